#include "eval/evaluation.h"

#include "base/random.h"
#include "eval/metric.h"
#include "eval/metrics/class_counts.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

/// Items drawn over all resamples; more than two hundred resamples are drawn in any case.
constexpr std::size_t kDraws = 200'000'000;
constexpr std::size_t kLeastResamples = 200;
/// Beyond this many, the values to sort for the intervals of each class would fill the memory.
constexpr std::size_t kClassesWithIntervals = 2048;

/// Of the square table of counts.
constexpr std::size_t kMostClasses = 10'000;

constexpr double kTail = 0.025; // 95 %

/// Linear between the order statistics; `values` are not empty and get reordered.
double quantile(std::vector<double>& values, double share)
{
    const double position = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::ptrdiff_t>(position);
    std::nth_element(values.begin(), values.begin() + below, values.end());
    const double low = values[static_cast<std::size_t>(below)];
    if (below + 1 == std::ssize(values))
        return low;
    const double high = *std::min_element(values.begin() + below + 1, values.end());
    return low + (position - static_cast<double>(below)) * (high - low);
}

/// The values of one measurement over the resamples.
struct Spread {
    Measurement* measurement = nullptr;
    std::vector<double> values;

    /// With fewer than half of the resamples defined, an interval would tell of the defined ones
    /// only.
    void finish(std::size_t resamples)
    {
        if (values.empty() || 2 * values.size() < resamples)
            return;
        measurement->low = quantile(values, kTail);
        measurement->high = quantile(values, 1 - kTail);
    }
};

Measurement quotient(std::int64_t part, std::int64_t whole, std::string undefined)
{
    Measurement measurement;
    if (whole > 0)
        measurement.value = static_cast<double>(part) / static_cast<double>(whole);
    else
        measurement.undefined = std::move(undefined);
    return measurement;
}

ClassReport reportOf(const std::string& name, std::size_t classIndex, const Draw& whole)
{
    ClassReport report;
    report.name = name;
    report.support = whole.support[classIndex];
    report.predicted = whole.predicted[classIndex];
    const std::int64_t correct = whole.correct[classIndex];
    report.precision =
        quotient(correct, report.predicted, "undefined because nothing was predicted as " + name);
    report.recall =
        quotient(correct, report.support, "undefined because the class " + name + " has no items");
    report.f1 = quotient(2 * correct, report.support + report.predicted,
                         "undefined because the class " + name +
                             " has no items and nothing was predicted as it");
    return report;
}

struct PreparedMetric {
    std::unique_ptr<Estimator> estimator;
    Spread spread;
};

struct ClassSpread {
    Spread precision, recall, f1;

    void add(const Draw& draw, std::size_t c)
    {
        if (draw.predicted[c] > 0)
            precision.values.push_back(classPrecision(draw, c));
        if (draw.support[c] > 0)
            recall.values.push_back(classRecall(draw, c));
        if (draw.support[c] + draw.predicted[c] > 0)
            f1.values.push_back(classF1(draw, c));
    }
};

void addIntervals(const Judged& judged, const EvaluationOptions& options,
                  std::vector<PreparedMetric>& metrics, std::vector<ClassReport>& reports)
{
    const std::size_t affordable = std::max(kLeastResamples, kDraws / judged.size());
    const std::size_t resamples = std::min(static_cast<std::size_t>(options.resamples), affordable);
    std::vector<ClassSpread> classes(reports.size() <= kClassesWithIntervals ? reports.size() : 0);
    for (std::size_t c = 0; c < classes.size(); ++c) {
        classes[c].precision.measurement = &reports[c].precision;
        classes[c].recall.measurement = &reports[c].recall;
        classes[c].f1.measurement = &reports[c].f1;
    }
    Draw draw;
    for (std::size_t r = 0; r < resamples; ++r) {
        resample(judged, seedFor(options.seed, r), draw);
        for (PreparedMetric& metric : metrics)
            if (const auto value = metric.estimator->value(draw))
                metric.spread.values.push_back(*value);
        for (std::size_t c = 0; c < classes.size(); ++c)
            classes[c].add(draw, c);
    }
    for (PreparedMetric& metric : metrics)
        metric.spread.finish(resamples);
    for (ClassSpread& spread : classes)
        for (Spread* one : {&spread.precision, &spread.recall, &spread.f1})
            if (one->measurement->value)
                one->finish(resamples);
}

/// The task's metrics and all intervals.
void addMetrics(const Judged& judged, const Draw& whole, const EvaluationOptions& options, Evaluation& evaluation)
{
    const bool isRegression = evaluation.task == Task::Regression;
    const std::string nothing = isRegression ? "undefined because there are no items with a true value"
                                             : "undefined because there are no labelled items";
    std::vector<PreparedMetric> prepared;
    for (const auto& metric : builtinMetrics(evaluation.task)) {
        Measurement& measurement = evaluation.metrics[metric->info().id];
        measurement.undefined = judged.size() == 0 ? nothing : metric->undefined(judged);
        if (!measurement.undefined.empty())
            continue;
        auto estimator = metric->prepare(judged);
        measurement.value = estimator->value(whole);
        prepared.push_back({std::move(estimator), {&measurement, {}}});
    }
    if (judged.size() > 0 && options.resamples > 0)
        addIntervals(judged, options, prepared, evaluation.perClass);
}

} // namespace

Result<Evaluation> evaluate(const Predictions& predictions, std::span<const std::int32_t> truth,
                            const EvaluationOptions& options)
{
    if (options.resamples < 0)
        return fail(ErrorCode::InvalidArgument, "The number of resamples is not negative");
    LATHE_TRY(const Judged judged, judgedItems(predictions, truth));
    const std::size_t classCount = judged.classCount();
    if (classCount > kMostClasses)
        return fail(ErrorCode::OutOfMemory, "A confusion matrix of " + std::to_string(classCount) +
                                                " classes is too large");
    Evaluation evaluation;
    evaluation.classes = predictions.classes;
    evaluation.items = static_cast<std::int64_t>(judged.size());
    evaluation.left = static_cast<std::int64_t>(predictions.size() - judged.size());
    evaluation.confusion.assign(classCount * classCount, 0);
    for (std::size_t i = 0; i < judged.size(); ++i)
        ++evaluation.confusion[static_cast<std::size_t>(judged.truth[i]) * classCount +
                               static_cast<std::size_t>(judged.predicted[i])];

    const Draw whole = wholeDraw(judged);
    for (std::size_t c = 0; c < classCount; ++c)
        evaluation.perClass.push_back(reportOf(predictions.classes[c], c, whole));

    addMetrics(judged, whole, options, evaluation);
    return evaluation;
}

Result<Evaluation> evaluate(const Predictions& predictions, const Truth& truth, const EvaluationOptions& options)
{
    if (!truth.labels.empty() || !predictions.classes.empty())
        return evaluate(predictions, std::span(truth.labels), options);
    if (options.resamples < 0)
        return fail(ErrorCode::InvalidArgument, "The number of resamples is not negative");
    LATHE_TRY(const Judged judged, judgedValues(predictions, truth.values));
    Evaluation evaluation;
    evaluation.task = Task::Regression;
    evaluation.items = static_cast<std::int64_t>(judged.size());
    evaluation.left = static_cast<std::int64_t>(predictions.size() - judged.size());
    addMetrics(judged, wholeDraw(judged), options, evaluation);
    return evaluation;
}

} // namespace lathe
