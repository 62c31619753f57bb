// Boosted trees by XGBoost. The trees are taken over as plain arrays, so that answering needs no XGBoost.
#include "base/text.h"
#include "ml/learners/learner_list.h"
#include "ml/learners/support.h"
#include "ml/tree_ensemble.h"
#include "ml/xgboost_library.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>

namespace lathe {

namespace {

constexpr std::size_t kCellsForThreads = 200'000; ///< of the training rows: below, one thread is as fast

/// Frees both handles with itself.
class Session {
public:
    explicit Session(const XgboostLibrary& x) : m_x(x) {}
    ~Session()
    {
        if (booster)
            m_x.freeBooster(booster);
        for (const DMatrixHandle matrix : matrices)
            m_x.freeMatrix(matrix);
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    Result<void> check(int code) const
    {
        if (code == 0)
            return {};
        std::string text = m_x.lastError();
        text = text.substr(0, text.find("\nStack trace"));
        return fail(ErrorCode::Internal, std::string("XGBoost could not go on: ").append(text));
    }

    BoosterHandle booster = nullptr;
    std::vector<DMatrixHandle> matrices;

private:
    const XgboostLibrary& m_x;
};

Result<void> addMatrix(const XgboostLibrary& x, Session& session, const Samples& samples, bool classify)
{
    const std::vector<float> values(samples.features.values.begin(), samples.features.values.end());
    const std::vector<float> weights(samples.weights.begin(), samples.weights.end());
    std::vector<float> labels(samples.targets.begin(), samples.targets.end());
    if (classify)
        labels.assign(samples.labels.begin(), samples.labels.end());
    DMatrixHandle handle = nullptr;
    LATHE_CHECK(session.check(x.createMatrix(values.data(), samples.size(), samples.features.columns, NAN, &handle)));
    session.matrices.push_back(handle);
    LATHE_CHECK(session.check(x.setFloatInfo(handle, "label", labels.data(), labels.size())));
    if (std::ranges::all_of(weights, [](float weight) { return weight == 1; }))
        return {}; // with weights, XGBoost finds the bins in another and slower way
    return session.check(x.setFloatInfo(handle, "weight", weights.data(), weights.size()));
}

/// "[3]\ttrain-logloss:0.61\ttrain-error:0.1\tvalidation-logloss:…"
double metricIn(std::string_view text, const std::string& name)
{
    const auto at = text.find(std::string("\t").append(name).append(":"));
    if (at == std::string_view::npos)
        return NAN;
    std::string_view rest = text.substr(at + name.size() + 2);
    return parseReal(rest.substr(0, rest.find('\t'))).value_or(NAN);
}

/// Left when the value, rounded to a float, is below `limit`: the largest number of which that is so.
double lastBelow(float limit)
{
    const float before = std::nextafter(limit, -INFINITY);
    const double middle = before / 2.0 + limit / 2.0;
    return static_cast<double>(static_cast<float>(middle)) < static_cast<double>(limit) ? middle : std::nextafter(middle, -INFINITY);
}

/// From XGBoost's UBJSON (its document “Introduction to Model IO”), which holds the same as its JSON and is read in a
/// fraction of the time. Fails with Parse.
Result<TreeEnsemble> treesOf(std::string_view bytes, std::size_t features, std::size_t outputs, bool classify, std::size_t rounds)
{
    const auto json = nlohmann::json::from_ubjson(bytes.begin(), bytes.end(), true, false);
    try {
        TreeEnsemble all;
        all.combine = TreeEnsemble::Combine::Sum;
        all.link = !classify ? TreeEnsemble::Link::Identity : outputs == 1 ? TreeEnsemble::Link::Logistic : TreeEnsemble::Link::Softmax;
        all.features = features;
        all.outputs = outputs;
        const auto& learner = json.at("learner");
        const double base = std::stod(learner.at("learner_model_param").at("base_score").get<std::string>());
        all.base.assign(outputs, classify && outputs == 1 ? std::log(base / (1 - base)) : base);
        const auto& model = learner.at("gradient_booster").at("model");
        const auto groups = model.at("tree_info").get<std::vector<std::int32_t>>();
        all.starts = {0};
        for (std::size_t t = 0; t < std::min(groups.size(), rounds * outputs); ++t) {
            const auto& tree = model.at("trees").at(t);
            const auto left = tree.at("left_children").get<std::vector<std::int32_t>>();
            const auto right = tree.at("right_children").get<std::vector<std::int32_t>>();
            const auto split = tree.at("split_indices").get<std::vector<std::int32_t>>();
            const auto condition = tree.at("split_conditions").get<std::vector<float>>();
            const auto cover = tree.at("sum_hessian").get<std::vector<double>>();
            const auto& missing = tree.at("default_left");
            // Pruned nodes are gone from the tree but not from the arrays: taken over as they are met going down.
            std::vector<std::int32_t> order{0};
            for (std::size_t i = 0; i < order.size(); ++i) {
                const auto node = static_cast<std::size_t>(order[i]);
                const bool isLeaf = left.at(node) < 0;
                all.feature.push_back(isLeaf ? -1 : split.at(node));
                all.threshold.push_back(isLeaf ? 0 : lastBelow(condition.at(node)));
                all.values.push_back(isLeaf ? static_cast<double>(condition.at(node)) : 0);
                all.missingLeft.push_back(missing.at(node).is_boolean() ? missing[node].get<bool>() : missing[node].get<int>() != 0);
                all.cover.push_back(cover.at(node));
                all.left.push_back(isLeaf ? -1 : static_cast<std::int32_t>(order.size()));
                all.right.push_back(isLeaf ? -1 : static_cast<std::int32_t>(order.size() + 1));
                if (!isLeaf) {
                    order.push_back(left[node]);
                    order.push_back(right.at(node));
                }
            }
            all.starts.push_back(static_cast<std::int64_t>(all.nodes()));
            all.groups.push_back(groups[t]);
        }
        return all;
    } catch (const std::exception& error) {
        return fail(ErrorCode::Parse, std::string("XGBoost's model cannot be read: ").append(error.what()), "Install XGBoost 1.6 or newer");
    }
}

class BoostedTrees final : public DescribedLearner {
public:
    BoostedTrees(LearnerInfo info, std::vector<ParamSpec> parameters)
        : DescribedLearner(std::move(info), std::move(parameters), {.scaled = false, .takesMissing = true})
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples& validation, const Params& params, const FitContext& context) const override
    {
        const bool classify = info().task == Task::Classification;
        LATHE_CHECK(checkSamples(train, info().task, true));
        LATHE_TRY(const XgboostLibrary* x, xgboostLibrary());
        // XGBoost's threads wait for each other by spinning: on little data that costs far more than they save.
        const int threads = context.fewerThreads && train.features.values.size() < kCellsForThreads ? 1 : context.threads;
        const std::size_t outputs = classify && train.classes.size() > 2 ? train.classes.size() : 1;
        Session session(*x);
        LATHE_CHECK(addMatrix(*x, session, train, classify));
        const bool judges = validation.size() > 0;
        if (judges)
            LATHE_CHECK(addMatrix(*x, session, validation, classify));
        LATHE_CHECK(session.check(x->createBooster(session.matrices.data(), session.matrices.size(), &session.booster)));
        const std::string loss = !classify ? "rmse" : outputs == 1 ? "logloss" : "mlogloss";
        const std::string wrong = outputs == 1 ? "error" : "merror";
        for (const auto& [name, value] : settingsOf(params, context, threads, classify, outputs))
            LATHE_CHECK(session.check(x->setParameter(session.booster, name.c_str(), value.c_str())));
        LATHE_CHECK(session.check(x->setParameter(session.booster, "eval_metric", loss.c_str())));
        if (classify)
            LATHE_CHECK(session.check(x->setParameter(session.booster, "eval_metric", wrong.c_str())));

        const auto rounds = static_cast<int>(params.integer("rounds"));
        const auto patience = judges ? static_cast<int>(params.integer("patience")) : 0;
        // Judging the training rows costs up to a fifth of a round: where nothing hangs on it, some 25 times will do.
        const int stride = patience > 0 ? 1 : std::max(1, rounds / 25);
        const char* names[] = {"train", "validation"};
        double best = INFINITY;
        MatrixFit result;
        result.threads = threads;
        for (int round = 0; round < rounds; ++round) {
            if (context.progress.stopRequested())
                return cancelled();
            const auto start = std::chrono::steady_clock::now();
            LATHE_CHECK(session.check(x->update(session.booster, round, session.matrices[0])));
            const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            result.epochs = round + 1;
            context.progress.set(round + 1, rounds, "Boosting");
            if (result.epochs % stride != 0 && result.epochs != rounds)
                continue;
            const char* line = nullptr;
            LATHE_CHECK(session.check(x->evaluate(session.booster, round, session.matrices.data(), names, session.matrices.size(), &line)));
            const std::string_view text = line;
            RoundScores scores{.trainLoss = metricIn(text, "train-" + loss), .validationLoss = {}};
            if (!std::isfinite(scores.trainLoss))
                return fail(ErrorCode::Numeric, std::string("The loss is not finite in round ").append(std::to_string(round + 1)),
                            "Scale the target, or lower the learning rate");
            if (classify)
                scores.trainAccuracy = 1 - metricIn(text, "train-" + wrong);
            if (judges) {
                scores.validationLoss = metricIn(text, "validation-" + loss);
                if (classify)
                    scores.validationAccuracy = 1 - metricIn(text, "validation-" + wrong);
            }
            reportRound(context, round + 1, scores, params.real("learning_rate"), seconds);
            const double judged = scores.validationLoss.value_or(-round);
            if (judged < best) {
                best = judged;
                result.bestEpoch = round + 1;
            }
            if (patience > 0 && result.epochs - result.bestEpoch >= patience) {
                result.note = std::string("Stopped after round ").append(std::to_string(result.epochs)).append(": no better on the validation rows since round ").append(std::to_string(result.bestEpoch));
                break;
            }
        }
        if (patience == 0)
            result.bestEpoch = result.epochs;
        bst_ulong length = 0;
        const char* buffer = nullptr;
        LATHE_CHECK(session.check(x->save(session.booster, R"({"format":"ubj"})", &length, &buffer)));
        LATHE_TRY(TreeEnsemble trees, treesOf({buffer, length}, train.features.columns, outputs, classify, static_cast<std::size_t>(result.bestEpoch)));
        result.parameterCount = static_cast<std::int64_t>(trees.nodes() * 2);
        result.model = std::make_unique<TreeModel>(std::move(trees));
        return result;
    }

    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        return TreeModel::load(description, tensors);
    }

private:
    static std::map<std::string, std::string> settingsOf(const Params& params, const FitContext& context, int threads, bool classify, std::size_t outputs)
    {
        std::map<std::string, std::string> settings{
            {"tree_method", "hist"},
            {"verbosity", "0"},
            {"nthread", std::to_string(threads)},
            {"seed", std::to_string(context.seed & 0x7FFFFFFF)},
            {"objective", !classify ? "reg:squarederror" : outputs == 1 ? "binary:logistic" : "multi:softprob"},
            {"eta", shortest(params.real("learning_rate"))},
            {"max_depth", std::to_string(params.integer("max_depth"))},
            {"min_child_weight", shortest(params.real("min_child_weight"))},
            {"subsample", shortest(params.real("sample_share"))},
            {"colsample_bytree", shortest(params.real("feature_share"))},
            {"gamma", shortest(params.real("min_gain"))},
            {"lambda", shortest(params.real("l2"))},
            {"alpha", shortest(params.real("l1"))},
            {"max_bin", std::to_string(params.integer("bins"))},
        };
        if (outputs > 1)
            settings["num_class"] = std::to_string(outputs);
        return settings;
    }
};

} // namespace

