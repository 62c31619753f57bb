#include "services/fold_metrics.h"

#include "data/training_rows.h"
#include "eval/metric.h"
#include "ml/predictions_file.h"

#include <nlohmann/json.hpp>

namespace lathe {

namespace {

constexpr int kMostRepeats = 100;

} // namespace

nlohmann::json toJson(const FoldRequest& request)
{
    return {{"folds", request.folds}, {"repeats", request.repeats}, {"group", request.group}, {"time", request.time}};
}

FoldRequest foldRequestFrom(const nlohmann::json& json)
{
    if (!json.is_object())
        return {};
    return {json.value("folds", 0), json.value("repeats", 1), json.value("group", ""), json.value("time", "")};
}

Result<std::vector<Fold>> trainingFolds(const Items& items, const FoldRequest& request, Task task, std::uint64_t seed)
{
    LATHE_TRY(const Table* table, tableOf(items));
    const bool isSeries = task == Task::Forecasting;
    if (task != Task::Classification && task != Task::Regression && !isSeries)
        return fail(ErrorCode::Incompatible, "Folds judge by a target, and " + std::string(toString(task)) + " has none",
                    "Leave the folds out");
    if (!request.group.empty() && !request.time.empty())
        return fail(ErrorCode::InvalidArgument, "Folds follow groups or time, not both");
    if (request.repeats < 1 || request.repeats > kMostRepeats)
        return fail(ErrorCode::InvalidArgument, "Folds are repeated 1 to " + std::to_string(kMostRepeats) + " times, not "
                    + std::to_string(request.repeats));
    std::string time = request.time;
    if (isSeries) { // a later value must never help to forecast an earlier one
        for (const Field& field : table->schema().fields)
            if (time.empty() && field.type == ColumnType::Time)
                time = field.name;
        if (time.empty() || !request.group.empty())
            return fail(ErrorCode::InvalidArgument, "Folds of a series follow its time", "Name the column of times for the folds, and no groups");
    }
    FoldPlan plan;
    plan.kind = !request.group.empty() ? SplitKind::Grouped : !time.empty() ? SplitKind::Time : SplitKind::Stratified;
    plan.column = request.group + time;
    plan.folds = request.folds;
    plan.repeats = request.repeats;
    plan.seed = seed;
    return crossValidationFolds(trainingRows(*table), plan);
}

std::map<std::string, RunMetric> runMetrics(const CrossValidation& result)
{
    std::map<std::string, RunMetric> metrics;
    for (const auto& [name, metric] : result.metrics)
        metrics[name] = RunMetric{metric.value, metric.low, metric.high, metric.undefined};
    return metrics;
}

Result<void> judgeByFolds(Workbench& workbench, RunRecord& run, const Candidate& candidate, const Table& train,
                          const FoldRequest& request, Progress& progress)
{
    LATHE_TRY(const auto folds, trainingFolds(train, request, candidate.learner.info().task, candidate.seed));
    auto judged = crossValidate(candidate, train, folds, progress);
    if (!judged && judged.error().isCancelled()) {
        for (const auto& metric : builtinMetrics(candidate.learner.info().task))
            run.metrics[kCrossValidation][metric->info().id] = RunMetric{{}, {}, {}, "undefined because judging by folds was stopped"};
        return {};
    }
    LATHE_TRY(const CrossValidation result, std::move(judged));
    run.metrics[kCrossValidation] = runMetrics(result);
    const PooledPredictions all = pooled(result.folds, 0, static_cast<std::size_t>(request.folds));
    LATHE_TRY(const Evaluation evaluation, evaluate(all.predictions, all.truth, EvaluationOptions{0, 0}));
    LATHE_TRY(run.predictions[kCrossValidation], workbench.objects().put(writePredictions({all.predictions, all.rows})));
    run.confusion[kCrossValidation] = evaluation.confusion;
    return {};
}

} // namespace lathe
