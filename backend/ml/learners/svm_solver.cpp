#include "ml/learners/svm_solver.h"

#include "ml/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <list>

namespace lathe {

namespace {

/// Rows of the kernel matrix, made when they are asked for; the ones used last are kept.
class KernelRows {
public:
    KernelRows(const Matrix& x, double gamma) : m_x(x), m_gamma(gamma), m_columns(x.values.size()), m_norms(x.rows), m_kept(x.rows, m_order.end())
    {
        for (std::size_t i = 0; i < x.rows; ++i) {
            const auto row = x.row(i);
            m_norms[i] = dot(row.data(), row.data(), row.size());
            for (std::size_t k = 0; k < x.columns; ++k)
                m_columns[k * x.rows + i] = row[k];
        }
        m_most = std::max<std::size_t>(2, kBytes / (sizeof(float) * std::max<std::size_t>(1, x.rows)));
    }

    /// [n]; stays until `m_most` others have been asked for.
    const float* operator[](std::size_t i)
    {
        if (m_kept[i] != m_order.end()) {
            m_order.splice(m_order.begin(), m_order, m_kept[i]);
            return m_order.front().values.data();
        }
        if (m_order.size() < m_most) {
            m_order.push_front({i, std::vector<float>(m_x.rows)});
        } else {
            m_kept[m_order.back().row] = m_order.end();
            m_order.splice(m_order.begin(), m_order, std::prev(m_order.end()));
            m_order.front().row = i;
        }
        m_kept[i] = m_order.begin();
        make(i, m_order.front().values.data());
        return m_order.front().values.data();
    }

private:
    static constexpr std::size_t kBytes = std::size_t(400) << 20;
    static constexpr std::size_t kBlock = 512; ///< sums that stay in the nearest cache

    struct Kept {
        std::size_t row;
        std::vector<float> values;
    };

    /// Column by column, so that a column in which the row has 0, as most of one-hot columns, costs nothing.
    void make(std::size_t i, float* out) const
    {
        const auto row = m_x.row(i);
        std::array<double, kBlock> sums;
        for (std::size_t from = 0; from < m_x.rows; from += kBlock) {
            const std::size_t count = std::min(kBlock, m_x.rows - from);
            std::fill_n(sums.begin(), count, 0.0);
            for (std::size_t k = 0; k < row.size(); ++k)
                if (row[k] != 0)
                    addScaled(row[k], m_columns.data() + k * m_x.rows + from, sums.data(), count);
            for (std::size_t j = 0; j < count; ++j)
                sums[j] = -m_gamma * std::max(0.0, m_norms[i] + m_norms[from + j] - 2 * sums[j]);
            exponentials(sums.data(), count);
            for (std::size_t j = 0; j < count; ++j)
                out[from + j] = static_cast<float>(sums[j]);
        }
        out[i] = 1;
    }

    const Matrix& m_x;
    double m_gamma;
    std::vector<double> m_columns; ///< [columns, n]
    std::vector<double> m_norms;   ///< |x|²
    std::list<Kept> m_order;       ///< used last: first
    std::vector<std::list<Kept>::iterator> m_kept;
    std::size_t m_most = 2;
};

class Solver {
public:
    Solver(const SvmProblem& problem, const Progress& progress)
        : m_problem(problem), m_progress(progress), m_n(problem.rows.rows), m_kernel(problem.rows, problem.gamma),
          m_beta(problem.start.empty() ? std::vector<double>(m_n, 0) : problem.start), m_slope(problem.targets), m_up(m_n), m_down(m_n)
    {
    }

    Result<SvmSolution> solve()
    {
        for (std::size_t i = 0; i < m_n; ++i) {
            place(i);
            if (m_beta[i] != 0)
                addScaled(-m_beta[i], m_kernel[i], m_slope.data(), m_n);
            if (i % kSteps == 0 && m_progress.stopRequested())
                return cancelled();
        }
        const std::size_t most = std::max<std::size_t>(10'000'000, 100 * m_n); // as LIBSVM: it has never been seen to be needed
        for (std::size_t step = 0; step < most; ++step) {
            if (step % kSteps == 0 && m_progress.stopRequested())
                return cancelled();
            const std::size_t i = steepestUp();
            if (i == m_n)
                break;
            const float* ofI = m_kernel[i];
            const std::size_t j = bestPartner(ofI);
            if (j == m_n)
                break;
            move(i, j, ofI);
        }
        return SvmSolution{std::move(m_beta), rho()};
    }

private:
    static constexpr std::size_t kSteps = 64; ///< between two looks at the progress

