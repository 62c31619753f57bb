#include "eval/metrics/class_counts.h"
#include "eval/metrics/metric_list.h"

namespace lathe {

std::unique_ptr<const Metric> makeF1Macro()
{
    return countMetric(
        {"f1_macro", "F1 (macro)",
         "The harmonic mean of precision and recall of a class; the mean over the classes."},
        [](const Draw& draw) { return macroMean(draw, classF1); });
}

} // namespace lathe
