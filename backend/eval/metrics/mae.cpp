#include "eval/metrics/metric_list.h"
#include "eval/metrics/value_loss.h"

#include <cmath>

namespace lathe {

std::unique_ptr<const Metric> makeMae()
{
    return lossMetric({"mae", "Mean absolute error", "How far predictions are off on average, in the unit of the target; 0 is perfect.",
                       false, Task::Regression},
                      {[](double truth, double predicted) { return std::abs(truth - predicted); }, nullptr, nullptr});
}

} // namespace lathe
