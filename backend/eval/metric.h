// A number that judges predictions. One file each in metrics/, one line each in the list.
#pragma once

#include "base/catalog.h"
#include "eval/evaluation.h"

namespace lathe {

struct MetricInfo {
    std::string id;    ///< `accuracy`, `balanced_accuracy`, `f1_macro`, …
    std::string name;
    std::string help;
    bool higherIsBetter = true;
};

/// The items to judge; `items` are indices, with repetition when resampled.
struct Judged {
    const Predictions& predictions;
    std::span<const std::int32_t> truth;
    std::span<const std::int32_t> predicted;
    std::span<const std::uint32_t> items;
};

class Metric {
public:
    virtual ~Metric() = default;
    virtual const MetricInfo& info() const = 0;
    /// The value or why it is undefined; `low` and `high` stay empty.
    virtual Measurement compute(const Judged& judged) const = 0;
};

/// accuracy, balanced_accuracy, precision_macro, recall_macro, f1_macro, f1_weighted, log_loss, roc_auc.
const Catalog<Metric>& builtinMetrics();

} // namespace lathe
