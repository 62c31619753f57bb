#include "eval/explain/tree_shap.h"

#include "ml/parallel.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace lathe {

namespace {

constexpr int kDeepest = 4000;
constexpr std::size_t kMostValues = std::size_t(1) << 28;

/// A feature on the way down: the share of rows that goes this way when it is unknown, whether the row itself does
/// when it is known, and the weight of all subsets of that size.
struct Step {
    std::int32_t feature;
    double unknown, known, weight;
};
using Path = std::vector<Step>;

void extend(Path& path, double unknown, double known, std::int32_t feature)
{
    const std::size_t depth = path.size();
    path.push_back({feature, unknown, known, depth == 0 ? 1.0 : 0.0});
    const double count = static_cast<double>(depth + 1);
    for (std::size_t i = depth; i-- > 0;) {
        path[i + 1].weight += known * path[i].weight * static_cast<double>(i + 1) / count;
        path[i].weight *= unknown * static_cast<double>(depth - i) / count;
    }
}

/// Undoes extend() for the step at `index`, and gives the sum of the weights that are then left.
double unwind(Path& path, std::size_t index)
{
    const std::size_t depth = path.size() - 1;
    const double known = path[index].known, unknown = path[index].unknown, count = static_cast<double>(depth + 1);
    double next = path[depth].weight, total = 0;
    for (std::size_t i = depth; i-- > 0;) {
        if (known != 0) {
            const double before = path[i].weight;
            path[i].weight = next * count / (static_cast<double>(i + 1) * known);
            next = before - path[i].weight * unknown * static_cast<double>(depth - i) / count;
        } else {
            path[i].weight *= count / (unknown * static_cast<double>(depth - i));
        }
        total += path[i].weight;
    }
    for (std::size_t i = index; i < depth; ++i) {
        path[i].feature = path[i + 1].feature;
        path[i].unknown = path[i + 1].unknown;
        path[i].known = path[i + 1].known;
    }
    path.pop_back();
    return total;
}

class Walk {
public:
    Walk(const TreeEnsemble& trees, int depth, std::span<const double> row, double scale, double* out)
        : m_trees(trees), m_paths(static_cast<std::size_t>(depth) + 2), m_row(row), m_scale(scale), m_out(out)
    {
    }

    void add(std::size_t tree)
    {
        m_start = static_cast<std::size_t>(m_trees.starts[tree]);
        m_output = m_trees.combine == TreeEnsemble::Combine::Sum ? static_cast<std::size_t>(m_trees.groups[tree]) : 0;
        go(m_start, 1, 1, 1, -1);
    }

private:
    /// The path above a level stands at the level before; it is kept for the other child.
    void go(std::size_t node, std::size_t level, double unknown, double known, std::int32_t feature)
    {
        Path& path = m_paths[level];
        path = m_paths[level - 1];
        extend(path, unknown, known, feature);
        if (m_trees.feature[node] < 0)
            return addLeaf(node, path);
        const std::size_t left = m_start + static_cast<std::size_t>(m_trees.left[node]);
        const std::size_t right = m_start + static_cast<std::size_t>(m_trees.right[node]);
        const double value = m_row[static_cast<std::size_t>(m_trees.feature[node])];
        const bool goesLeft = std::isnan(value) ? m_trees.missingLeft[node] != 0 : value <= m_trees.threshold[node];
        double unknownBefore = 1, knownBefore = 1;
        for (std::size_t i = 1; i < path.size(); ++i) {
            if (path[i].feature != m_trees.feature[node])
                continue;
            unknownBefore = path[i].unknown;
            knownBefore = path[i].known;
            unwind(path, i);
            break;
        }
        const double both = m_trees.cover[left] + m_trees.cover[right];
        const double toLeft = both > 0 ? m_trees.cover[left] / both : 0.5;
        for (const bool isLeft : {true, false}) {
            const double share = unknownBefore * (isLeft ? toLeft : 1 - toLeft);
            const double follows = isLeft == goesLeft ? knownBefore : 0;
            if (share > 0 || follows > 0) // else no subset of features leads there
                go(isLeft ? left : right, level + 1, share, follows, m_trees.feature[node]);
        }
    }

