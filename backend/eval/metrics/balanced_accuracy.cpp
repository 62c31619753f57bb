#include "eval/metrics/class_counts.h"
#include "eval/metrics/metric_list.h"

namespace lathe {

std::unique_ptr<const Metric> makeBalancedAccuracy()
{
    return countMetric({"balanced_accuracy", "Balanced accuracy",
                        "The mean recall of the classes that have items: rare classes count as "
                        "much as common ones."},
                       [](const Draw& draw) {
                           double sum = 0;
                           std::size_t classes = 0;
                           for (std::size_t c = 0; c < draw.support.size(); ++c) {
                               if (draw.support[c] == 0)
                                   continue;
                               sum += classRecall(draw, c);
                               ++classes;
                           }
                           return sum / static_cast<double>(classes);
                       });
}

} // namespace lathe
