// Exact SHAP values of trees in polynomial time.
#pragma once

#include "ml/tree_ensemble.h"

namespace lathe {

/// Of the sums or means before the link: log-odds of classes for boosted trees, probabilities for forests, values.
struct TreeShap {
    std::size_t outputs = 0, features = 0;
    std::vector<double> base;   ///< [outputs], the mean over the training rows (by the cover of the leaves)
    std::vector<double> values; ///< [n, outputs, features]; base + their sum is the answer before the link
    double at(std::size_t row, std::size_t output, std::size_t feature) const
    {
        return values[(row * outputs + output) * features + feature];
    }
};

/// Path-dependent TreeSHAP (Lundberg, Erion, Lee, “Consistent individualized feature attribution for tree ensembles”,
/// 2018, algorithm 2). Fails with Incompatible for trees deeper than 4,000 questions, OutOfMemory beyond 2²⁸ values,
/// Cancelled.
Result<TreeShap> treeShap(const TreeEnsemble& trees, const Matrix& rows, Progress& progress);

} // namespace lathe
