// k-means, for the learners that begin with it.
#pragma once

#include "ml/learners/support.h"

namespace lathe {

struct Centres {
    Matrix centres;               ///< [k, d]
    std::vector<std::uint32_t> assigned; ///< [n] the nearest centre
    double inertia = 0;           ///< weighed squared distances to it
    int iterations = 0;
    bool converged = false;
};

struct KMeansSettings {
    std::size_t count = 3;
    int starts = 10;              ///< the best of so many
    int iterations = 300;
    double tolerance = 1e-4;      ///< of the movement of the centres, as a share of the mean variance of the features
};

/// Lloyd's algorithm (Least squares quantization in PCM, 1982) from k-means++ (Arthur and Vassilvitskii, 2007).
/// Fewer centres where fewer different rows are. Fails with Cancelled.
Result<Centres> kMeans(const Samples& train, const KMeansSettings& settings, const FitContext& context, bool report);

} // namespace lathe
