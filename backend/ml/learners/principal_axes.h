// The directions in which rows vary most.
#pragma once

#include "ml/learners/support.h"

namespace lathe {

struct PrincipalAxes {
    std::vector<double> mean;      ///< [d]
    Matrix axes;                   ///< [r, d] of length 1, the widest first; the largest loading is positive
    std::vector<double> variances; ///< [r] along each
    double total = 0;              ///< of all features

    /// [n, r]
    Matrix project(const Matrix& features) const;
    /// How far each row is from what its coordinates stand for.
    std::vector<double> residuals(const Matrix& features) const;

    StateDict tensors() const;
    static Result<PrincipalAxes> load(const StateDict& tensors);
};

/// At most `most` axes (as many as features), and no more than are needed for that share of the variance (Pearson,
/// 1901). Rows count by their weight. Fails with OutOfMemory beyond 3,000 features, with Cancelled.
Result<PrincipalAxes> principalAxes(const Samples& train, std::size_t most, double share, Progress& progress);

} // namespace lathe
