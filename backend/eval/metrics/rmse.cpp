#include "eval/metrics/metric_list.h"
#include "eval/metrics/value_loss.h"

#include <cmath>

namespace lathe {

std::unique_ptr<const Metric> makeRmse()
{
    return lossMetric({"rmse", "Root mean squared error",
                       "The root of the mean squared error, in the unit of the target. Large errors count most; 0 is perfect.",
                       false, Task::Regression},
                      {[](double truth, double predicted) { return (truth - predicted) * (truth - predicted); },
                       [](double mean) { return std::sqrt(mean); }, nullptr});
}

} // namespace lathe
