#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "app/commands/pipeline_file.h"
#include "base/text.h"
#include "services/search_service.h"

namespace lathe {

namespace {

using nlohmann::json;

json orNull(const std::optional<double>& value)
{
    return value ? json(*value) : json();
}

json comparisonJson(const std::optional<SearchComparison>& comparison)
{
    return comparison ? toJson(*comparison) : json();
}

json entryJson(const LeaderboardEntry& entry)
{
    return {{"run", entry.name}, {"algorithm", entry.algorithm}, {"stage", entry.stage}, {"status", toString(entry.status)},
            {"mean", orNull(entry.mean)}, {"low", orNull(entry.low)}, {"high", orNull(entry.high)},
            {"parameters", json::parse(entry.parameters, nullptr, false)}, {"seconds", entry.seconds},
            {"folds_done", entry.foldsDone}, {"folds", entry.folds}, {"error", entry.error.empty() ? json() : json(entry.error)}};
}

std::string interval(const LeaderboardEntry& entry)
{
    return entry.low && entry.high ? fixed(*entry.low, 4) + " to " + fixed(*entry.high, 4) : "–";
}

Output described(const SearchOutcome& outcome)
{
    Output output;
    json entries = json::array();
    std::vector<std::vector<std::string>> rows{{"run", "algorithm", "stage", outcome.metric, "95 % interval", "folds", "time"}};
    for (const LeaderboardEntry& entry : outcome.leaderboard) {
        entries.push_back(entryJson(entry));
        rows.push_back({entry.name, entry.algorithm, entry.stage, entry.mean ? fixed(*entry.mean, 4) : "–", interval(entry),
                        std::to_string(entry.foldsDone) + "/" + std::to_string(entry.folds), durationText(entry.seconds)});
    }
    json skipped = json::array();
    for (const auto& [algorithm, reason] : outcome.skipped)
        skipped.push_back({{"algorithm", algorithm}, {"reason", reason}});
    const auto significant = [](const std::optional<SearchComparison>& one) { return one ? json(one->isSignificant) : json(); };
    output.json = {{"search", outcome.search}, {"metric", outcome.metric}, {"higher_is_better", outcome.higherIsBetter},
                   {"winner", outcome.winner ? json(outcome.winner->name) : json()},
                   {"best", outcome.best ? describe(*outcome.best) : json()}, {"leaderboard", entries},
                   {"significant", {{"baseline", significant(outcome.baseline)}, {"runner_up", significant(outcome.runnerUp)}}},
                   {"comparisons", {{"baseline", comparisonJson(outcome.baseline)}, {"runner_up", comparisonJson(outcome.runnerUp)}}},
                   {"verdict", outcome.verdict()}, {"skipped", skipped}, {"stopped", outcome.stopped}, {"seconds", outcome.seconds}};
    output.text = outcome.search + "\n\n" + tableText(rows, {3}) + "\n";
    for (const std::string& line : outcome.verdict())
        output.text += line + "\n";
    if (outcome.best)
        output.text += "\n" + runText(*outcome.best);
    if (outcome.stopped) {
        output.exitCode = exit_code::interrupted;
        output.text += "\nStopped; the trials are kept\n";
    }
    return output;
}

Result<Output> run(CommandContext& context)
{
    LATHE_TRY(Workbench * workbench, context.workbench());
    SearchRequest request;
    request.dataset = context.argument(0);
    request.target = context.value("target");
    request.algorithms = context.values("algorithm");
    request.metric = context.value("metric");
    request.name = context.value("name");
    if (context.isSet("task")) {
        request.task = taskFromText(context.value("task"));
        if (!request.task)
            return fail(ErrorCode::InvalidArgument, "There is no task “" + context.value("task") + "”", "Use classification or regression");
    }
    LATHE_TRY(request.seconds, context.real("seconds", 0));
    if (context.isSet("seconds") && !(request.seconds > 0))
        return fail(ErrorCode::InvalidArgument, "--seconds takes a positive number");
    LATHE_TRY(const std::int64_t trials, context.integer("trials", 0, 1, 1'000'000));
    LATHE_TRY(const std::int64_t folds, context.integer("folds", 5, 2, 20));
    LATHE_TRY(const std::int64_t repeats, context.integer("repeats", 1, 1, 100));
    LATHE_TRY(const std::int64_t seed, context.integer("seed", 1, 0, INT64_MAX));
    LATHE_TRY(const std::int64_t threads, context.integer("threads", 0, 0, 1024));
    request.trials = static_cast<int>(trials);
    request.folds = {static_cast<int>(folds), static_cast<int>(repeats), context.value("group"), context.value("time")};
    request.seed = static_cast<std::uint64_t>(seed);
    request.threads = static_cast<int>(threads);
    if (context.isSet("device"))
        request.device = context.value("device");
    if (context.isSet("pipeline")) {
        LATHE_TRY(request.pipeline, pipelineFile(context.value("pipeline")));
    }
    LATHE_TRY(const SearchOutcome outcome, findBest(*workbench, request, context.progress()));
    return described(outcome);
}

} // namespace

Command searchCommand()
{
    return {"search", "NAME", 1, 1, "Finds the best algorithm and parameters for a table within a budget.",
            {{"target", "The column to predict.", "COLUMN"},
             {"task", "classification or regression; else as the target's type says.", "T"},
             {"algorithm", "Try this one; may be given again. All of the task by default.", "ID"},
             {"metric", "What to compare by: f1_macro or rmse by default.", "M"},
             {"seconds", "Time for trying.", "N"},
             {"trials", "Trials besides the baselines; 50 when there is no limit of time.", "N"},
             {"folds", "Folds of the training part, 2 to 20.", "K", "5"},
             {"repeats", "Draws of the folds.", "R", "1"},
             {"group", "Rows of one value of this column stay in one fold.", "COLUMN"},
             {"time", "Folds follow this column: no row is judged by later ones.", "COLUMN"},
             {"pipeline", "Steps before the algorithms, instead of those attached to the dataset.", "FILE"},
             {"seed", "Seed of everything random.", "N", "1"},
             {"device", "auto, cpu, cuda or cuda:N.", "D", "auto"},
             {"threads", "Threads of the CPU; 0 leaves it to the algorithm.", "N", "0"},
             {"name", "Name of the search.", "SEARCH"}},
            run};
}

} // namespace lathe
