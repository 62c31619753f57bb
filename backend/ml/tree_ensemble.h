// Decision trees as plain arrays: one tree, a forest, or boosted trees.
#pragma once

#include "ml/table_learner.h"

namespace lathe {

/// The nodes of all trees, one tree after the other; children are counted from their tree's first node.
struct TreeEnsemble {
    enum class Combine {
        Mean,    ///< of the trees' values, `outputs` values a node
        Sum,     ///< of the trees' values, one value a node, added to the output `groups[tree]`
    };
    enum class Link {
        Identity,
        Logistic, ///< one sum is the log-odds of the second class
        Softmax,
    };

    Combine combine = Combine::Mean;
    Link link = Link::Identity;
    std::size_t features = 0;
    std::size_t outputs = 0;           ///< sums or means, before the link
    std::vector<double> base;          ///< [outputs], what Sum begins with
    std::vector<std::int64_t> starts;  ///< [trees + 1]
    std::vector<std::int32_t> groups;  ///< [trees]
    std::vector<std::int32_t> feature; ///< [nodes]; -1 for a leaf
    std::vector<std::int32_t> left, right; ///< [nodes]; -1 for a leaf
    std::vector<double> threshold;     ///< [nodes]; left when the value is at most this
    std::vector<std::uint8_t> missingLeft; ///< [nodes]
    std::vector<double> cover;         ///< [nodes] weight of the training rows that came by
    std::vector<double> values;        ///< [nodes, outputs] (Mean) or [nodes] (Sum)

    std::size_t trees() const { return starts.empty() ? 0 : starts.size() - 1; }
    std::size_t nodes() const { return feature.size(); }
    std::size_t valuesPerNode() const { return combine == Combine::Mean ? outputs : 1; }
    /// Adds the trees of `other`, which has the same outputs.
    void append(const TreeEnsemble& other);
    /// The node of `tree` that a row ends in, as an index into all nodes.
    std::size_t leafOf(std::size_t tree, std::span<const double> row) const;
};

/// Means or sums through the link: [n, classes] or [n, outputs].
Result<Matrix> predictTrees(const TreeEnsemble& trees, const Matrix& features, Progress& progress);

class TreeModel final : public MatrixModel {
public:
    explicit TreeModel(TreeEnsemble trees) : m_trees(std::move(trees)) {}
    Result<Matrix> predict(const Matrix& features, Progress& progress) const override
    {
        return predictTrees(m_trees, features, progress);
    }
    nlohmann::json describe() const override;
    StateDict tensors() const override;
    /// All trees as one TreeEnsembleRegressor of ai.onnx.ml, then the link.
    Result<std::string> writeOnnx(OnnxBuilder& builder, const std::string& features) const override;
    /// Fails with Parse when a child or a feature does not exist, or a tree has a cycle.
    static Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors);

    const TreeEnsemble& trees() const { return m_trees; }

private:
    TreeEnsemble m_trees;
};

} // namespace lathe
