#include "ml/simplex.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lathe {

namespace {

struct Corner {
    std::vector<double> x;
    double value = 0;
};

Corner descend(const std::function<double(std::span<const double>)>& objective, const std::vector<double>& start, double edge, int iterations)
{
    const auto judged = [&](std::vector<double> x) {
        const double value = objective(x);
        return Corner{std::move(x), std::isfinite(value) ? value : std::numeric_limits<double>::max()};
    };
    const std::size_t n = start.size();
    std::vector<Corner> corners{judged(start)};
    for (std::size_t i = 0; i < n; ++i) {
        std::vector<double> x = start;
        x[i] += edge;
        corners.push_back(judged(std::move(x)));
    }
    for (int iteration = 0; iteration < iterations; ++iteration) {
        std::ranges::sort(corners, {}, &Corner::value);
        if (corners.back().value - corners.front().value <= 1e-8 * (std::abs(corners.front().value) + 1e-12))
            break;
        std::vector<double> middle(n, 0);
        for (std::size_t c = 0; c < n; ++c)
            for (std::size_t i = 0; i < n; ++i)
                middle[i] += corners[c].x[i] / static_cast<double>(n);
        // Where the worst corner lands when it is thrown through the middle of the others.
        const auto thrown = [&](double distance) {
            std::vector<double> x(n);
            for (std::size_t i = 0; i < n; ++i)
                x[i] = middle[i] + distance * (middle[i] - corners.back().x[i]);
            return judged(std::move(x));
        };
        Corner reflected = thrown(1);
        if (reflected.value < corners.front().value) {
            Corner farther = thrown(2);
            corners.back() = farther.value < reflected.value ? std::move(farther) : std::move(reflected);
            continue;
        }
        if (reflected.value < corners[n - 1].value) {
            corners.back() = std::move(reflected);
            continue;
        }
        Corner nearer = thrown(reflected.value < corners.back().value ? 0.5 : -0.5);
        if (nearer.value < std::min(reflected.value, corners.back().value)) {
            corners.back() = std::move(nearer);
            continue;
        }
        for (std::size_t c = 1; c <= n; ++c) {
            for (std::size_t i = 0; i < n; ++i)
                corners[c].x[i] = (corners[0].x[i] + corners[c].x[i]) / 2;
            corners[c] = judged(std::move(corners[c].x));
        }
    }
    return *std::ranges::min_element(corners, {}, &Corner::value);
}

} // namespace

SimplexOptimum minimiseBySimplex(const std::function<double(std::span<const double>)>& objective, std::vector<double> start, double edge, int iterations)
{
    if (start.empty())
        return {{}, objective({})};
    const Corner first = descend(objective, start, edge, iterations);
    Corner second = descend(objective, first.x, edge / 4, iterations);
    return {std::move(second.x), second.value};
}

} // namespace lathe
