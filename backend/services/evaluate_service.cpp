#include "services/evaluate_service.h"

#include "eval/detection.h"
#include "ml/forecast_model.h"
#include "ml/predictions_file.h"
#include "services/decide_service.h"
#include "services/judge_answers.h"
#include "services/label_service.h"
#include "services/model_files.h"
#include "services/run_items.h"
#include "services/train_service.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lathe {

Result<JudgedPart> judgeRun(Workbench& workbench, std::int64_t id, Part part, bool count)
{
    LATHE_TRY(Database * database, workbench.database());
    RunStore runs(*database);
    JudgedPart judged;
    judged.part = part;
    LATHE_TRY(judged.run, runs.byId(id));
    const std::string name(toString(part));
    const auto object = judged.run.predictions.find(name);
    if (object == judged.run.predictions.end())
        return fail(ErrorCode::NotFound, "The run “" + judged.run.name + "” has no predictions for the " + name + " part",
                    judged.run.status == RunStatus::Finished ? "Split the dataset so that this part has items"
                                                             : "Finish it with: lathe resume " + judged.run.name);
    LATHE_TRY(const auto file, workbench.objects().map(object->second));
    LATHE_TRY(StoredPredictions stored, readPredictions(file->bytes()));
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).byId(judged.run.datasetVersionId));
    LATHE_TRY(judged.items, runItems(workbench, judged.run, version));
    if (std::holds_alternative<ItemSet>(*judged.items))
        judged.pictures = {judged.items, std::get_if<ItemSet>(judged.items.get())};
    else
        judged.table = {judged.items, std::get_if<Table>(judged.items.get())};
    judged.predictions = std::move(stored.predictions);
    for (const std::uint32_t index : stored.items) {
        if (index >= itemCount(*judged.items))
            return fail(ErrorCode::Parse, "The stored predictions speak of items that the dataset version does not have");
        judged.indices.push_back(index);
    }
    const Task task = taskFromText(judged.run.task).value_or(Task::Classification);
    if (task == Task::Detection) {
        LATHE_TRY(const ItemSet* pictures, picturesOf(*judged.items));
        judged.boxes = stored.items.empty() ? std::vector<std::vector<TrueBox>>() : trueBoxes(*pictures, stored.items, judged.predictions.classes);
        LATHE_TRY(judged.evaluation, evaluateDetections(judged.predictions, judged.boxes));
        if (part == Part::Test && count)
            LATHE_CHECK(runs.addTestLook(judged.run.dataset, id));
        return judged;
    }
    if (isUnsupervised(task)) {
        LATHE_TRY(const auto model, loadRunModel(workbench, judged.run));
        LATHE_TRY(const Table* table, tableOf(*judged.items));
        const Items rows = table->take(stored.items);
        NoProgress progress;
        LATHE_TRY(judged.evaluation, judgeAnswers(*model, task, rows, judged.predictions, progress));
        if (task == Task::Clustering) {
            LATHE_TRY(judged.silhouettes, rowSilhouettes(*model, rows, judged.predictions, progress));
        }
        if (part == Part::Test && count)
            LATHE_CHECK(runs.addTestLook(judged.run.dataset, id));
        return judged;
    }
    if (task == Task::Forecasting) {
        LATHE_TRY(const Learner* learner, workbench.learner(judged.run.algorithm));
        LATHE_TRY(const Params params, paramsFromJson(learner->parameters(), nlohmann::json::parse(judged.run.parameters, nullptr, false)));
        LATHE_TRY(const Table* table, tableOf(*judged.items));
        LATHE_TRY(judged.time, timeColumn(*table, params));
    }
    judged.truth = truthOf(*judged.items, stored.items, judged.predictions.classes);
    LATHE_TRY(judged.decision, storedDecision(workbench, judged.run.id));
    if (!judged.decision.changesNothing()) {
        judged.undecided = judged.predictions;
        LATHE_TRY(judged.predictions, judged.decision.applied(std::move(judged.predictions)));
    }
    LATHE_TRY(judged.evaluation, evaluate(judged.predictions, judged.truth));
    if (part == Part::Test && count)
        LATHE_CHECK(runs.addTestLook(judged.run.dataset, id));
    return judged;
}

Result<Evaluation> evaluateOn(Workbench& workbench, std::string_view runOrModel, std::string_view dataset, Part part,
                              Progress& progress)
{
    LATHE_TRY(const RunRecord run, findRunOrModel(workbench, runOrModel));
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const DatasetVersion version, currentVersion(workbench, dataset, progress));
    LATHE_TRY(const auto items, runItems(workbench, run, version));
    LATHE_TRY(const auto model, loadDecidedModel(workbench, runOrModel));
    LATHE_TRY(const Items some, model->judgeable(part == Part::Unassigned ? *items : itemsOfPart(*items, part)));
    if (itemCount(some) == 0)
        return fail(ErrorCode::InvalidArgument, "The " + std::string(toString(part)) + " part of " + version.reference()
                    + " has no items", "Choose another part with --on " + version.dataset + ":validation");
    LATHE_TRY(const Predictions predictions, model->predict(some, progress));

    const Task task = taskFromText(run.task).value_or(Task::Classification);
    const auto noClass = [&] {
        return fail(ErrorCode::Incompatible, "No class of " + version.reference() + " is a class of the model “" + run.name + "”");
    };
    Truth truth;
    if (task == Task::Detection) {
        LATHE_TRY(const ItemSet* pictures, picturesOf(some));
        if (std::ranges::all_of(trueBoxes(*pictures, {}, model->classes()), [](const auto& boxes) { return boxes.empty(); }))
            return noClass();
    } else {
        truth = truthOf(some, {}, model->classes());
        if (!model->classes().empty() && std::ranges::all_of(truth.labels, [](std::int32_t label) { return label < 0; }))
            return noClass();
    }
    if (part == Part::Test)
        LATHE_CHECK(RunStore(*database).addTestLook(version.dataset, run.id));
    return isUnsupervised(task) || task == Task::Detection ? judgeAnswers(*model, task, some, predictions, progress) : evaluate(predictions, truth);
}

} // namespace lathe
