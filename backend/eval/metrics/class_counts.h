// Metrics that need nothing but counts by class.
#pragma once

#include "eval/metric.h"

namespace lathe {

/// Precision, recall and F1 of one class; a quotient 0 / 0 counts as 0.
double classPrecision(const Draw& draw, std::size_t classIndex);
double classRecall(const Draw& draw, std::size_t classIndex);
double classF1(const Draw& draw, std::size_t classIndex);

/// The mean of `score` over the classes that occur in truth or predictions; 0 when there are none.
double macroMean(const Draw& draw, double (*score)(const Draw&, std::size_t));

/// A metric that is a function of the counts and defined wherever there are items.
std::unique_ptr<const Metric> countMetric(MetricInfo info, double (*formula)(const Draw&));

} // namespace lathe
