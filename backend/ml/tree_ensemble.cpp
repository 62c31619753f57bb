#include "ml/tree_ensemble.h"

#include "ml/learners/support.h"
#include "ml/parallel.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace lathe {

void TreeEnsemble::append(const TreeEnsemble& other)
{
    if (starts.empty())
        starts.push_back(0);
    const std::int64_t shift = starts.back();
    for (std::size_t t = 0; t < other.trees(); ++t)
        starts.push_back(shift + other.starts[t + 1]);
    const auto join = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
    join(groups, other.groups);
    join(feature, other.feature);
    join(left, other.left);
    join(right, other.right);
    join(threshold, other.threshold);
    join(missingLeft, other.missingLeft);
    join(cover, other.cover);
    join(values, other.values);
}

std::size_t TreeEnsemble::leafOf(std::size_t tree, std::span<const double> row) const
{
    const auto start = static_cast<std::size_t>(starts[tree]);
    std::size_t node = start;
    while (feature[node] >= 0) {
        const double value = row[static_cast<std::size_t>(feature[node])];
        const bool goesLeft = std::isnan(value) ? missingLeft[node] != 0 : value <= threshold[node];
        node = start + static_cast<std::size_t>(goesLeft ? left[node] : right[node]);
    }
    return node;
}

namespace {

void sumRow(const TreeEnsemble& trees, std::size_t tree, std::span<const double> row, double* sums)
{
    const std::size_t leaf = trees.leafOf(tree, row);
    if (trees.combine == TreeEnsemble::Combine::Sum) {
        sums[trees.groups[tree]] += trees.values[leaf];
        return;
    }
    for (std::size_t o = 0; o < trees.outputs; ++o)
        sums[o] += trees.values[leaf * trees.outputs + o];
}

void link(const TreeEnsemble& trees, const double* sums, std::span<double> out)
{
    if (trees.link == TreeEnsemble::Link::Logistic) {
        out[1] = 1 / (1 + std::exp(-sums[0]));
        out[0] = 1 - out[1];
        return;
    }
    const double scale = trees.combine == TreeEnsemble::Combine::Mean ? 1 / static_cast<double>(trees.trees()) : 1;
    for (std::size_t o = 0; o < trees.outputs; ++o)
        out[o] = sums[o] * scale;
    if (trees.link == TreeEnsemble::Link::Softmax)
        softmax(out);
}

} // namespace

Result<Matrix> predictTrees(const TreeEnsemble& trees, const Matrix& features, Progress& progress)
{
    const std::size_t columns = trees.link == TreeEnsemble::Link::Logistic ? 2 : trees.outputs;
    Matrix result{features.rows, columns, std::vector<double>(features.rows * columns)};
    constexpr std::size_t kBlock = 256; // one tree's nodes stay in the cache for all rows of a block
    parallelFor(threadsForRows(features.rows, 1024), (features.rows + kBlock - 1) / kBlock, [&](std::size_t block) {
        if (progress.stopRequested())
            return;
        const std::size_t from = block * kBlock, to = std::min(features.rows, from + kBlock);
        std::vector<double> sums;
        for (std::size_t i = from; i < to; ++i) {
            if (trees.base.empty())
                sums.resize(sums.size() + trees.outputs, 0);
            else
                sums.insert(sums.end(), trees.base.begin(), trees.base.end());
        }
        for (std::size_t tree = 0; tree < trees.trees(); ++tree)
            for (std::size_t i = from; i < to; ++i)
                sumRow(trees, tree, features.row(i), sums.data() + (i - from) * trees.outputs);
        for (std::size_t i = from; i < to; ++i)
            link(trees, sums.data() + (i - from) * trees.outputs, result.row(i));
    });
    if (progress.stopRequested())
        return cancelled();
    return result;
}

nlohmann::json TreeModel::describe() const
{
    using Link = TreeEnsemble::Link;
    return {{"kind", "trees"},
            {"combine", m_trees.combine == TreeEnsemble::Combine::Mean ? "mean" : "sum"},
            {"link", m_trees.link == Link::Identity ? "identity" : m_trees.link == Link::Logistic ? "logistic" : "softmax"},
            {"features", m_trees.features},
            {"outputs", m_trees.outputs},
            {"trees", m_trees.trees()}};
}

