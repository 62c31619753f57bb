#include "eval/metrics/value_loss.h"

namespace lathe {

namespace {

class LossEstimator final : public Estimator {
public:
    LossEstimator(const Judged& judged, const ValueLoss& loss) : m_losses(judged.size()), m_finish(loss.finish)
    {
        for (std::size_t i = 0; i < m_losses.size(); ++i)
            m_losses[i] = loss.loss(judged.trueValues[i], judged.values[i]);
    }

    std::optional<double> value(const Draw& draw) const override
    {
        double sum = 0;
        for (std::size_t i = 0; i < m_losses.size(); ++i)
            sum += draw.times[i] * m_losses[i];
        const double mean = sum / static_cast<double>(draw.total);
        return m_finish ? m_finish(mean) : mean;
    }

private:
    std::vector<double> m_losses; ///< by item
    double (*m_finish)(double);
};

class LossMetric final : public Metric {
public:
    LossMetric(MetricInfo info, ValueLoss loss) : m_info(std::move(info)), m_loss(loss) {}
    const MetricInfo& info() const override { return m_info; }
    std::string undefined(const Judged& judged) const override { return m_loss.undefined ? m_loss.undefined(judged) : std::string(); }
    std::unique_ptr<Estimator> prepare(const Judged& judged) const override
    {
        return std::make_unique<LossEstimator>(judged, m_loss);
    }

private:
    MetricInfo m_info;
    ValueLoss m_loss;
};

} // namespace

std::unique_ptr<const Metric> lossMetric(MetricInfo info, ValueLoss loss)
{
    return std::make_unique<LossMetric>(std::move(info), loss);
}

} // namespace lathe
