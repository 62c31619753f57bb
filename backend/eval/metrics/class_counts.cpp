#include "eval/metrics/class_counts.h"

namespace lathe {

namespace {

double quotient(std::int64_t part, std::int64_t whole)
{
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

class CountEstimator final : public Estimator {
public:
    explicit CountEstimator(double (*formula)(const Draw&)) : m_formula(formula) {}
    std::optional<double> value(const Draw& draw) const override { return m_formula(draw); }

private:
    double (*m_formula)(const Draw&);
};

class CountMetric final : public Metric {
public:
    CountMetric(MetricInfo info, double (*formula)(const Draw&))
        : m_info(std::move(info)), m_formula(formula)
    {
    }
    const MetricInfo& info() const override { return m_info; }
    std::string undefined(const Judged&) const override { return {}; }
    std::unique_ptr<Estimator> prepare(const Judged&) const override
    {
        return std::make_unique<CountEstimator>(m_formula);
    }

private:
    MetricInfo m_info;
    double (*m_formula)(const Draw&);
};

} // namespace

double classPrecision(const Draw& draw, std::size_t classIndex)
{
    return quotient(draw.correct[classIndex], draw.predicted[classIndex]);
}

double classRecall(const Draw& draw, std::size_t classIndex)
{
    return quotient(draw.correct[classIndex], draw.support[classIndex]);
}

double classF1(const Draw& draw, std::size_t classIndex)
{
    return quotient(2 * draw.correct[classIndex],
                    draw.support[classIndex] + draw.predicted[classIndex]);
}

double macroMean(const Draw& draw, double (*score)(const Draw&, std::size_t))
{
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t c = 0; c < draw.support.size(); ++c) {
        if (draw.support[c] == 0 && draw.predicted[c] == 0)
            continue;
        sum += score(draw, c);
        ++count;
    }
    return count == 0 ? 0 : sum / static_cast<double>(count);
}

std::unique_ptr<const Metric> countMetric(MetricInfo info, double (*formula)(const Draw&))
{
    return std::make_unique<CountMetric>(std::move(info), formula);
}

} // namespace lathe
