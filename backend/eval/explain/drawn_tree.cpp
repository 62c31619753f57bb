#include "eval/explain/drawn_tree.h"

#include "base/text.h"
#include "ml/table_model.h"
#include "ml/tree_ensemble.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace lathe {

namespace {

const TreeModel* treesOf(const Model& model)
{
    const auto* tabular = dynamic_cast<const TabularModel*>(&model);
    return tabular ? dynamic_cast<const TreeModel*>(&tabular->algorithm()) : nullptr;
}

std::string significant(double value)
{
    char text[32];
    const bool isLarge = std::abs(value) >= 1e4 && std::abs(value) < 1e9; // prices are no powers of ten
    std::snprintf(text, sizeof text, isLarge ? "%.0f" : "%.4g", value);
    return text;
}

/// Shares of the classes at a node, or its value: of inner nodes the mean of the leaves below by their cover.
std::vector<double> valuesOf(const TreeEnsemble& trees, std::size_t start, std::size_t end)
{
    const std::size_t count = trees.valuesPerNode();
    std::vector<double> values(trees.values.begin() + static_cast<std::ptrdiff_t>(start * count), trees.values.begin() + static_cast<std::ptrdiff_t>(end * count));
    for (std::size_t i = end - start; i-- > 0;) {
        if (trees.feature[start + i] < 0)
            continue;
        const auto left = static_cast<std::size_t>(trees.left[start + i]), right = static_cast<std::size_t>(trees.right[start + i]);
        const double both = trees.cover[start + left] + trees.cover[start + right];
        const double toLeft = both > 0 ? trees.cover[start + left] / both : 0.5;
        for (std::size_t o = 0; o < count; ++o)
            values[i * count + o] = toLeft * values[left * count + o] + (1 - toLeft) * values[right * count + o];
    }
    return values;
}

/// A question whose yes is the left side, except for 0 and 1, where “is” reads better and the sides are swapped.
std::string questionOf(const std::string& feature, double threshold, bool isFlag)
{
    if (isFlag)
        return std::string(feature).replace(feature.find('='), 1, " is ");
    return std::string(feature).append(" ≤ ").append(significant(threshold));
}

/// The trees of the model, which has that one.
Result<const TreeEnsemble*> ensembleOf(const Model& model, std::size_t tree)
{
    const TreeModel* algorithm = treesOf(model);
    if (!algorithm)
        return fail(ErrorCode::Incompatible, "The model is no model of trees");
    const TreeEnsemble& trees = algorithm->trees();
    if (tree >= trees.trees())
        return fail(ErrorCode::InvalidArgument, std::string("The model has ").append(std::to_string(trees.trees())).append(" trees"));
    return &trees;
}

} // namespace

std::size_t treeCount(const Model& model)
{
    const TreeModel* trees = treesOf(model);
    return trees ? trees->trees().trees() : 0;
}

Result<std::vector<DrawnNode>> drawnTree(const Model& model, std::size_t tree, int depth)
{
    LATHE_TRY(const TreeEnsemble* ensemble, ensembleOf(model, tree));
    const TreeEnsemble& trees = *ensemble;
    const auto& tabular = dynamic_cast<const TabularModel&>(model);
    const auto& names = tabular.features();
    const auto& classes = model.classes();
    const auto start = static_cast<std::size_t>(trees.starts[tree]);
    const std::vector<double> values = valuesOf(trees, start, static_cast<std::size_t>(trees.starts[tree + 1]));
    const std::size_t count = trees.valuesPerNode();
    struct Open {
        std::size_t node;
        int depth;
    };
    std::vector<Open> order{{0, 0}};
    std::vector<DrawnNode> drawn;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto [at, level] = order[i];
        const std::size_t node = start + at;
        DrawnNode one;
        one.cover = trees.cover[node];
        one.place = static_cast<std::uint32_t>(at);
        const auto value = values.begin() + static_cast<std::ptrdiff_t>(at * count);
        if (count > 1 && count == classes.size()) {
            const auto most = std::max_element(value, value + static_cast<std::ptrdiff_t>(count));
            one.output = static_cast<int>(most - value);
            one.answer = classes[static_cast<std::size_t>(one.output)] + " " + fixed(100 * *most, 0) + "\u00a0%";
        } else {
            one.answer = significant(*value);
        }
        if (trees.feature[node] >= 0 && level < depth) {
            const std::string& feature = names[static_cast<std::size_t>(trees.feature[node])];
            const double threshold = trees.threshold[node];
            const bool isFlag = feature.find('=') != std::string::npos && !tabular.preparation().inputs().find(feature)
                && threshold >= 0 && threshold < 1;
            one.question = questionOf(feature, threshold, isFlag);
            one.left = static_cast<int>(order.size());
            one.right = one.left + 1;
            const auto low = static_cast<std::size_t>(trees.left[node]), high = static_cast<std::size_t>(trees.right[node]);
            order.push_back({isFlag ? high : low, level + 1});
            order.push_back({isFlag ? low : high, level + 1});
        } else {
            one.isCut = trees.feature[node] >= 0;
        }
        drawn.push_back(std::move(one));
    }
    return drawn;
}

Result<Matrix> treeFeatures(const Model& model, const Table& rows)
{
    LATHE_CHECK(ensembleOf(model, 0));
    return dynamic_cast<const TabularModel&>(model).featuresOf(rows);
}

Result<std::vector<std::vector<std::uint32_t>>> rowsThroughNodes(const Model& model, std::size_t tree, const std::vector<DrawnNode>& drawn,
                                                                 const Matrix& features)
{
    LATHE_TRY(const TreeEnsemble* trees, ensembleOf(model, tree));
    const auto start = static_cast<std::size_t>(trees->starts[tree]);
    std::vector<int> drawnAt(static_cast<std::size_t>(trees->starts[tree + 1]) - start, -1);
    for (std::size_t i = 0; i < drawn.size(); ++i)
        drawnAt[drawn[i].place] = static_cast<int>(i);
    std::vector<std::vector<std::uint32_t>> through(drawn.size());
    for (std::size_t row = 0; row < features.rows; ++row) {
        std::size_t at = 0;
        while (drawnAt[at] >= 0) {
            through[static_cast<std::size_t>(drawnAt[at])].push_back(static_cast<std::uint32_t>(row));
            const std::size_t node = start + at;
            if (trees->feature[node] < 0)
                break;
            const double value = features.at(row, static_cast<std::size_t>(trees->feature[node]));
            const bool goesLeft = std::isnan(value) ? trees->missingLeft[node] != 0 : value <= trees->threshold[node];
            at = static_cast<std::size_t>(goesLeft ? trees->left[node] : trees->right[node]);
        }
    }
    return through;
}

} // namespace lathe
