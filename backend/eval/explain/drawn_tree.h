// One decision tree as text, for drawing it.
#pragma once

#include "ml/table_learner.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lathe {

struct DrawnNode {
    std::string question; ///< “Age ≤ 6.5”, “Sex is female”; empty for a leaf. The yes side is the left child
    std::string answer;   ///< “yes 62 %”, or the value
    double cover = 0;     ///< weight of the training rows that came by
    int output = -1;      ///< the class with the highest share; -1 for values
    int left = -1, right = -1; ///< places in the list; -1 for a leaf
    bool isCut = false;   ///< has questions below that are not drawn
    std::uint32_t place = 0; ///< of the node in its tree
};

/// How many trees the model has; 0 for a model of another kind.
std::size_t treeCount(const Model& model);

/// From the root; questions deeper than `depth` are cut. Fails with Incompatible for a model of another kind,
/// InvalidArgument when there is no such tree.
Result<std::vector<DrawnNode>> drawnTree(const Model& model, std::size_t tree, int depth);

/// What the trees are asked about, [n, features]. Fails with Incompatible for a model of another kind, Schema when the
/// rows lack a column.
Result<Matrix> treeFeatures(const Model& model, const Table& rows);

/// For each drawn node the rows of `features` that come by, in their order: all of them come by the root.
/// Fails as drawnTree() does.
Result<std::vector<std::vector<std::uint32_t>>> rowsThroughNodes(const Model& model, std::size_t tree, const std::vector<DrawnNode>& drawn,
                                                                 const Matrix& features);

} // namespace lathe
