#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"

#include <algorithm>

namespace lathe {

namespace {

/// The value to sort and show by: on validation, where choices are made.
std::optional<double> metricOf(const RunRecord& run, const std::string& name)
{
    const auto part = run.metrics.find("validation");
    if (part == run.metrics.end())
        return std::nullopt;
    const auto metric = part->second.find(name);
    return metric == part->second.end() ? std::nullopt : metric->second.value;
}

std::string valueText(const std::optional<double>& value)
{
    return value ? fixed(*value, 4) : "–";
}

Result<Output> run(CommandContext& context)
{
    LATHE_TRY(Workbench * workbench, context.workbench());
    LATHE_TRY(Database * database, workbench->database());
    std::string dataset = context.argument(0);
    if (!dataset.empty()) {
        LATHE_TRY(const DatasetVersion version, DatasetStore(*database).find(dataset));
        dataset = version.dataset;
    }
    LATHE_TRY(auto runs, RunStore(*database).list(dataset));
    if (context.isSet("sort")) {
        const std::string name = context.value("sort");
        const bool isLowerBetter = name == "log_loss";
        const bool isKnown = std::any_of(runs.begin(), runs.end(), [&](const RunRecord& each) {
            return metricOf(each, name).has_value();
        });
        if (!isKnown && !runs.empty())
            return fail(ErrorCode::InvalidArgument, "No run has the metric “" + name + "”",
                        "Metrics are accuracy, balanced_accuracy, precision_macro, recall_macro, f1_macro, f1_weighted, log_loss, roc_auc");
        const double worst = isLowerBetter ? 1e300 : -1e300;
        std::stable_sort(runs.begin(), runs.end(), [&](const RunRecord& a, const RunRecord& b) {
            const double left = metricOf(a, name).value_or(worst);
            const double right = metricOf(b, name).value_or(worst);
            return isLowerBetter ? left < right : left > right;
        });
    }
    Output output;
    output.json = nlohmann::json::array();
    std::vector<std::vector<std::string>> rows{{"run", "name", "status", "algorithm", "dataset", "f1", "accuracy", "time", "started"}};
    for (const RunRecord& each : runs) {
        output.json.push_back(describe(each));
        rows.push_back({std::to_string(each.id), each.name, std::string(toString(each.status)), each.algorithm,
                        each.dataset + "@" + std::to_string(each.version), valueText(metricOf(each, "f1_macro")),
                        valueText(metricOf(each, "accuracy")), durationText(each.seconds), each.started});
    }
    output.text = runs.empty() ? "No runs yet. Train one with: lathe train NAME --algorithm ID\n" : tableText(rows, {0, 5, 6, 7});
    return output;
}

} // namespace

Command runsCommand()
{
    return {"runs", "[NAME]", 0, 1, "Lists the runs, of one dataset or of all; metrics are those on validation.",
            {{"sort", "A metric; the best first.", "METRIC"}}, run};
}

} // namespace lathe
