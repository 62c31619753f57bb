// Growing classification and regression trees (Breiman et al., CART, 1984).
#pragma once

#include "base/random.h"
#include "ml/tree_ensemble.h"

namespace lathe {

/// Features as ranks: every value is replaced by the place of its bin. Up to 65,536 different values of a feature have
/// a bin each, so that splits are exact; beyond that, bins hold about equally many rows.
struct RankedFeatures {
    std::size_t rows = 0;
    std::vector<std::vector<std::uint16_t>> codes; ///< [features][rows]
    std::vector<std::vector<double>> low, high;    ///< [features][bins], the smallest and the largest value of a bin
    std::size_t features() const { return codes.size(); }
};
RankedFeatures rankFeatures(const Matrix& features, int threads);

enum class Impurity { Gini, Entropy, Variance };

struct TreeSettings {
    Impurity impurity = Impurity::Gini;
    int maxDepth = 0;            ///< 0: without limit
    std::size_t minSplit = 2;    ///< rows of a node that may be split
    std::size_t minLeaf = 1;     ///< rows of a leaf
    std::size_t maxFeatures = 0; ///< tried at a split, drawn anew each time; 0: all, in their order
    double minDecrease = 0;      ///< of the impurity, as a share of all rows' weight
};

/// What a tree learns.
struct TreeTarget {
    std::size_t classes = 0;               ///< 0: regression
    std::span<const std::int32_t> labels;  ///< [n]
    std::span<const double> values;        ///< [n]
};

/// One tree on the rows of weight above 0; their values are class shares, or means. Stops early, with an incomplete
/// tree, when `progress` asks for it. At least one row has a weight above 0.
TreeEnsemble growTree(const RankedFeatures& features, const TreeTarget& target, std::span<const double> weights,
                      const TreeSettings& settings, Random random, const Progress& progress);

} // namespace lathe
