// One decision tree, and a forest of them.
#include "ml/grow_tree.h"
#include "ml/learners/learner_list.h"
#include "ml/learners/support.h"
#include "ml/parallel.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace lathe {

namespace {

/// {"sqrt", "log2", "all"} or a share of the features.
std::size_t featuresTried(const Params& params, std::size_t features)
{
    const std::string& choice = params.text("max_features");
    const auto count = static_cast<double>(features);
    const double tried = choice == "sqrt"    ? std::sqrt(count)
                         : choice == "log2"  ? std::log2(count)
                         : choice == "third" ? count / 3
                                             : count;
    return std::max<std::size_t>(1, static_cast<std::size_t>(tried));
}

class TreeLearner final : public DescribedLearner {
public:
    TreeLearner(bool isForest, LearnerInfo info, std::vector<ParamSpec> parameters)
        : DescribedLearner(std::move(info), std::move(parameters), {.scaled = false, .takesMissing = false}), m_isForest(isForest)
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        const Task task = info().task;
        LATHE_CHECK(checkSamples(train, task));
        const bool classify = task == Task::Classification;
        const RankedFeatures features = rankFeatures(train.features, context.threads);
        if (context.progress.stopRequested())
            return cancelled();
        TreeSettings settings;
        settings.impurity = !classify                               ? Impurity::Variance
                            : params.text("criterion") == "entropy" ? Impurity::Entropy
                                                                    : Impurity::Gini;
        settings.maxDepth = static_cast<int>(params.integer("max_depth"));
        settings.minSplit = static_cast<std::size_t>(params.integer("min_split"));
        settings.minLeaf = static_cast<std::size_t>(params.integer("min_leaf"));
        settings.minDecrease = params.real("min_decrease");
        const std::size_t tried = featuresTried(params, features.features());
        settings.maxFeatures = tried < features.features() ? tried : 0;
        const TreeTarget target{classify ? train.classes.size() : 0, train.labels, train.targets};
        LATHE_TRY(auto grown, growAll(features, target, train.weights, settings, params, context));

        TreeEnsemble all;
        all.combine = TreeEnsemble::Combine::Mean;
        all.features = features.features();
        all.outputs = std::max<std::size_t>(1, target.classes);
        for (TreeEnsemble& tree : grown) {
            all.append(tree);
            tree = {};
        }
        MatrixFit result;
        result.epochs = result.bestEpoch = static_cast<int>(all.trees());
        result.parameterCount = static_cast<std::int64_t>(all.nodes() * (1 + all.outputs));
        result.note = std::string(std::to_string(all.nodes())).append(" nodes in ").append(std::to_string(all.trees())).append(all.trees() == 1 ? " tree" : " trees");
        result.model = std::make_unique<TreeModel>(std::move(all));
        return result;
    }

    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        return TreeModel::load(description, tensors);
    }

private:
    /// Each tree has a seed of its own, so that it is the same on any number of threads.
    Result<std::vector<TreeEnsemble>> growAll(const RankedFeatures& features, const TreeTarget& target, const std::vector<double>& weights,
                                              const TreeSettings& settings, const Params& params, const FitContext& context) const
    {
        const std::size_t count = m_isForest ? static_cast<std::size_t>(params.integer("trees")) : 1;
        const bool bootstrap = m_isForest && params.boolean("bootstrap");
        const double share = bootstrap ? params.real("sample_share") : 1;
        std::vector<TreeEnsemble> grown(count);
        std::atomic<std::int64_t> done = 0;
        parallelFor(context.threads, count, [&](std::size_t t) {
            if (context.progress.stopRequested())
                return;
            Random random(seedFor(context.seed, t));
            if (bootstrap) {
                std::vector<double> drawn(weights.size(), 0);
                const auto draws = std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(weights.size())));
                double sum = 0;
                for (int attempt = 0; attempt < 20 && sum <= 0; ++attempt) // rows of weight 0 alone make no tree
                    for (std::size_t i = 0; i < draws; ++i) {
                        const std::size_t row = random.below(weights.size());
                        drawn[row] += weights[row];
                        sum += weights[row];
                    }
                grown[t] = growTree(features, target, sum > 0 ? drawn : weights, settings, random, context.progress);
            } else {
                grown[t] = growTree(features, target, weights, settings, random, context.progress);
            }
            context.progress.set(++done, static_cast<std::int64_t>(count), "Growing trees");
        });
        if (context.progress.stopRequested())
            return cancelled();
        return grown;
    }

    bool m_isForest;
};

