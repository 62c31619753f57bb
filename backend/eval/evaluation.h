// The judgement of predictions by the truth.
#pragma once

#include "base/result.h"
#include "ml/predictions.h"
#include "ml/task.h"

#include <map>
#include <optional>

namespace lathe {

/// A metric's value with a 95 % interval, or the reason why it has none.
struct Measurement {
    std::optional<double> value;
    std::optional<double> low, high; ///< percentile bootstrap, 1,000 resamples by default
    std::string undefined;           ///< "undefined because the class Shirt has no items"
};

struct ClassReport {
    std::string name;
    Measurement precision, recall, f1;
    std::int64_t support = 0;   ///< items whose truth it is; of a detector: true boxes
    std::int64_t predicted = 0; ///< items predicted as it; of a detector: boxes found
    Measurement averagePrecision50, averagePrecision; ///< of a detector: at an overlap of 0.5, over 0.5 to 0.95
};

struct Evaluation {
    Task task = Task::Classification;
    std::vector<std::string> classes; ///< of a classifier, and what belongs to them: perClass, confusion
    std::int64_t items = 0;    ///< with a truth and predicted; of clusters: in one of them
    std::int64_t left = 0;     ///< without a truth or a prediction; of clusters: noise
    std::optional<double> confidence; ///< of a detector: from which score on `found`, precision, recall and F1 count
    std::map<std::string, Measurement> metrics; ///< by id, see metricInfos()
    std::vector<ClassReport> perClass;
    std::vector<std::int64_t> confusion; ///< [k, k], rows are truth
    std::int64_t count(std::size_t truth, std::size_t predicted) const
    {
        return confusion[truth * classes.size() + predicted];
    }
};

struct EvaluationOptions {
    int resamples = 1000; ///< 0: no intervals; fewer are drawn for more than 200,000 items, at least 200
    std::uint64_t seed = 0;
};

/// `truth` has one class index an item, -1 for none. Fails with InvalidArgument when sizes differ.
Result<Evaluation> evaluate(const Predictions& predictions, std::span<const std::int32_t> truth,
                            const EvaluationOptions& options = {});

/// What is known of items, one entry an item: classes or values, the other is empty.
struct Truth {
    std::vector<std::int32_t> labels; ///< -1 for none
    std::vector<double> values;       ///< NaN for none
};

/// Judges a classifier where there are labels, else a regression. Fails as above.
Result<Evaluation> evaluate(const Predictions& predictions, const Truth& truth, const EvaluationOptions& options = {});

/// Fixed-width text, for the command line and golden tests.
std::string toText(const Evaluation& evaluation);

} // namespace lathe
