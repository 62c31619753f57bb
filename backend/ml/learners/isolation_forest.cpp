// Isolation forest: what is strange is cut off early.
#include "ml/learners/learner_list.h"
#include "ml/learners/nearest_rows.h"
#include "ml/parallel.h"
#include "ml/tree_ensemble.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <numbers>
#include <numeric>

namespace lathe {

namespace {

/// Mean length of an unsuccessful search in a binary tree of n rows (equation 1 of the paper).
double searchLength(double n)
{
    if (n <= 1)
        return 0;
    return n == 2 ? 1 : 2 * (std::log(n - 1) + 0.5772156649015329) - 2 * (n - 1) / n;
}

/// 2^(−mean depth / expected depth): 0.5 is usual, towards 1 is strange.
class IsolationModel final : public MatrixModel {
public:
    IsolationModel(TreeEnsemble trees, double rows) : m_trees(std::move(trees)), m_rows(rows) {}
    Result<Matrix> predict(const Matrix& features, Progress& progress) const override
    {
        LATHE_TRY(Matrix depths, m_trees.predict(features, progress));
        const double expected = std::max(searchLength(m_rows), 1e-12);
        for (double& value : depths.values)
            value = m_rows <= 1 ? 0.5 : std::exp2(-value / expected);
        return depths;
    }
    Result<std::string> writeOnnx(OnnxBuilder& b, const std::string& features) const override
    {
        if (m_rows <= 1)
            return b.add(onnxZeros(b, features), 0.5);
        LATHE_TRY(const std::string depths, m_trees.writeOnnx(b, features));
        return b.unary("Exp", b.multiply(depths, -std::numbers::ln2 / std::max(searchLength(m_rows), 1e-12)));
    }

    nlohmann::json describe() const override
    {
        nlohmann::json json = m_trees.describe();
        json["isolation_rows"] = m_rows;
        return json;
    }
    StateDict tensors() const override { return m_trees.tensors(); }

private:
    TreeModel m_trees;
    double m_rows;
};

/// Splits at random until a row is alone or the tree is as deep as a usual row needs.
class IsolationTree {
public:
    IsolationTree(const Matrix& x, Random random, int maxDepth) : m_x(x), m_random(random), m_maxDepth(maxDepth)
    {
        m_tree.features = x.columns;
        m_tree.outputs = 1;
        m_tree.base = {0};
        m_tree.starts = {0};
        m_tree.groups = {0};
    }
    TreeEnsemble grown(std::vector<std::size_t> rows)
    {
        grow(rows, 0);
        m_tree.starts.push_back(static_cast<std::int64_t>(m_tree.nodes()));
        return std::move(m_tree);
    }

private:
    std::int32_t grow(std::span<std::size_t> rows, int depth)
    {
        const std::size_t node = m_tree.nodes();
        m_tree.feature.push_back(-1);
        m_tree.left.push_back(-1);
        m_tree.right.push_back(-1);
        m_tree.threshold.push_back(0);
        m_tree.missingLeft.push_back(0);
        m_tree.cover.push_back(static_cast<double>(rows.size()));
        m_tree.values.push_back(depth + searchLength(static_cast<double>(rows.size())));
        if (rows.size() <= 1 || depth >= m_maxDepth)
            return static_cast<std::int32_t>(node);
        std::vector<std::size_t> order(m_x.columns);
        std::iota(order.begin(), order.end(), std::size_t(0));
        for (std::size_t tried = 0; tried < order.size(); ++tried) { // a feature that varies among these rows
            std::swap(order[tried], order[tried + m_random.below(order.size() - tried)]);
            const std::size_t feature = order[tried];
            double low = INFINITY, high = -INFINITY;
            for (const std::size_t row : rows) {
                low = std::min(low, m_x.at(row, feature));
                high = std::max(high, m_x.at(row, feature));
            }
            if (!(low < high))
                continue;
            double threshold = low + m_random.uniform() * (high - low);
            if (!(threshold < high)) // rounding
                threshold = low;
            const auto right = std::ranges::partition(rows, [&](std::size_t row) { return m_x.at(row, feature) <= threshold; });
            const auto leftCount = rows.size() - right.size();
            m_tree.feature[node] = static_cast<std::int32_t>(feature);
            m_tree.threshold[node] = threshold;
            const std::int32_t left = grow(rows.first(leftCount), depth + 1);
            m_tree.left[node] = left;
            const std::int32_t other = grow(rows.subspan(leftCount), depth + 1);
            m_tree.right[node] = other;
            break;
        }
        return static_cast<std::int32_t>(node);
    }