std::vector<ParamSpec> parametersOf(bool isForest, Task task)
{
    const bool classify = task == Task::Classification;
    std::vector<ParamSpec> list;
    if (isForest)
        list.push_back(ParamSpec::integer("trees", "Trees", 100, 1, 10000, "More are steadier and cost more; they do not overfit.").inFactors());
    list.push_back(ParamSpec::integer("max_depth", "Greatest depth", 0, 0, 1000, "Questions one below the other before an answer.").withZero("without limit"));
    list.push_back(ParamSpec::integer("min_leaf", "Fewest rows in a leaf", 1, 1, 1e6, "More makes smoother answers.").inFactors());
    const std::vector<Choice> choices{{"all", "All"}, {"sqrt", "Square root of their number"}, {"log2", "Logarithm of their number"}, {"third", "A third"}};
    ParamSpec features = ParamSpec::choice("max_features", "Features tried at a split", isForest && classify ? "sqrt" : "all", choices,
                                           "Fewer make the trees of a forest less alike.");
    features.common = isForest;
    list.push_back(features);
    if (classify)
        list.push_back(ParamSpec::choice("criterion", "Impurity", "gini", {{"gini", "Gini"}, {"entropy", "Entropy"}},
                                         "How mixed the classes of a node are; both choose nearly the same splits.").rare());
    list.push_back(ParamSpec::integer("min_split", "Fewest rows to split", 2, 2, 1e6, "A node with fewer becomes a leaf.").inFactors().rare());
    list.push_back(ParamSpec::real("min_decrease", "Least gain of a split", 0, 0, 1e9, "A split that lowers the impurity by less is not made.").rare());
    if (isForest) {
        list.push_back(ParamSpec::boolean("bootstrap", "Draw rows for each tree", true, "With replacement; otherwise every tree sees all rows.").rare());
        list.push_back(ParamSpec::real("sample_share", "Rows drawn", 1, 0.01, 1, "As a share of the training rows.").rare());
    }
    return list;
}

} // namespace

std::unique_ptr<const MatrixLearner> makeDecisionTree(Task task)
{
    const bool classify = task == Task::Classification;
    return std::make_unique<TreeLearner>(
        false,
        LearnerInfo{.id = classify ? "table.decision_tree_classifier" : "table.decision_tree_regressor",
                    .name = "Decision tree",
                    .task = task,
                    .kinds = {ItemKind::Table},
                    .summary = "Questions about single features, one below the other, that lead to an answer. Can be drawn and read.",
                    .strengths = "Interactions and thresholds; needs no scaling; with a small depth everybody can follow it.",
                    .limits = "A tree without limit learns the training rows by heart: set a depth, or use a forest. Answers jump at thresholds.",
                    .cost = "A second for 100,000 rows and 20 features.",
                    .reference = "Breiman, Friedman, Olshen and Stone, Classification and Regression Trees, 1984"},
        parametersOf(false, task));
}

std::unique_ptr<const MatrixLearner> makeRandomForest(Task task)
{
    const bool classify = task == Task::Classification;
    return std::make_unique<TreeLearner>(
        true,
        LearnerInfo{.id = classify ? "table.random_forest_classifier" : "table.random_forest_regressor",
                    .name = "Random forest",
                    .task = task,
                    .kinds = {ItemKind::Table},
                    .summary = "Many decision trees, each on rows drawn anew, that vote. Good without any setting.",
                    .strengths = "Mixed features, interactions, outliers; hard to overfit; a strong second model after a linear one.",
                    .limits = "Large models; cannot go beyond the values it has seen; boosted trees are often a little better.",
                    .cost = "Some seconds for 100 trees on 30,000 rows; uses all threads. Tens of megabytes.",
                    .reference = "Breiman, Random forests, 2001"},
        parametersOf(true, task));
}

} // namespace lathe
