#include "eval/metrics/metric_list.h"

#include <algorithm>
#include <numeric>

namespace lathe {

namespace {

class R2Estimator final : public Estimator {
public:
    explicit R2Estimator(const Judged& judged) : m_squares(judged.size()), m_truth(judged.trueValues)
    {
        // About their mean, so that far-off values lose no digits in the sums.
        const double mean = std::accumulate(m_truth.begin(), m_truth.end(), 0.0) / static_cast<double>(m_truth.size());
        for (std::size_t i = 0; i < m_squares.size(); ++i) {
            const double error = judged.trueValues[i] - judged.values[i];
            m_squares[i] = error * error;
            m_truth[i] -= mean;
        }
    }

    std::optional<double> value(const Draw& draw) const override
    {
        double residual = 0;
        double sum = 0;
        double squares = 0;
        double low = 0, high = 0;
        bool isAny = false;
        for (std::size_t i = 0; i < m_truth.size(); ++i) {
            if (draw.times[i] == 0)
                continue;
            const double times = draw.times[i];
            residual += times * m_squares[i];
            sum += times * m_truth[i];
            squares += times * m_truth[i] * m_truth[i];
            low = isAny ? std::min(low, m_truth[i]) : m_truth[i];
            high = isAny ? std::max(high, m_truth[i]) : m_truth[i];
            isAny = true;
        }
        if (low == high)
            return std::nullopt;
        return 1 - residual / (squares - sum * sum / static_cast<double>(draw.total));
    }

private:
    std::vector<double> m_squares; ///< of the errors
    std::vector<double> m_truth;   ///< less their mean
};

class R2 final : public Metric {
public:
    const MetricInfo& info() const override { return m_info; }
    std::string undefined(const Judged& judged) const override
    {
        if (judged.size() == 1)
            return "undefined because there is only one item";
        const auto [low, high] = std::ranges::minmax_element(judged.trueValues);
        return *low == *high ? "undefined because all true values are equal" : "";
    }
    std::unique_ptr<Estimator> prepare(const Judged& judged) const override { return std::make_unique<R2Estimator>(judged); }

private:
    MetricInfo m_info{"r2", "R²",
                      "The share of the target's variance that the predictions explain: 1 is perfect, 0 is no better than the "
                      "mean, below 0 is worse.",
                      true, Task::Regression};
};

} // namespace

std::unique_ptr<const Metric> makeR2()
{
    return std::make_unique<R2>();
}

} // namespace lathe
