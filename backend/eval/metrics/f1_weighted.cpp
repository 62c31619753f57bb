#include "eval/metrics/class_counts.h"
#include "eval/metrics/metric_list.h"

namespace lathe {

std::unique_ptr<const Metric> makeF1Weighted()
{
    return countMetric({"f1_weighted", "F1 (weighted)",
                        "The F1 of each class, weighted by how many items the class has."},
                       [](const Draw& draw) {
                           double sum = 0;
                           for (std::size_t c = 0; c < draw.support.size(); ++c)
                               sum += classF1(draw, c) * static_cast<double>(draw.support[c]);
                           return sum / static_cast<double>(draw.total);
                       });
}

} // namespace lathe
