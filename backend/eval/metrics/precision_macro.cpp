#include "eval/metrics/class_counts.h"
#include "eval/metrics/metric_list.h"

namespace lathe {

std::unique_ptr<const Metric> makePrecisionMacro()
{
    return countMetric(
        {"precision_macro", "Precision (macro)",
         "Of the items predicted as a class, the share that is of it; the mean over the classes."},
        [](const Draw& draw) { return macroMean(draw, classPrecision); });
}

} // namespace lathe