    const Matrix& m_x;
    Random m_random;
    int m_maxDepth;
    TreeEnsemble m_tree;
};

class IsolationForest final : public DescribedLearner {
public:
    IsolationForest()
        : DescribedLearner({.id = "table.isolation_forest", .name = "Isolation forest", .task = Task::Anomaly, .kinds = {ItemKind::Table},
                            .summary = "Cuts the rows apart at random: what is strange is alone after few cuts. The score is near 0.5 for usual rows and nears 1 for strange ones.",
                            .strengths = "Tables of many rows and features, of any scale; fast, little to choose, and the first thing to try.",
                            .limits = "Cuts run along the axes, so that rows which are odd only in how features go together are missed; groups of similar anomalies hide one another.",
                            .cost = "Each tree sees 256 rows: seconds for a million rows. New rows go through the trees.",
                            .reference = "Liu, Ting and Zhou, Isolation forest, 2008"},
                           {ParamSpec::integer("trees", "Trees", 100, 1, 100'000, "More make the scores steadier.").inFactors(),
                            ParamSpec::integer("rows", "Rows a tree", 256, 2, 1e6, "Drawn without replacement; few rows keep anomalies from hiding one another.").inFactors()},
                           {.scaled = false, .takesMissing = false})
    {
    }
    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Anomaly));
        const Matrix x = weighedRows(train);
        const std::size_t rows = std::min<std::size_t>(x.rows, static_cast<std::size_t>(params.integer("rows")));
        const int depth = static_cast<int>(std::ceil(std::log2(std::max<std::size_t>(rows, 2))));
        const auto count = static_cast<std::size_t>(params.integer("trees"));
        std::vector<TreeEnsemble> grown(count);
        parallelFor(context.threads, count, [&](std::size_t t) {
            if (context.progress.stopRequested())
                return;
            Random random(seedFor(context.seed, t));
            std::vector<std::size_t> drawn(x.rows);
            std::iota(drawn.begin(), drawn.end(), std::size_t(0));
            for (std::size_t i = 0; i < rows; ++i)
                std::swap(drawn[i], drawn[i + random.below(drawn.size() - i)]);
            drawn.resize(rows);
            grown[t] = IsolationTree(x, random, depth).grown(std::move(drawn));
        });
        if (context.progress.stopRequested())
            return cancelled();
        TreeEnsemble forest = std::move(grown[0]);
        for (std::size_t t = 1; t < count; ++t)
            forest.append(grown[t]);
        MatrixFit fit;
        fit.epochs = fit.bestEpoch = static_cast<int>(count);
        fit.parameterCount = static_cast<std::int64_t>(forest.nodes());
        fit.model = std::make_unique<IsolationModel>(std::move(forest), static_cast<double>(rows));
        return fit;
    }
    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        LATHE_TRY(const double rows, takeNumber(description, "isolation_rows"));
        LATHE_TRY(const auto trees, TreeModel::load(description, tensors));
        if (!(rows >= 1))
            return fail(ErrorCode::Parse, "The isolation forest saw no rows", "Train it again");
        return std::make_unique<IsolationModel>(static_cast<const TreeModel&>(*trees).trees(), rows);
    }
};

} // namespace

std::unique_ptr<const MatrixLearner> makeIsolationForest()
{
    return std::make_unique<IsolationForest>();
}

} // namespace lathe
