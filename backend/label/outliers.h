// Pictures that are unlike the others of their class.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "label/live_head.h"

namespace lathe {

struct Outlier {
    std::size_t item = 0;
    double distance = 0; ///< 1 − cosine, mean of the ten nearest of its class
    double limit = 0;    ///< of its class
    bool operator==(const Outlier&) const = default;
};

/// Those whose mean distance to their ten nearest lies above the third quartile of their class by 1.7 times the range
/// between its quartiles ((1 / 0.37037 − 1) · IQR, the rule of cleanlab's Datalab). Classes of fewer than twenty
/// pictures have none: their quartiles say nothing. By item. Of a large class 2,000 pictures, drawn by `seed`, are
/// those that may be near. Fails with Cancelled.
Result<std::vector<Outlier>> classOutliers(const Embeddings& embeddings, Labels labels, std::size_t classes, std::uint64_t seed, Progress& progress);

} // namespace lathe
