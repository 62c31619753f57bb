#include "ml/tpe.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace lathe {

namespace {

constexpr std::size_t kMostGood = 25;

double normalCumulative(double z)
{
    return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

/// Counts with one added to each option.
class CountDensity {
public:
    CountDensity(std::size_t options, const std::vector<double>& seen) : m_shares(options, 1.0)
    {
        for (const double coordinate : seen)
            m_shares[static_cast<std::size_t>(coordinate)] += 1;
        const double sum = std::accumulate(m_shares.begin(), m_shares.end(), 0.0);
        for (double& share : m_shares)
            share /= sum;
    }

    double draw(Random& random) const
    {
        double left = random.uniform();
        std::size_t option = 0;
        while (option + 1 < m_shares.size() && left >= m_shares[option])
            left -= m_shares[option++];
        return static_cast<double>(option);
    }
    double logarithm(double coordinate) const { return std::log(m_shares[static_cast<std::size_t>(coordinate)]); }

private:
    std::vector<double> m_shares;
};

/// Normal densities of equal weight, each cut to [0, 1].
class MixtureDensity {
public:
    explicit MixtureDensity(std::vector<double> centres)
    {
        // The broad one stands for what was believed before anything was seen.
        centres.push_back(0.5);
        const std::size_t broad = centres.size() - 1;
        std::vector<std::size_t> order(centres.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return std::pair(centres[a], a) < std::pair(centres[b], b); });
        const double narrowest = 1.0 / std::min(100.0, 1.0 + static_cast<double>(centres.size()));
        for (std::size_t i = 0; i < order.size(); ++i) {
            const double centre = centres[order[i]];
            const double below = i > 0 ? centre - centres[order[i - 1]] : centre;
            const double above = i + 1 < order.size() ? centres[order[i + 1]] - centre : 1 - centre;
            const double width = order[i] == broad ? 1.0 : std::clamp(std::max(below, above), narrowest, 1.0);
            const double from = normalCumulative(-centre / width);
            m_parts.push_back({centre, width, normalCumulative((1 - centre) / width) - from});
        }
    }

    double draw(Random& random) const
    {
        const Part& part = m_parts[random.below(m_parts.size())];
        // Rejection: at least a third of each normal density lies inside.
        for (int attempt = 0; attempt < 100; ++attempt) {
            const double radius = std::sqrt(-2 * std::log(1 - random.uniform()));
            const double value = part.centre + part.width * radius * std::cos(2 * std::numbers::pi * random.uniform());
            if (value >= 0 && value <= 1)
                return value;
        }
        return part.centre;
    }

    double logarithm(double coordinate) const
    {
        double sum = 0;
        for (const Part& part : m_parts) {
            const double z = (coordinate - part.centre) / part.width;
            sum += std::exp(-0.5 * z * z) / (part.width * part.inside);
        }
        return std::log(sum / (static_cast<double>(m_parts.size()) * std::sqrt(2 * std::numbers::pi)));
    }

private:
    struct Part { double centre, width, inside; };
    std::vector<Part> m_parts;
};

/// The densities of one branch, over the observations that count.
class BranchDensity {
public:
    BranchDensity(const SearchSpace& space, const std::vector<const SearchPoint*>& seen)
    {
        for (std::size_t i = 0; i < space.dimensions.size(); ++i) {
            std::vector<double> coordinates;
            for (const SearchPoint* point : seen)
                coordinates.push_back((*point)[i]);
            const SearchDimension& dimension = space.dimensions[i];
            m_dimensions.push_back(dimension.isCategorical()
                                       ? Density(CountDensity(dimension.options.size(), coordinates))
                                       : Density(MixtureDensity(std::move(coordinates))));
        }
    }

    SearchPoint draw(Random& random) const
    {
        SearchPoint point;
        for (const Density& density : m_dimensions)
            point.push_back(std::visit([&](const auto& one) { return one.draw(random); }, density));
        return point;
    }

    double logarithm(const SearchPoint& point) const
    {
        double sum = 0;
        for (std::size_t i = 0; i < m_dimensions.size(); ++i)
            sum += std::visit([&](const auto& one) { return one.logarithm(point[i]); }, m_dimensions[i]);
        return sum;
    }

private:
    using Density = std::variant<CountDensity, MixtureDensity>;
    std::vector<Density> m_dimensions;
};

/// The density of the whole tree.
class TreeDensity {
public:
    TreeDensity(const std::vector<SearchSpace>& branches, const std::vector<const SearchObservation*>& seen)
        : m_choice(branches.size(), branchesOf(seen))
    {
        for (std::size_t branch = 0; branch < branches.size(); ++branch) {
            std::vector<const SearchPoint*> points;
            for (const SearchObservation* one : seen)
                if (one->branch == branch)
                    points.push_back(&one->point);
            m_branches.emplace_back(branches[branch], points);
        }
    }

    SearchProposal draw(Random& random) const
    {
        const auto branch = static_cast<std::size_t>(m_choice.draw(random));
        return {branch, m_branches[branch].draw(random)};
    }

    double logarithm(const SearchProposal& at) const
    {
        return m_choice.logarithm(static_cast<double>(at.branch)) + m_branches[at.branch].logarithm(at.point);
    }

private:
    static std::vector<double> branchesOf(const std::vector<const SearchObservation*>& seen)
    {
        std::vector<double> branches;
        for (const SearchObservation* one : seen)
            branches.push_back(static_cast<double>(one->branch));
        return branches;
    }

    CountDensity m_choice;
    std::vector<BranchDensity> m_branches;
};

} // namespace

Tpe::Tpe(std::vector<SearchSpace> branches, std::uint64_t seed, TpeOptions options)
    : m_branches(std::move(branches)), m_seed(seed), m_options(options)
{
}

SearchProposal Tpe::propose(const std::vector<SearchObservation>& seen) const
{
    Random random(seedFor(m_seed, seen.size()));
    if (std::ssize(seen) < m_options.startup) {
        const std::size_t branch = random.below(m_branches.size());
        return {branch, m_branches[branch].draw(random)};
    }
    std::vector<const SearchObservation*> order;
    for (const SearchObservation& one : seen)
        order.push_back(&one);
    std::ranges::stable_sort(order, {}, &SearchObservation::loss);
    const auto wanted = static_cast<std::size_t>(std::ceil(m_options.goodShare * static_cast<double>(order.size())));
    const auto good = static_cast<std::ptrdiff_t>(std::clamp<std::size_t>(wanted, 1, std::min(kMostGood, order.size())));
    const TreeDensity goodDensity(m_branches, {order.begin(), order.begin() + good});
    const TreeDensity otherDensity(m_branches, {order.begin() + good, order.end()});

    SearchProposal best;
    double bestScore = -std::numeric_limits<double>::infinity();
    for (int i = 0; i < m_options.candidates; ++i) {
        SearchProposal candidate = goodDensity.draw(random);
        const double score = goodDensity.logarithm(candidate) - otherDensity.logarithm(candidate);
        if (i == 0 || score > bestScore) {
            bestScore = score;
            best = std::move(candidate);
        }
    }
    return best;
}

} // namespace lathe