    /// What a row's slope has added when its coefficient grows, or falls; infinite when it cannot.
    void place(std::size_t i)
    {
        const double beta = m_beta[i], tube = m_problem.tube;
        m_up[i] = beta >= m_problem.high[i] ? -INFINITY : beta < 0 ? tube : -tube;
        m_down[i] = beta <= m_problem.low[i] ? INFINITY : beta > 0 ? -tube : tube;
    }

    std::size_t steepestUp()
    {
        m_top = -INFINITY;
        std::size_t best = m_n;
        for (std::size_t t = 0; t < m_n; ++t)
            if (const double slope = m_slope[t] + m_up[t]; slope > m_top) {
                m_top = slope;
                best = t;
            }
        return best;
    }

    /// The row with which the chosen one gains most in a step without bounds; none when no two rows disagree any more.
    std::size_t bestPartner(const float* ofI)
    {
        double bottom = INFINITY, gain = 0, curvature = 1; // of the best: gain / curvature
        std::size_t best = m_n;
        for (std::size_t t = 0; t < m_n; ++t) {
            const double slope = m_slope[t] + m_down[t];
            bottom = std::min(bottom, slope);
            const double rise = std::max(0.0, m_top - slope), square = rise * rise;
            const double bend = std::max(kLeastCurvature, 2 - 2 * static_cast<double>(ofI[t]));
            if (square * curvature > gain * bend) {
                gain = square;
                curvature = bend;
                best = t;
            }
        }
        return m_top - bottom < m_problem.tolerance ? m_n : best;
    }

    void move(std::size_t i, std::size_t j, const float* ofI)
    {
        const auto& low = m_problem.low;
        const auto& high = m_problem.high;
        // Up to the bound, or to 0, where the tube bends the function.
        const double upTo = m_problem.tube > 0 && m_beta[i] < 0 ? 0 : high[i];
        const double downTo = m_problem.tube > 0 && m_beta[j] > 0 ? 0 : low[j];
        const double bend = std::max(kLeastCurvature, 2 - 2 * static_cast<double>(ofI[j]));
        const double wanted = (m_top - m_slope[j] - m_down[j]) / bend;
        const double step = std::min({wanted, upTo - m_beta[i], m_beta[j] - downTo});
        m_beta[i] = step == upTo - m_beta[i] ? upTo : m_beta[i] + step; // exactly, so that bounds are met
        m_beta[j] = step == m_beta[j] - downTo ? downTo : m_beta[j] - step;
        place(i);
        place(j);
        addScaled(-step, ofI, m_slope.data(), m_n);
        addScaled(step, m_kernel[j], m_slope.data(), m_n);
    }

    /// Rows between their bounds agree about it; without such, the middle of what the others allow.
    double rho() const
    {
        double sum = 0, top = -INFINITY, bottom = INFINITY;
        std::size_t free = 0;
        for (std::size_t i = 0; i < m_n; ++i) {
            const double up = m_slope[i] + m_up[i], down = m_slope[i] + m_down[i];
            if (up == down) {
                sum += up;
                ++free;
            }
            top = std::max(top, up);
            bottom = std::min(bottom, down);
        }
        return free > 0 ? -sum / static_cast<double>(free) : -(top + bottom) / 2;
    }

    static constexpr double kLeastCurvature = 1e-12; ///< of two rows that are the same

    const SvmProblem& m_problem;
    const Progress& m_progress;
    std::size_t m_n;
    KernelRows m_kernel;
    std::vector<double> m_beta;
    std::vector<double> m_slope;      ///< z − Kβ
    std::vector<double> m_up, m_down; ///< see place()
    double m_top = 0;                 ///< the steepest slope upwards
};

} // namespace

Result<SvmSolution> solveSvm(const SvmProblem& problem, const Progress& progress)
{
    return Solver(problem, progress).solve();
}

} // namespace lathe
