#include "services/train_service.h"

#include "base/text.h"
#include "eval/evaluation.h"
#include "eval/metric.h"
#include "ml/builtin_learners.h"
#include "ml/predictions_file.h"
#include "services/fold_metrics.h"
#include "services/judge_answers.h"
#include "services/label_service.h"
#include "services/machine.h"
#include "services/model_files.h"
#include "services/prepare_service.h"
#include "services/run_items.h"
#include "services/run_recorder.h"
#include "store/clock.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace lathe {

namespace {

using nlohmann::json;

json parsed(const std::string& text)
{
    const json value = json::parse(text, nullptr, false);
    return value.is_object() ? value : json::object();
}

/// The weights that a run starts from, kept with the run: {name, weights, description?} (hashes of objects).
Result<json> keepBase(const Workbench& workbench, const std::string& base)
{
    if (base.empty())
        return json();
    std::error_code error;
    const std::filesystem::path path(base);
    if (std::filesystem::is_regular_file(path, error)) {
        LATHE_TRY(const Bytes content, readFile(path));
        LATHE_TRY(const Hash weights, workbench.objects().put(content));
        return json{{"name", path.filename().string()}, {"weights", weights.hex()}};
    }
    if (std::filesystem::is_directory(path, error)) {
        LATHE_TRY(const Bytes weights, readFile(path / "weights.safetensors"));
        LATHE_TRY(const Bytes description, readFile(path / "model.json"));
        LATHE_TRY(const Hash weightsHash, workbench.objects().put(weights));
        LATHE_TRY(const Hash descriptionHash, workbench.objects().put(description));
        return json{{"name", path.filename().string()}, {"weights", weightsHash.hex()}, {"description", descriptionHash.hex()}};
    }
    auto run = findRunOrModel(workbench, base);
    if (!run)
        return fail(ErrorCode::NotFound, "There are no weights “" + base + "” to start from",
                    "Give a weights file (safetensors, .pt, .pth), a model or a run");
    if (run->modelWeights.isNull())
        return fail(ErrorCode::NotFound, "The run “" + run->name + "” kept no model to start from");
    return json{{"name", run->name}, {"weights", run->modelWeights.hex()}, {"description", run->modelDescription.hex()}};
}

Result<std::filesystem::path> basePath(const Workbench& workbench, const json& base)
{
    if (!base.is_object())
        return std::filesystem::path();
    LATHE_TRY(const Hash weights, Hash::fromHex(base.value("weights", "")));
    if (!base.contains("description"))
        return workbench.objects().pathOf(weights);
    LATHE_TRY(const Hash description, Hash::fromHex(base.value("description", "")));
    return modelFolder(workbench, description, weights);
}

/// The items of a part by which the model may be judged, and their places in the whole.
Result<std::pair<Items, std::vector<std::uint32_t>>> judgedItemsOf(const Model& model, const Items& items, Part part)
{
    std::vector<std::uint32_t> places;
    if (const auto* pictures = std::get_if<ItemSet>(&items)) {
        for (const std::size_t index : pictures->indices(part))
            places.push_back(static_cast<std::uint32_t>(index));
        return std::pair(itemsOfPart(items, part), std::move(places));
    }
    LATHE_TRY(Items some, model.judgeable(itemsOfPart(items, part)));
    const Table& rows = std::get<Table>(some);
    for (std::size_t row = 0; row < rows.rows(); ++row)
        places.push_back(rows.origin(row));
    return std::pair(std::move(some), std::move(places));
}

/// Stores the answers for one part, and judges them.
Result<void> judgePart(Workbench& workbench, RunRecord& run, const Model& model, const Items& items, Part part,
                       Progress& progress)
{
    const std::string name(toString(part));
    StoredPredictions stored;
    LATHE_TRY(auto judged, judgedItemsOf(model, items, part));
    stored.items = std::move(judged.second);
    if (stored.items.empty()) {
        for (const MetricInfo& metric : metricInfos(taskFromText(run.task).value_or(Task::Classification)))
            run.metrics[name][metric.id] = RunMetric{{}, {}, {}, "undefined because the " + name + " part has no items"};
        return {};
    }
    progress.set(0, 0, "Judging on " + name);
    LATHE_TRY(stored.predictions, model.predict(judged.first, progress));
    const Task task = taskFromText(run.task).value_or(Task::Classification);
    LATHE_TRY(const Evaluation evaluation, judgeAnswers(model, task, judged.first, stored.predictions, progress));
    LATHE_TRY(run.predictions[name], workbench.objects().put(writePredictions(stored)));
    run.confusion[name] = evaluation.confusion;
    for (const auto& [id, value] : evaluation.metrics)
        run.metrics[name][id] = RunMetric{value.value, value.low, value.high, value.undefined};
    if (part == Part::Test) {
        LATHE_TRY(Database * database, workbench.database());
        LATHE_CHECK(RunStore(*database).addTestLook(run.dataset, run.id));
    }
    return {};
}

Result<void> keepModel(const Workbench& workbench, RunRecord& run, const Model& model)
{
    LATHE_TRY(const auto folder, TemporaryFolder::create("lathe-model"));
    LATHE_CHECK(model.save(folder.path()));
    LATHE_TRY(const Bytes description, readFile(folder.path() / "model.json"));
    LATHE_TRY(const Bytes weights, readFile(folder.path() / "weights.safetensors"));
    LATHE_TRY(run.modelDescription, workbench.objects().put(description));
    LATHE_TRY(run.modelWeights, workbench.objects().put(weights));
    run.weightsSha256 = model.weightsHash();
    run.classes = json(model.classes()).dump();
    return {};
}

/// For work that shall be finished although the user has asked the training to stop.
class Unstoppable final : public Progress {
public:
    explicit Unstoppable(Progress& progress) : m_progress(progress) {}
    bool stopRequested() const override { return false; }
    void set(std::int64_t done, std::int64_t total, std::string_view status) override { m_progress.set(done, total, status); }
    void log(std::string_view line) override { m_progress.log(line); }

private:
    Progress& m_progress;
};

Result<void> train(Workbench& workbench, RunRecord& run, Progress& outer)
{
    const auto start = std::chrono::steady_clock::now();
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).byId(run.datasetVersionId));
    LATHE_TRY(const auto items, runItems(workbench, run, version));
    LATHE_TRY(const Learner* learner, workbench.learner(run.algorithm));
    LATHE_TRY(const Params params, paramsFromJson(learner->parameters(), parsed(run.parameters)));

    json setup = parsed(run.setup);
    TrainingSetup training;
    training.seed = run.seed;
    // A run that goes on uses what it used before, so that it ends as if nothing had happened.
    training.device = setup.value("device", run.device);
    training.threads = setup.value("threads", run.threads);
    training.precision = setup.value("precision", "");
    training.cache = workbench.cacheFolder() / "features";
    LATHE_TRY(training.base, basePath(workbench, setup.value("base", json())));
    if (!run.checkpoint.isNull()) {
        LATHE_TRY(Bytes state, workbench.objects().read(run.checkpoint));
        training.resumeFrom = Checkpoint{run.checkpointEpoch, std::move(state), run.checkpoint == run.bestCheckpoint};
    }
    LATHE_CHECK(RunStore(*database).truncateHistory(run.id, run.checkpointEpoch));
    setup["machine"] = describeMachine();
    if (!builtinLearners().find(run.algorithm)) {
        LATHE_TRY(LearnerModule * module, workbench.learnerModule());
        setup["libraries"] = module->libraries();
    }
    if (setup.contains("pipeline")) {
        LATHE_TRY(training.pipeline, pipelineFromJson(setup["pipeline"]));
    }
    run.setup = setup.dump();
    LATHE_CHECK(RunStore(*database).update(run));

    RunRecorder recorder(workbench, *database, run, outer);
    const TrainingData data{itemsOfPart(*items, Part::Train), itemsOfPart(*items, Part::Validation)};
    LATHE_TRY(const FitResult fitted, learner->fit(data, params, training, recorder, recorder));
    recorder.flush();

    const TrainingReport& report = fitted.report;
    setup["device"] = report.device;
    setup["threads"] = report.threads;
    setup["precision"] = report.precision;
    if (!report.stopReason.empty())
        setup["stop_reason"] = report.stopReason;
    setup["trainable_count"] = report.trainableCount;
    setup["multiply_adds"] = report.multiplyAdds;
    run.setup = setup.dump();
    run.epochs = report.epochs;
    run.bestEpoch = report.bestEpoch;
    run.itemsPerSecond = report.itemsPerSecond;
    run.peakMemoryBytes = report.peakMemoryBytes;
    run.parameterCount = report.parameterCount;
    LATHE_CHECK(keepModel(workbench, run, *fitted.model));
    Unstoppable progress(outer);
    // Where nothing is predicted, the rows that were learned from are what one wants to see.
    if (isUnsupervised(learner->info().task))
        LATHE_CHECK(judgePart(workbench, run, *fitted.model, *items, Part::Train, progress));
    LATHE_CHECK(judgePart(workbench, run, *fitted.model, *items, Part::Validation, progress));
    if (!report.stopped)
        LATHE_CHECK(judgePart(workbench, run, *fitted.model, *items, Part::Test, progress));
    if (!report.stopped && setup.contains("cross_validation")) {
        const Candidate candidate{*learner, params, training.pipeline, run.seed, report.device, report.threads};
        LATHE_CHECK(judgeByFolds(workbench, run, candidate, std::get<Table>(data.train), foldRequestFrom(setup["cross_validation"]), recorder));
    }
    run.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    run.status = report.stopped ? RunStatus::Killed : RunStatus::Finished;
    return {};
}

