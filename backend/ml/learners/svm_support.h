// What the support vector machines share: held-out margins become probabilities.
#pragma once

#include "ml/learners/support.h"

#include <functional>

namespace lathe {

/// The rows at `rows`, with their labels, targets and weights.
Samples rowsOf(const Samples& samples, const std::vector<std::size_t>& rows);

/// Trains on some rows and gives the scores [held-out rows, classes] of others.
using HoldOut = std::function<Result<Matrix>(const Samples& train, const Matrix& heldOut)>;

/// The factor that makes softmax(factor · scores) most likely on rows that were held out (Guo et al., On calibration
/// of modern neural networks, 2017, temperature scaling: it moves no decision). A fifth of at most 600 rows drawn
/// with the seed, every class on both sides where it has two rows; 1 where that leaves too little.
Result<double> calibrate(const Samples& train, std::uint64_t seed, const HoldOut& holdOut);

/// `wanted`, or for 0 scikit-learn's “scale”: 1 / (features · variance of all their values).
double gammaOf(const Matrix& features, double wanted);

} // namespace lathe
