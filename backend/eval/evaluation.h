// The judgement of a classifier on labelled items.
#pragma once

#include "base/result.h"
#include "ml/predictions.h"

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
    std::int64_t support = 0;   ///< items whose truth it is
    std::int64_t predicted = 0; ///< items predicted as it
};

struct Evaluation {
    std::vector<std::string> classes;
    std::int64_t items = 0;    ///< labelled and predicted
    std::int64_t left = 0;     ///< unlabelled or without a prediction
    std::map<std::string, Measurement> metrics; ///< ids as in metrics/, see builtinMetrics()
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

/// Fixed-width text, for the command line and golden tests.
std::string toText(const Evaluation& evaluation);

} // namespace lathe