/// A trial of a search kept no model: there is nothing to go on with or to compare.
Result<void> checkIsNoTrial(const RunRecord& run)
{
    const std::string search = parsed(run.setup).value("search", "");
    if (search.empty())
        return {};
    return fail(ErrorCode::InvalidArgument, "The run “" + run.name + "” is a trial of the search “" + search + "” and kept no model",
                "Train a run of its own with the same parameters, see: lathe run " + run.name);
}

Result<void> requestOf(Workbench& workbench, std::int64_t run, std::string_view what)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_CHECK(RunStore(*database).request(run, what));
    workbench.announceRun(run);
    return {};
}

} // namespace

Result<RunRecord> queueRun(Workbench& workbench, const TrainRequest& request)
{
    LATHE_TRY(Database * database, workbench.database());
    NoProgress quiet;
    LATHE_TRY(const DatasetVersion version, currentVersion(workbench, request.dataset, quiet));
    LATHE_TRY(const Learner* learner, workbench.learner(request.algorithm));
    LATHE_CHECK(checkParams(learner->parameters(), request.parameters));
    LATHE_TRY(const auto items, itemsWithTarget(workbench, version, request.target));
    if (const auto reason = learner->incompatibility(*items, request.parameters))
        return tl::unexpected<Error>(*reason);
    LATHE_TRY(const json base, keepBase(workbench, request.base));

    RunRecord run;
    run.name = request.name;
    run.datasetVersionId = version.id;
    run.dataset = version.dataset;
    run.version = version.version;
    run.algorithm = request.algorithm;
    run.task = std::string(toString(learner->info().task));
    run.parameters = toJson(request.parameters).dump();
    run.seed = request.seed;
    run.device = request.device;
    run.threads = request.threads;
    run.base = request.base;
    const auto* pictures = std::get_if<ItemSet>(items.get());
    run.classes = pictures ? json(pictures->classes).dump() : "[]";
    json setup{{"lathe", LATHE_VERSION}, {"data_fingerprint", version.manifest.hex()}};
    if (base.is_object())
        setup["base"] = base;
    if (request.folds.folds > 0) {
        if (isUnsupervised(learner->info().task))
            return fail(ErrorCode::InvalidArgument, learner->info().name + " predicts nothing that folds could judge", "Leave the folds out");
        LATHE_CHECK(trainingFolds(*items, request.folds, learner->info().task, request.seed));
        setup["cross_validation"] = toJson(request.folds);
    }
    if (const auto* table = std::get_if<Table>(items.get())) {
        if (const auto target = table->schema().first(Role::Target))
            setup["target"] = table->field(*target).name;
        Pipeline pipeline;
        if (request.pipeline) {
            pipeline = *request.pipeline;
        } else {
            LATHE_TRY(pipeline, attachedPipeline(workbench, version.dataset));
        }
        setup["pipeline"] = toJson(pipeline);
    }
    run.setup = setup.dump();
    if (request.parameters.has("epochs"))
        run.epochsPlanned = static_cast<int>(request.parameters.integer("epochs"));
    LATHE_TRY(run, RunStore(*database).create(std::move(run)));
    workbench.announceRun(run.id);
    return run;
}

