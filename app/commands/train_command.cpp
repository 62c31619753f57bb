#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "services/train_service.h"

namespace lathe {

namespace {

Result<Output> run(CommandContext& context)
{
    LATHE_TRY(Workbench * workbench, context.workbench());
    TrainRequest request;
    request.dataset = context.argument(0);
    request.algorithm = context.value("algorithm");
    if (request.algorithm.empty())
        return fail(ErrorCode::InvalidArgument, "--algorithm is missing", "List them with: lathe algorithms");
    if (context.isSet("target"))
        return fail(ErrorCode::InvalidArgument, "--target names a column, and " + request.dataset + " has pictures",
                    "Leave --target out: the class is the target");
    if (context.isSet("task") && context.value("task") != "classification")
        return fail(ErrorCode::InvalidArgument, "There is no algorithm for the task “" + context.value("task") + "”",
                    "Use --task classification");
    // Asked before the module is loaded: a wrong name should not take a second to be noticed.
    LATHE_TRY(Database * database, workbench->database());
    LATHE_CHECK(DatasetStore(*database).find(request.dataset));
    LATHE_TRY(const Learner* learner, workbench->learner(request.algorithm));
    LATHE_TRY(request.parameters, parseParams(learner->parameters(), context.values("set")));
    LATHE_TRY(const std::int64_t seed, context.integer("seed", 1, 0, INT64_MAX));
    LATHE_TRY(const std::int64_t threads, context.integer("threads", 0, 0, 1024));
    request.seed = static_cast<std::uint64_t>(seed);
    request.threads = static_cast<int>(threads);
    if (context.isSet("device"))
        request.device = context.value("device");
    request.base = context.value("from");
    request.name = context.value("name");
    LATHE_TRY(const RunRecord queued, queueRun(*workbench, request));
    LATHE_TRY(const RunRecord ended, executeRun(*workbench, queued.id, context.progress()));
    return endedRun(ended);
}

} // namespace

Command trainCommand()
{
    return {"train", "NAME", 1, 1, "Trains, evaluates on validation and test, and stores the run.",
            {{"algorithm", "What to train; see lathe algorithms.", "ID"},
             {"target", "The column to predict (tables).", "COLUMN"},
             {"task", "What the model is asked to do: classification.", "T"},
             {"set", "A hyper-parameter; may be given again.", "key=value"},
             {"seed", "Seed of everything random.", "N", "1"},
             {"device", "auto, cpu, cuda or cuda:N.", "D", "auto"},
             {"threads", "Threads of the CPU; 0 chooses by measuring.", "N", "0"},
             {"from", "Weights to start from: a file, a model or a run.", "MODEL|FILE"},
             {"name", "Name of the run.", "RUN"}},
            run};
}

} // namespace lathe
