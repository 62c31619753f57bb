// Metrics of regression that are a mean over the items.
#pragma once

#include "eval/metric.h"

namespace lathe {

/// `finish` of the mean of `loss(truth, predicted)`; null: the mean itself.
struct ValueLoss {
    double (*loss)(double truth, double predicted) = nullptr;
    double (*finish)(double mean) = nullptr;
    std::string (*undefined)(const Judged& judged) = nullptr; ///< null: defined wherever there are items
};

std::unique_ptr<const Metric> lossMetric(MetricInfo info, ValueLoss loss);

} // namespace lathe
