#include "base/text.h"
#include "eval/metrics/metric_list.h"
#include "eval/metrics/value_loss.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

std::string whyUndefined(const Judged& judged)
{
    const auto zeros = std::ranges::count(judged.trueValues, 0.0);
    return zeros == 0 ? std::string() : "undefined because " + grouped(zeros) + (zeros == 1 ? " true value is 0" : " true values are 0");
}

} // namespace

std::unique_ptr<const Metric> makeMape()
{
    return lossMetric({"mape", "Mean absolute percentage error",
                       "The mean of the error as a share of the true value: 0.1 is 10 %; 0 is perfect.", false, Task::Regression},
                      {[](double truth, double predicted) { return std::abs((truth - predicted) / truth); }, nullptr, whyUndefined});
}

} // namespace lathe