    void addLeaf(std::size_t node, const Path& path)
    {
        const std::size_t count = m_trees.valuesPerNode();
        for (std::size_t i = 1; i < path.size(); ++i) {
            m_rest = path;
            const double weight = unwind(m_rest, i) * (path[i].known - path[i].unknown) * m_scale;
            for (std::size_t o = 0; o < count; ++o)
                m_out[(m_output + o) * m_trees.features + static_cast<std::size_t>(path[i].feature)] += weight * m_trees.values[node * count + o];
        }
    }

    const TreeEnsemble& m_trees;
    std::vector<Path> m_paths; ///< by level, from 1
    Path m_rest;
    std::span<const double> m_row;
    double m_scale;
    double* m_out;
    std::size_t m_start = 0, m_output = 0;
};

int depthOf(const TreeEnsemble& trees)
{
    int deepest = 0;
    std::vector<std::pair<std::size_t, int>> open;
    for (std::size_t tree = 0; tree < trees.trees(); ++tree) {
        const auto start = static_cast<std::size_t>(trees.starts[tree]);
        open.emplace_back(start, 0);
        while (!open.empty()) {
            const auto [node, depth] = open.back();
            open.pop_back();
            deepest = std::max(deepest, depth);
            if (trees.feature[node] < 0)
                continue;
            open.emplace_back(start + static_cast<std::size_t>(trees.left[node]), depth + 1);
            open.emplace_back(start + static_cast<std::size_t>(trees.right[node]), depth + 1);
        }
    }
    return deepest;
}

/// The mean of each node's leaves by their cover; children stand after their parent.
std::vector<double> baseOf(const TreeEnsemble& trees, double scale)
{
    std::vector<double> base = trees.base;
    base.resize(trees.outputs, 0);
    const std::size_t count = trees.valuesPerNode();
    std::vector<double> mean = trees.values;
    for (std::size_t tree = 0; tree < trees.trees(); ++tree) {
        const auto start = static_cast<std::size_t>(trees.starts[tree]);
        for (auto node = static_cast<std::size_t>(trees.starts[tree + 1]); node-- > start;) {
            if (trees.feature[node] < 0)
                continue;
            const std::size_t left = start + static_cast<std::size_t>(trees.left[node]), right = start + static_cast<std::size_t>(trees.right[node]);
            const double both = trees.cover[left] + trees.cover[right];
            const double toLeft = both > 0 ? trees.cover[left] / both : 0.5;
            for (std::size_t o = 0; o < count; ++o)
                mean[node * count + o] = toLeft * mean[left * count + o] + (1 - toLeft) * mean[right * count + o];
        }
        const std::size_t first = trees.combine == TreeEnsemble::Combine::Sum ? static_cast<std::size_t>(trees.groups[tree]) : 0;
        for (std::size_t o = 0; o < count; ++o)
            base[first + o] += scale * mean[start * count + o];
    }
    return base;
}

} // namespace

Result<TreeShap> treeShap(const TreeEnsemble& trees, const Matrix& rows, Progress& progress)
{
    if (rows.columns != trees.features)
        return fail(ErrorCode::InvalidArgument, "The rows have other features than the trees ask for");
    const int depth = depthOf(trees);
    if (depth > kDeepest)
        return fail(ErrorCode::Incompatible, "A tree is more than 4,000 questions deep", "Train it with a greatest depth");
    if (trees.outputs * trees.features > kMostValues / std::max<std::size_t>(rows.rows, 1))
        return fail(ErrorCode::OutOfMemory, "So many rows, classes and features are too much to explain at once", "Explain fewer rows");
    const double scale = trees.combine == TreeEnsemble::Combine::Mean ? 1 / static_cast<double>(trees.trees()) : 1;
    TreeShap result{trees.outputs, trees.features, baseOf(trees, scale), {}};
    const std::size_t width = trees.outputs * trees.features;
    result.values.resize(rows.rows * width);
    std::atomic<std::int64_t> done = 0;
    parallelFor(threadsForRows(rows.rows, 16), rows.rows, [&](std::size_t i) {
        Walk walk(trees, depth, rows.row(i), scale, result.values.data() + i * width);
        for (std::size_t tree = 0; tree < trees.trees() && !progress.stopRequested(); ++tree)
            walk.add(tree);
        progress.set(++done, static_cast<std::int64_t>(rows.rows), "SHAP values");
    });
    if (progress.stopRequested())
        return cancelled();
    return result;
}

} // namespace lathe
