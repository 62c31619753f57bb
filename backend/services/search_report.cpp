// Searches as the registry has them: also those that go on, and those of other programs.
#include "eval/metric.h"
#include "services/fold_metrics.h"
#include "services/search_service.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lathe {

using nlohmann::json;

namespace {

json parsed(const std::string& text)
{
    json value = json::parse(text, nullptr, false);
    return value.is_object() ? value : json::object();
}

std::optional<SearchComparison> comparisonFrom(const json& all, const char* name)
{
    const auto found = all.find(name);
    if (found == all.end() || !found->is_object())
        return std::nullopt;
    const auto number = [&](const char* key) {
        const auto value = found->find(key);
        return value != found->end() && value->is_number() ? value->get<double>() : 0.0;
    };
    SearchComparison comparison{found->value("run", ""), found->value("algorithm", ""), {}, found->value("significant", false)};
    comparison.test.difference = number("difference");
    comparison.test.low = number("low");
    comparison.test.high = number("high");
    comparison.test.probability = number("p");
    return comparison;
}

} // namespace

json toJson(const SearchComparison& comparison)
{
    return {{"run", comparison.run}, {"algorithm", comparison.algorithm}, {"difference", comparison.test.difference}, {"low", comparison.test.low},
            {"high", comparison.test.high}, {"p", comparison.test.probability}, {"significant", comparison.isSignificant}};
}

Result<SearchReport> searchReport(const Workbench& workbench, std::string_view search)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(auto runs, RunStore(*database).list());
    std::ranges::reverse(runs); // trials in their order
    SearchReport report;
    report.search = search;
    for (const RunRecord& run : runs) {
        const json setup = parsed(run.setup);
        if (!search.empty() && setup.value("found_by", "") == search)
            report.best = run.id;
        if (search.empty() || setup.value("search", "") != search)
            continue;
        report.dataset = run.dataset;
        report.version = run.version;
        report.target = setup.value("target", "");
        report.task = taskFromText(run.task).value_or(Task::Classification);
        report.metric = setup.value("metric", "");
        report.isRunning = report.isRunning || run.isActive();
        LeaderboardEntry entry;
        entry.run = run.id;
        entry.name = run.name;
        entry.status = run.status;
        entry.algorithm = run.algorithm;
        entry.stage = setup.value("stage", "");
        entry.parameters = run.parameters;
        entry.seconds = run.seconds;
        entry.foldsDone = setup.value("folds_done", 0);
        entry.folds = setup.value("folds", 0);
        entry.error = run.error;
        if (const auto part = run.metrics.find(kCrossValidation); part != run.metrics.end())
            if (const auto found = part->second.find(report.metric); found != part->second.end()) {
                entry.mean = found->second.value;
                entry.low = found->second.low;
                entry.high = found->second.high;
            }
        if (const auto comparisons = setup.find("comparisons"); comparisons != setup.end() && comparisons->is_object()) {
            report.baseline = comparisonFrom(*comparisons, "baseline");
            report.runnerUp = comparisonFrom(*comparisons, "runner_up");
        }
        report.leaderboard.push_back(std::move(entry));
    }
    if (report.leaderboard.empty())
        return fail(ErrorCode::NotFound, "There is no search “" + std::string(search) + "”", "Start one with: lathe search NAME --target COLUMN");
    if (const Metric* known = builtinMetrics(report.task).find(report.metric))
        report.higherIsBetter = known->info().higherIsBetter;
    std::ranges::stable_sort(report.leaderboard, [&](const LeaderboardEntry& a, const LeaderboardEntry& b) {
        const auto rank = [](const LeaderboardEntry& entry) { return entry.isComplete() ? 0 : entry.mean ? 1 : 2; };
        if (rank(a) != rank(b) || !a.mean || !b.mean)
            return rank(a) < rank(b);
        return report.higherIsBetter ? *a.mean > *b.mean : *a.mean < *b.mean;
    });
    return report;
}

Result<std::vector<LeaderboardEntry>> leaderboard(const Workbench& workbench, std::string_view search)
{
    LATHE_TRY(SearchReport report, searchReport(workbench, search));
    return std::move(report.leaderboard);
}

Result<std::vector<std::string>> searchesOf(const Workbench& workbench, std::string_view dataset)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const auto runs, RunStore(*database).list()); // the newest first
    std::vector<std::string> names;
    for (const RunRecord& run : runs)
        if (const std::string name = run.dataset == dataset ? parsed(run.setup).value("search", "") : ""; !name.empty() && std::ranges::find(names, name) == names.end())
            names.push_back(name);
    return names;
}

} // namespace lathe
