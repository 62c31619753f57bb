#include "eval/metrics/metric_list.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lathe {

namespace {

class LogLossEstimator final : public Estimator {
public:
    explicit LogLossEstimator(const Judged& judged) : m_losses(judged.size())
    {
        // Clipped as scikit-learn does for double precision, so that one sure mistake is not
        // infinite.
        constexpr double kLeast = std::numeric_limits<double>::epsilon();
        for (std::size_t i = 0; i < judged.size(); ++i) {
            const double p = judged.probability(i, static_cast<std::size_t>(judged.truth[i]));
            m_losses[i] = -std::log(std::clamp(p, kLeast, 1 - kLeast));
        }
    }

    std::optional<double> value(const Draw& draw) const override
    {
        double sum = 0;
        for (std::size_t i = 0; i < m_losses.size(); ++i)
            sum += draw.times[i] * m_losses[i];
        return sum / static_cast<double>(draw.total);
    }

private:
    std::vector<double> m_losses; ///< by item
};

class LogLoss final : public Metric {
public:
    const MetricInfo& info() const override { return m_info; }
    std::string undefined(const Judged&) const override { return {}; }
    std::unique_ptr<Estimator> prepare(const Judged& judged) const override
    {
        return std::make_unique<LogLossEstimator>(judged);
    }

private:
    MetricInfo m_info{"log_loss", "Log loss",
                      "The mean of −ln p, where p is the probability given to the true class. Sure "
                      "mistakes cost most; 0 is perfect.",
                      false};
};

} // namespace

std::unique_ptr<const Metric> makeLogLoss()
{
    return std::make_unique<LogLoss>();
}

} // namespace lathe
