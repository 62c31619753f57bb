// A number that judges predictions. One file each in metrics/, one line each in the list.
#pragma once

#include "base/catalog.h"
#include "eval/evaluation.h"
#include "ml/task.h"

#include <span>

namespace lathe {

struct MetricInfo {
    std::string id;    ///< `accuracy`, `balanced_accuracy`, `f1_macro`, …
    std::string name;
    std::string help;
    bool higherIsBetter = true;
    Task task = Task::Classification;
};

/// The labelled items that have a prediction, packed; see judgedItems().
struct Judged {
    const Predictions& predictions;
    std::vector<std::uint32_t> items = {};    ///< [m] indices into the predictions, ascending
    std::vector<std::int32_t> truth = {};     ///< [m] class indices; empty for regression
    std::vector<std::int32_t> predicted = {}; ///< [m] class indices; empty for regression
    std::vector<double> trueValues = {};      ///< [m] for regression, else empty
    std::vector<double> values = {};          ///< [m] predicted, for regression, else empty

    std::size_t size() const { return items.size(); }
    std::size_t classCount() const { return predictions.classes.size(); }
    float probability(std::size_t position, std::size_t classIndex) const
    {
        return predictions.row(items[position])[classIndex];
    }
};

/// `truth` has one class index an item, -1 for none.
/// Fails with InvalidArgument when sizes or class indices do not fit, with Numeric for a probability that
/// is not finite.
Result<Judged> judgedItems(const Predictions& predictions, std::span<const std::int32_t> truth);
/// `truth` has one value an item, NaN for none. Judges the output `value`, or the first. An item without
/// a truth or with a NaN is left out. Fails as above.
Result<Judged> judgedValues(const Predictions& predictions, std::span<const double> truth);

/// How often each judged item counts, and what that makes by class.
struct Draw {
    std::vector<std::uint32_t> times;    ///< [m]
    std::int64_t total = 0;
    std::vector<std::int64_t> correct;   ///< [k] items of the class that were predicted as it
    std::vector<std::int64_t> support;   ///< [k] items of the class
    std::vector<std::int64_t> predicted; ///< [k] items predicted as the class
};

/// Every item once.
Draw wholeDraw(const Judged& judged);
/// As many items as there are, drawn with replacement (Efron 1979); reuses the memory of `draw`.
void resample(const Judged& judged, std::uint64_t seed, Draw& draw);

/// A metric, prepared for one set of judged items, so that a thousand resamples of it stay cheap.
class Estimator {
public:
    virtual ~Estimator() = default;
    /// Nothing where the draw leaves the metric undefined.
    virtual std::optional<double> value(const Draw& draw) const = 0;
};

class Metric {
public:
    virtual ~Metric() = default;
    virtual const MetricInfo& info() const = 0;
    /// Why the metric has no value on these items, as "undefined because …"; empty when it has one.
    /// Called with at least one item.
    virtual std::string undefined(const Judged& judged) const = 0;
    /// For items on which the metric is defined; `judged` must outlive the estimator.
    virtual std::unique_ptr<Estimator> prepare(const Judged& judged) const = 0;
};

/// Classification: accuracy, balanced_accuracy, precision_macro, recall_macro, f1_macro, f1_weighted, log_loss,
/// roc_auc. Regression: r2, rmse, mae, mape. None of other tasks.
const Catalog<Metric>& builtinMetrics(Task task = Task::Classification);

/// Of every metric that judges the task, in the order of the tables; those of clusters, which are judged on the
/// features (see clustering.h), and of boxes (see detection.h) too.
const std::vector<MetricInfo>& metricInfos(Task task);

} // namespace lathe