std::unique_ptr<const MatrixLearner> makeBoostedTrees(Task task)
{
    const bool classify = task == Task::Classification;
    return std::make_unique<BoostedTrees>(
        LearnerInfo{.id = classify ? "table.boosted_trees_classifier" : "table.boosted_trees_regressor",
                    .name = "Boosted trees (XGBoost)",
                    .task = task,
                    .kinds = {ItemKind::Table},
                    .summary = "Small trees one after the other, each mending what the ones before got wrong. Mostly the best on tables.",
                    .strengths = "Mixed features, missing values, interactions, thousands to millions of rows.",
                    .limits = "More settings that matter than a forest has; can overfit small tables: lower the learning rate, or stop early.",
                    .cost = "A second or two for 100 rounds on 30,000 rows; a small, quick model.",
                    .reference = "Chen and Guestrin, XGBoost: a scalable tree boosting system, 2016"},
        std::vector{
            ParamSpec::integer("rounds", "Rounds", 100, 1, 100000, "Trees one after the other, one a class when there are more than two classes.").inFactors(),
            ParamSpec::real("learning_rate", "Learning rate", 0.3, 1e-4, 1, "How much each tree adds. Half the rate needs twice the rounds and is often better.").inFactors(),
            ParamSpec::integer("max_depth", "Greatest depth", 6, 1, 30, "Questions one below the other in a tree."),
            ParamSpec::integer("patience", "Stop early after", 0, 0, 10000, "Ends when the loss on the validation rows has not fallen for so many rounds, and keeps the best round.")
                .withUnit("rounds").withZero("never"),
            ParamSpec::real("sample_share", "Rows for each tree", 1, 0.05, 1, "As a share, drawn anew for each tree."),
            ParamSpec::real("feature_share", "Features for each tree", 1, 0.05, 1, "As a share, drawn anew for each tree."),
            ParamSpec::real("min_child_weight", "Least weight of a leaf", 1, 0, 1e6, "Sum of the second derivatives; larger makes smoother answers.").rare(),
            ParamSpec::real("l2", "L2 penalty", 1, 0, 1e6, "Keeps the values of leaves small.").rare(),
            ParamSpec::real("l1", "L1 penalty", 0, 0, 1e6, "Sets small values of leaves to 0.").rare(),
            ParamSpec::real("min_gain", "Least gain of a split", 0, 0, 1e6, "A split that gains less is not made.").rare(),
            ParamSpec::integer("bins", "Bins of a feature", 256, 2, 65536, "Candidates for thresholds; more is finer and slower.").inFactors().rare()});
}

} // namespace lathe