StateDict TreeModel::tensors() const
{
    const auto nodes = static_cast<std::int64_t>(m_trees.nodes());
    const auto trees = static_cast<std::int64_t>(m_trees.trees());
    const auto integers = [](std::int64_t count, const auto& values) {
        return integerTensor({count}, std::vector<std::int64_t>(values.begin(), values.end()));
    };
    StateDict state{{"starts", integers(trees + 1, m_trees.starts)},
                    {"feature", integers(nodes, m_trees.feature)},
                    {"left", integers(nodes, m_trees.left)},
                    {"right", integers(nodes, m_trees.right)},
                    {"missing_left", integers(nodes, m_trees.missingLeft)},
                    {"threshold", HostTensor::fromDoubles({nodes}, m_trees.threshold)},
                    {"cover", HostTensor::fromDoubles({nodes}, m_trees.cover)},
                    {"values", HostTensor::fromDoubles({nodes, static_cast<std::int64_t>(m_trees.valuesPerNode())}, m_trees.values)}};
    if (m_trees.combine == TreeEnsemble::Combine::Sum) {
        state["groups"] = integers(trees, m_trees.groups);
        state["base"] = HostTensor::fromDoubles({static_cast<std::int64_t>(m_trees.outputs)}, m_trees.base);
    }
    return state;
}

namespace {

/// Children come after their parent, so that every way down ends.
Result<void> checkNodes(const TreeEnsemble& trees)
{
    const auto broken = [] {
        return fail(ErrorCode::Parse, "The model's trees do not hang together",
                    "The model's folder is damaged: train it again, or fetch it again");
    };
    if (trees.starts.empty() || trees.starts.front() != 0 || trees.starts.back() != static_cast<std::int64_t>(trees.nodes())
        || trees.trees() == 0)
        return broken();
    for (std::size_t tree = 0; tree < trees.trees(); ++tree) {
        const std::int64_t size = trees.starts[tree + 1] - trees.starts[tree];
        if (size < 1)
            return broken();
        for (std::int64_t i = 0; i < size; ++i) {
            const auto node = static_cast<std::size_t>(trees.starts[tree] + i);
            if (trees.feature[node] < 0)
                continue;
            if (static_cast<std::size_t>(trees.feature[node]) >= trees.features || trees.left[node] <= i || trees.right[node] <= i
                || trees.left[node] >= size || trees.right[node] >= size)
                return broken();
        }
        if (!trees.groups.empty() && (trees.groups[tree] < 0 || static_cast<std::size_t>(trees.groups[tree]) >= trees.outputs))
            return broken();
    }
    return {};
}

} // namespace

Result<std::unique_ptr<MatrixModel>> TreeModel::load(const nlohmann::json& description, const StateDict& tensors)
{
    TreeEnsemble trees;
    LATHE_TRY(const std::string combine, takeText(description, "combine"));
    LATHE_TRY(const std::string linkName, takeText(description, "link"));
    LATHE_TRY(const double features, takeNumber(description, "features"));
    LATHE_TRY(const double outputs, takeNumber(description, "outputs"));
    if (!(features >= 1 && features < 1e9 && outputs >= 1 && outputs < 1e6))
        return fail(ErrorCode::Parse, "The model's numbers of features and outputs are out of range");
    trees.combine = combine == "sum" ? TreeEnsemble::Combine::Sum : TreeEnsemble::Combine::Mean;
    trees.link = linkName == "logistic"  ? TreeEnsemble::Link::Logistic
                 : linkName == "softmax" ? TreeEnsemble::Link::Softmax
                                         : TreeEnsemble::Link::Identity;
    trees.features = static_cast<std::size_t>(features);
    trees.outputs = static_cast<std::size_t>(outputs);
    LATHE_TRY(trees.starts, takeIntegers(tensors, "starts", {-1}));
    LATHE_TRY(trees.threshold, takeTensor(tensors, "threshold", {-1}));
    const auto nodes = static_cast<std::int64_t>(trees.threshold.size());
    LATHE_TRY(trees.cover, takeTensor(tensors, "cover", {nodes}));
    LATHE_TRY(trees.values, takeTensor(tensors, "values", {nodes, static_cast<std::int64_t>(trees.valuesPerNode())}));
    const auto narrow = [](const std::vector<std::int64_t>& from, auto& to) {
        to.reserve(from.size());
        for (const std::int64_t value : from)
            to.push_back(static_cast<typename std::decay_t<decltype(to)>::value_type>(value));
    };
    LATHE_TRY(const auto feature, takeIntegers(tensors, "feature", {nodes}));
    LATHE_TRY(const auto left, takeIntegers(tensors, "left", {nodes}));
    LATHE_TRY(const auto right, takeIntegers(tensors, "right", {nodes}));
    LATHE_TRY(const auto missing, takeIntegers(tensors, "missing_left", {nodes}));
    narrow(feature, trees.feature);
    narrow(left, trees.left);
    narrow(right, trees.right);
    narrow(missing, trees.missingLeft);
    if (trees.combine == TreeEnsemble::Combine::Sum) {
        LATHE_TRY(const auto groups, takeIntegers(tensors, "groups", {static_cast<std::int64_t>(trees.starts.size()) - 1}));
        narrow(groups, trees.groups);
        LATHE_TRY(trees.base, takeTensor(tensors, "base", {static_cast<std::int64_t>(trees.outputs)}));
    }
    LATHE_CHECK(checkNodes(trees));
    return std::make_unique<TreeModel>(std::move(trees));
}

} // namespace lathe
