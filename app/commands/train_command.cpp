#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "app/commands/pipeline_file.h"
#include "data/table_checks.h"
#include "data/training_rows.h"
#include "ml/table_model.h"
#include "services/run_items.h"
#include "services/train_service.h"

namespace lathe {

namespace {

/// What makes the numbers of a run too good: checks of its table that fail, of columns that its model reads.
Result<void> warn(Workbench& workbench, const DatasetVersion& version, const RunRecord& run, const std::string& target, Output& output, Progress& progress)
{
    constexpr std::size_t kLooked = 20'000; // rows
    LATHE_TRY(const auto items, itemsWithTarget(workbench, version, target));
    LATHE_TRY(const Table* table, tableOf(*items));
    const auto model = run.modelWeights.isNull() ? nullptr : loadRunModel(workbench, run).value_or(nullptr);
    const auto* tabular = dynamic_cast<const TabularModel*>(model.get());
    LATHE_TRY(const auto checks, checkTable(someRows(*table, kLooked, 0), progress));
    output.json["warnings"] = nlohmann::json::array();
    for (const TableCheck& check : checks) {
        const bool isTooGood = check.id == "leak" || check.id == "copies_across" || check.id == "time_leak";
        const bool isRead = check.id != "leak" || check.columns.empty() || !tabular || tabular->preparation().inputs().find(check.columns.front());
        if (!isTooGood || !isRead || check.state == CheckState::Passed)
            continue;
        const std::string text = check.title.english() + ": " + check.detail.english();
        output.json["warnings"].push_back(text);
        output.text += "Warning: " + text + "\n";
    }
    return {};
}

Result<Output> run(CommandContext& context)
{
    LATHE_TRY(Workbench * workbench, context.workbench());
    TrainRequest request;
    request.dataset = context.argument(0);
    request.algorithm = context.value("algorithm");
    if (request.algorithm.empty())
        return fail(ErrorCode::InvalidArgument, "--algorithm is missing", "List them with: lathe algorithms");
    // Asked before the module is loaded: a wrong name should not take a second to be noticed.
    LATHE_TRY(Database * database, workbench->database());
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).find(request.dataset));
    if (context.isSet("target") && version.kind == toString(ItemKind::Image))
        return fail(ErrorCode::InvalidArgument, "--target names a column, and " + request.dataset + " has pictures",
                    "Leave --target out: the class is the target");
    request.target = context.value("target");
    LATHE_TRY(const Learner* learner, workbench->learner(request.algorithm));
    if (context.isSet("task") && context.value("task") != toString(learner->info().task))
        return fail(ErrorCode::InvalidArgument, "The algorithm “" + request.algorithm + "” is for " + std::string(toString(learner->info().task))
                    + ", not for “" + context.value("task") + "”", "List those for a task with: lathe algorithms --task " + context.value("task"));
    if (context.isSet("pipeline")) {
        LATHE_TRY(request.pipeline, pipelineFile(context.value("pipeline")));
    }
    LATHE_TRY(request.parameters, parseParams(learner->parameters(), context.values("set")));
    LATHE_TRY(const std::int64_t seed, context.integer("seed", 1, 0, INT64_MAX));
    LATHE_TRY(const std::int64_t threads, context.integer("threads", 0, 0, 1024));
    request.seed = static_cast<std::uint64_t>(seed);
    request.threads = static_cast<int>(threads);
    if (context.isSet("device"))
        request.device = context.value("device");
    request.base = context.value("from");
    request.name = context.value("name");
    LATHE_TRY(const std::int64_t folds, context.integer("folds", 0, 2, 20));
    LATHE_TRY(const std::int64_t repeats, context.integer("repeats", 1, 1, 100));
    for (const char* option : {"repeats", "group", "time"})
        if (context.isSet(option) && folds == 0)
            return fail(ErrorCode::InvalidArgument, std::string("--") + option + " says how folds are drawn", "Give their number with --folds");
    request.folds = {static_cast<int>(folds), static_cast<int>(repeats), context.value("group"), context.value("time")};
    LATHE_TRY(const RunRecord queued, queueRun(*workbench, request));
    LATHE_TRY(const RunRecord ended, executeRun(*workbench, queued.id, context.progress()));
    Output output = endedRun(ended);
    if (version.kind == toString(ItemKind::Table))
        LATHE_CHECK(warn(*workbench, version, ended, request.target, output, context.progress()));
    return output;
}

} // namespace

Command trainCommand()
{
    return {"train", "NAME", 1, 1, "Trains, evaluates on validation and test, and stores the run.",
            {{"algorithm", "What to train; see lathe algorithms.", "ID"},
             {"target", "The column to predict (tables).", "COLUMN"},
             {"task", "What the model is asked to do; the algorithm must be for it.", "T"},
             {"pipeline", "Steps before the algorithm (tables), instead of those attached to the dataset.", "FILE"},
             {"set", "A hyper-parameter; may be given again.", "key=value"},
             {"seed", "Seed of everything random.", "N", "1"},
             {"device", "auto, cpu, cuda or cuda:N.", "D", "auto"},
             {"threads", "Threads of the CPU; 0 chooses by measuring.", "N", "0"},
             {"from", "Weights to start from: a file, a model or a run.", "MODEL|FILE"},
             {"folds", "Judges by so many folds of the training part, too (tables), 2 to 20.", "K"},
             {"repeats", "Draws of the folds.", "R", "1"},
             {"group", "Rows of one value of this column stay in one fold.", "COLUMN"},
             {"time", "Folds follow this column: no row is judged by later ones.", "COLUMN"},
             {"name", "Name of the run.", "RUN"}},
            run};
}

} // namespace lathe