Result<RunRecord> executeRun(Workbench& workbench, std::int64_t id, Progress& progress)
{
    LATHE_TRY(Database * database, workbench.database());
    RunStore runs(*database);
    LATHE_TRY(RunRecord run, runs.byId(id));
    LATHE_CHECK(checkIsNoTrial(run));
    if (run.status == RunStatus::Finished)
        return fail(ErrorCode::InvalidArgument, "The run “" + run.name + "” is finished already",
                    "Repeat it with: lathe reproduce " + run.name);
    LATHE_CHECK(runs.claim(id));
    run.status = RunStatus::Running;
    run.error.clear();
    if (run.started.empty())
        run.started = nowText();
    LATHE_CHECK(runs.update(run));
    workbench.announceRun(id);

    const auto trained = train(workbench, run, progress);
    // The recorder has written checkpoints and epochs meanwhile.
    LATHE_TRY(const RunRecord written, runs.byId(id));
    run.history = written.history;
    run.checkpoint = written.checkpoint;
    run.bestCheckpoint = written.bestCheckpoint;
    run.checkpointEpoch = written.checkpointEpoch;
    run.checkpointTime = written.checkpointTime;
    run.ended = nowText();
    if (!trained) {
        run.epochs = written.epochs;
        run.bestEpoch = written.bestEpoch;
        run.status = trained.error().isCancelled() ? RunStatus::Killed : RunStatus::Failed;
        run.error = trained.error().isCancelled() ? "" : toString(trained.error());
    }
    LATHE_CHECK(runs.update(run));
    if (!trained && !trained.error().isCancelled())
        LATHE_CHECK(runs.addLog(id, run.error));
    workbench.announceRun(id);
    if (!trained)
        return tl::unexpected<Error>(trained.error());
    return run;
}

