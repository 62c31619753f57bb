#include "base/optimise.h"

#include <algorithm>
#include <cmath>
#include <deque>

namespace lathe {

namespace {

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

struct Pair {
    Vector step, change; ///< of x and of the gradient
    double rho = 0;
};

/// −H·g by the two-loop recursion.
Vector direction(const Vector& gradient, const std::deque<Pair>& pairs)
{
    Vector q = gradient;
    Vector alpha(pairs.size());
    for (std::size_t k = pairs.size(); k-- > 0;) {
        alpha[k] = pairs[k].rho * dot(pairs[k].step, q);
        for (std::size_t i = 0; i < q.size(); ++i)
            q[i] -= alpha[k] * pairs[k].change[i];
    }
    if (!pairs.empty()) {
        const double scale = 1 / (pairs.back().rho * dot(pairs.back().change, pairs.back().change));
        for (double& value : q)
            value *= scale;
    }
    for (std::size_t k = 0; k < pairs.size(); ++k) {
        const double beta = pairs[k].rho * dot(pairs[k].change, q);
        for (std::size_t i = 0; i < q.size(); ++i)
            q[i] += (alpha[k] - beta) * pairs[k].step[i];
    }
    for (double& value : q)
        value = -value;
    return q;
}

/// The objective together with its L1 penalty.
class Penalised {
public:
    Penalised(const Objective& objective, const Vector& l1) : m_objective(objective), m_l1(l1) {}

    bool hasL1() const { return !m_l1.empty(); }

    double value(const Vector& x, Vector& gradient) const
    {
        double sum = m_objective(x, gradient);
        for (std::size_t i = 0; i < m_l1.size(); ++i)
            sum += m_l1[i] * std::abs(x[i]);
        return sum;
    }

    /// The subgradient of the least norm (Andrew and Gao, eq. 4).
    Vector pseudoGradient(const Vector& x, const Vector& gradient) const
    {
        if (!hasL1())
            return gradient;
        Vector result = gradient;
        for (std::size_t i = 0; i < m_l1.size(); ++i) {
            if (x[i] != 0)
                result[i] += x[i] > 0 ? m_l1[i] : -m_l1[i];
            else if (gradient[i] + m_l1[i] < 0)
                result[i] += m_l1[i];
            else if (gradient[i] - m_l1[i] > 0)
                result[i] -= m_l1[i];
            else
                result[i] = 0;
        }
        return result;
    }

private:
    const Objective& m_objective;
    const Vector& m_l1;
};

struct Point {
    Vector x, gradient;
    double value = 0;
};

/// Goes from `from` along `d`. Nothing when no step makes the value smaller.
bool lineSearch(const Penalised& f, const Point& from, const Vector& slope, const Vector& d, double firstStep, Point& to)
{
    const double descent = dot(slope, d);
    double low = 0, high = INFINITY, step = firstStep;
    for (int trial = 0; trial < 40; ++trial) {
        for (std::size_t i = 0; i < d.size(); ++i)
            to.x[i] = from.x[i] + step * d[i];
        double expected = step * descent;
        if (f.hasL1()) { // stays in the orthant of the pseudo-gradient
            expected = 0;
            for (std::size_t i = 0; i < d.size(); ++i) {
                const double sign = from.x[i] != 0 ? from.x[i] : -slope[i];
                if (to.x[i] * sign < 0)
                    to.x[i] = 0;
                expected += slope[i] * (to.x[i] - from.x[i]);
            }
        }
        to.value = f.value(to.x, to.gradient);
        if (!std::isfinite(to.value) || to.value > from.value + 1e-4 * expected)
            high = step;
        else if (!f.hasL1() && dot(to.gradient, d) < 0.9 * descent)
            low = step;
        else
            return true;
        step = std::isinf(high) ? 2 * low : (low + high) / 2;
    }
    return std::isfinite(to.value) && to.value < from.value;
}

double largest(const Vector& values)
{
    double result = 0;
    for (const double value : values)
        result = std::max(result, std::abs(value));
    return result;
}

} // namespace

Result<Optimum> minimise(const Objective& objective, std::vector<double> start, const OptimiseSettings& settings,
                         Progress& progress, const std::function<void(int, double)>& iterationEnded)
{
    const std::size_t size = start.size();
    const Penalised f(objective, settings.l1);
    Point current{std::move(start), Vector(size), 0};
    current.value = f.value(current.x, current.gradient);
    if (!std::isfinite(current.value))
        return fail(ErrorCode::Numeric, "The loss is not a finite number", "Scale the features, or penalise the weights more");
    std::deque<Pair> pairs;
    Point next{Vector(size), Vector(size), 0};
    Optimum result;
    while (result.iterations < settings.iterations) {
        if (progress.stopRequested())
            return cancelled();
        const Vector slope = f.pseudoGradient(current.x, current.gradient);
        if (largest(slope) <= settings.gradientTolerance) {
            result.converged = true;
            break;
        }
        Vector d = direction(slope, pairs);
        if (f.hasL1())
            for (std::size_t i = 0; i < size; ++i)
                if (d[i] * slope[i] >= 0)
                    d[i] = 0;
        const double firstStep = pairs.empty() ? std::min(1.0, 1 / std::max(1e-300, std::sqrt(dot(slope, slope)))) : 1.0;
        if (!lineSearch(f, current, slope, d, firstStep, next)) {
            if (!pairs.empty()) { // a bad memory: once more along the gradient
                pairs.clear();
                continue;
            }
            result.converged = true; // rounding hides any further fall
            break;
        }
        ++result.iterations;
        Pair pair{Vector(size), Vector(size), 0};
        for (std::size_t i = 0; i < size; ++i) {
            pair.step[i] = next.x[i] - current.x[i];
            pair.change[i] = next.gradient[i] - current.gradient[i];
        }
        const double curvature = dot(pair.step, pair.change);
        if (curvature > 1e-12 * dot(pair.change, pair.change)) {
            pair.rho = 1 / curvature;
            pairs.push_back(std::move(pair));
            if (pairs.size() > static_cast<std::size_t>(settings.memory))
                pairs.pop_front();
        }
        const double fall = current.value - next.value;
        const double scale = std::max({std::abs(current.value), std::abs(next.value), 1.0});
        std::swap(current, next);
        if (iterationEnded)
            iterationEnded(result.iterations, current.value);
        if (fall <= settings.valueTolerance * scale) {
            result.converged = true;
            break;
        }
    }
    result.value = current.value;
    result.x = std::move(current.x);
    return result;
}

} // namespace lathe
