// Every built-in metric, in the order of the tables.
#pragma once

#include "eval/metric.h"

namespace lathe {

std::unique_ptr<const Metric> makeAccuracy();
std::unique_ptr<const Metric> makeBalancedAccuracy();
std::unique_ptr<const Metric> makePrecisionMacro();
std::unique_ptr<const Metric> makeRecallMacro();
std::unique_ptr<const Metric> makeF1Macro();
std::unique_ptr<const Metric> makeF1Weighted();
std::unique_ptr<const Metric> makeLogLoss();
std::unique_ptr<const Metric> makeRocAuc();

std::unique_ptr<const Metric> makeR2();
std::unique_ptr<const Metric> makeRmse();
std::unique_ptr<const Metric> makeMae();
std::unique_ptr<const Metric> makeMape();

} // namespace lathe