Result<void> pauseRun(Workbench& workbench, std::int64_t run)
{
    return requestOf(workbench, run, "pause");
}

Result<void> continueRun(Workbench& workbench, std::int64_t run)
{
    return requestOf(workbench, run, "");
}

Result<void> stopRun(Workbench& workbench, std::int64_t run)
{
    return requestOf(workbench, run, "stop");
}

Result<Reproduction> reproduceRun(Workbench& workbench, std::string_view reference, Progress& progress)
{
    LATHE_TRY(Database * database, workbench.database());
    RunStore runs(*database);
    Reproduction result;
    LATHE_TRY(result.original, runs.find(reference));
    LATHE_CHECK(checkIsNoTrial(result.original));
    if (result.original.status != RunStatus::Finished)
        return fail(ErrorCode::InvalidArgument, "The run “" + result.original.name + "” is "
                    + std::string(toString(result.original.status)) + ", so there is nothing to compare with",
                    "Finish it with: lathe resume " + result.original.name);
    RunRecord again = result.original;
    const json setup = parsed(again.setup);
    again.device = setup.value("device", again.device);
    again.threads = setup.value("threads", again.threads);
    json fresh{{"lathe", LATHE_VERSION}, {"data_fingerprint", setup.value("data_fingerprint", "")},
               {"device", again.device}, {"threads", again.threads},
               {"precision", setup.value("precision", "")}, {"reproduces", again.name}};
    for (const char* kept : {"base", "target", "pipeline", "cross_validation"})
        if (setup.contains(kept))
            fresh[kept] = setup[kept];
    again.setup = fresh.dump();
    again.name.clear();
    again.status = RunStatus::Scheduled;
    LATHE_TRY(again, runs.create(std::move(again)));
    workbench.announceRun(again.id);
    LATHE_TRY(result.repeated, executeRun(workbench, again.id, progress));
    result.sameWeights = result.original.weightsSha256 == result.repeated.weightsSha256;
    for (const auto& [part, metrics] : result.original.metrics)
        for (const auto& [name, metric] : metrics) {
            const auto& other = result.repeated.metrics[part][name];
            if (metric.value != other.value)
                result.differingMetrics[part + "." + name] = {metric.value.value_or(0), other.value.value_or(0)};
        }
    return result;
}

Result<std::unique_ptr<Model>> loadRunModel(const Workbench& workbench, const RunRecord& run, std::string_view device)
{
    if (run.modelWeights.isNull())
        return fail(ErrorCode::NotFound, "The run “" + run.name + "” has no model yet",
                    "Finish it with: lathe resume " + run.name);
    LATHE_TRY(const Learner* learner, workbench.learner(run.algorithm));
    LATHE_TRY(const auto folder, modelFolder(workbench, run.modelDescription, run.modelWeights));
    return learner->load(folder, device);
}

} // namespace lathe
