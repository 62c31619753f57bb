#include "eval/metrics/class_counts.h"
#include "eval/metrics/metric_list.h"

#include <numeric>

namespace lathe {

std::unique_ptr<const Metric> makeAccuracy()
{
    return countMetric(
        {"accuracy", "Accuracy", "The share of items whose predicted class is right."},
        [](const Draw& draw) {
            const auto correct =
                std::accumulate(draw.correct.begin(), draw.correct.end(), std::int64_t(0));
            return static_cast<double>(correct) / static_cast<double>(draw.total);
        });
}

} // namespace lathe
