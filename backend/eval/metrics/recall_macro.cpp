#include "eval/metrics/class_counts.h"
#include "eval/metrics/metric_list.h"

namespace lathe {

std::unique_ptr<const Metric> makeRecallMacro()
{
    return countMetric(
        {"recall_macro", "Recall (macro)",
         "Of the items of a class, the share that is predicted as it; the mean over the classes."},
        [](const Draw& draw) { return macroMean(draw, classRecall); });
}

} // namespace lathe
