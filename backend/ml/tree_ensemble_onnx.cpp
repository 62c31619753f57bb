// Trees as ONNX has them: onnx.ai/onnx/operators/onnx_aionnxml_TreeEnsembleRegressor.
#include "ml/learners/support.h"
#include "ml/tree_ensemble.h"

namespace lathe {

namespace {

using Integers = std::vector<std::int64_t>;

HostTensor reals(const std::vector<double>& values)
{
    return HostTensor::fromDoubles({static_cast<std::int64_t>(values.size())}, values);
}

/// The nodes one after the other, each named by its tree and its place in it.
OnnxBuilder::Attributes nodesOf(const TreeEnsemble& trees)
{
    Integers treeIds, nodeIds, featureIds, yes, no, missingYes;
    std::vector<double> values;
    std::vector<std::string> modes;
    for (std::size_t tree = 0; tree < trees.trees(); ++tree)
        for (std::int64_t at = trees.starts[tree]; at < trees.starts[tree + 1]; ++at) {
            const auto node = static_cast<std::size_t>(at);
            const bool isLeaf = trees.feature[node] < 0;
            treeIds.push_back(static_cast<std::int64_t>(tree));
            nodeIds.push_back(at - trees.starts[tree]);
            featureIds.push_back(isLeaf ? 0 : trees.feature[node]);
            values.push_back(isLeaf ? 0 : trees.threshold[node]);
            modes.emplace_back(isLeaf ? "LEAF" : "BRANCH_LEQ");
            yes.push_back(isLeaf ? 0 : trees.left[node]);
            no.push_back(isLeaf ? 0 : trees.right[node]);
            missingYes.push_back(!isLeaf && trees.missingLeft[node] != 0 ? 1 : 0);
        }
    return {{"nodes_treeids", std::move(treeIds)},
            {"nodes_nodeids", std::move(nodeIds)},
            {"nodes_featureids", std::move(featureIds)},
            {"nodes_values_as_tensor", reals(values)},
            {"nodes_modes", std::move(modes)},
            {"nodes_truenodeids", std::move(yes)},
            {"nodes_falsenodeids", std::move(no)},
            {"nodes_missing_value_tracks_true", std::move(missingYes)}};
}

/// What each leaf adds to which output.
void addLeaves(const TreeEnsemble& trees, OnnxBuilder::Attributes& attributes)
{
    Integers treeIds, nodeIds, outputs;
    std::vector<double> weights;
    const bool isMean = trees.combine == TreeEnsemble::Combine::Mean;
    const double share = isMean ? 1 / static_cast<double>(trees.trees()) : 1;
    for (std::size_t tree = 0; tree < trees.trees(); ++tree)
        for (std::int64_t at = trees.starts[tree]; at < trees.starts[tree + 1]; ++at) {
            const auto node = static_cast<std::size_t>(at);
            if (trees.feature[node] >= 0)
                continue;
            for (std::size_t o = 0; o < trees.valuesPerNode(); ++o) {
                treeIds.push_back(static_cast<std::int64_t>(tree));
                nodeIds.push_back(at - trees.starts[tree]);
                outputs.push_back(isMean ? static_cast<std::int64_t>(o) : trees.groups[tree]);
                weights.push_back(trees.values[node * trees.valuesPerNode() + o] * share);
            }
        }
    attributes["target_treeids"] = std::move(treeIds);
    attributes["target_nodeids"] = std::move(nodeIds);
    attributes["target_ids"] = std::move(outputs);
    attributes["target_weights_as_tensor"] = reals(weights);
    attributes["n_targets"] = static_cast<std::int64_t>(trees.outputs);
    attributes["aggregate_function"] = std::string("SUM");
    attributes["post_transform"] = std::string("NONE");
}

} // namespace

Result<std::string> TreeModel::writeOnnx(OnnxBuilder& b, const std::string& features) const
{
    OnnxBuilder::Attributes attributes = nodesOf(m_trees);
    addLeaves(m_trees, attributes);
    std::string sums = b.toReal(b.tableNode("TreeEnsembleRegressor", {features}, std::move(attributes)));
    if (m_trees.combine == TreeEnsemble::Combine::Sum)
        sums = b.add(sums, b.row(m_trees.base));
    switch (m_trees.link) {
    case TreeEnsemble::Link::Logistic: return onnxPairOf(b, b.logistic(sums));
    case TreeEnsemble::Link::Softmax: return b.softmax(sums);
    case TreeEnsemble::Link::Identity: break;
    }
    return sums;
}

} // namespace lathe
