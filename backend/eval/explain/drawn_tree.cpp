#include "eval/explain/drawn_tree.h"

#include "base/text.h"
#include "ml/table_model.h"
#include "ml/tree_ensemble.h"

#include <algorithm>
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
    std::snprintf(text, sizeof text, "%.4g", value);
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

} // namespace

std::size_t treeCount(const Model& model)
{
    const TreeModel* trees = treesOf(model);
    return trees ? trees->trees().trees() : 0;
}

Result<std::vector<DrawnNode>> drawnTree(const Model& model, std::size_t tree, int depth)
{
    const TreeModel* algorithm = treesOf(model);
    if (!algorithm)
        return fail(ErrorCode::Incompatible, "The model is no model of trees");
    const TreeEnsemble& trees = algorithm->trees();
    if (tree >= trees.trees())
        return fail(ErrorCode::InvalidArgument, std::string("The model has ").append(std::to_string(trees.trees())).append(" trees"));
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

} // namespace lathe
