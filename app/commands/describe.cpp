#include "app/commands/describe.h"

#include "base/text.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace lathe {

namespace {

using nlohmann::json;

json parsed(const std::string& text)
{
    json value = json::parse(text, nullptr, false);
    return value.is_discarded() ? json() : value;
}

json matrix(const std::vector<std::int64_t>& counts, std::size_t classes)
{
    json rows = json::array();
    for (std::size_t row = 0; row + 1 <= classes && (row + 1) * classes <= counts.size(); ++row)
        rows.push_back(std::vector<std::int64_t>(counts.begin() + static_cast<std::ptrdiff_t>(row * classes),
                                                 counts.begin() + static_cast<std::ptrdiff_t>((row + 1) * classes)));
    return rows;
}

json optional(const std::optional<double>& value)
{
    return value ? json(*value) : json();
}

/// The width of UTF-8 text in columns, for the letters that Lathe prints.
std::size_t columns(const std::string& text)
{
    std::size_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

} // namespace

json describe(const DatasetVersion& version)
{
    return {{"dataset", version.dataset}, {"version", version.version}, {"kind", version.kind},
            {"items", version.items}, {"classes", version.classes}, {"source", version.source},
            {"change", version.change}, {"created", version.created}, {"fingerprint", version.manifest.hex()}};
}

json describe(const Schema& schema)
{
    json columns = json::array();
    for (const Field& field : schema.fields)
        columns.push_back({{"name", field.name}, {"type", toString(field.type)}, {"role", toString(field.role)}, {"unit", field.unit}});
    return columns;
}

std::string schemaText(const Schema& schema)
{
    std::vector<std::vector<std::string>> rows;
    for (const Field& field : schema.fields)
        rows.push_back({"  " + field.name, std::string(toString(field.type)),
                        field.role == Role::Feature ? std::string() : std::string(toString(field.role))});
    return tableText(rows);
}

json describe(const RunRecord& run)
{
    const json classes = parsed(run.classes);
    const std::size_t count = classes.is_array() ? classes.size() : 0;
    const json setup = parsed(run.setup);
    json metrics{{"validation", json::object()}, {"test", json::object()}};
    json intervals = json::object();
    json undefined = json::object();
    for (const auto& [part, values] : run.metrics)
        for (const auto& [name, metric] : values) {
            metrics[part][name] = optional(metric.value);
            if (metric.low && metric.high)
                intervals[part][name] = {*metric.low, *metric.high};
            if (!metric.undefined.empty())
                undefined[part][name] = metric.undefined;
        }
    json history = json::array();
    for (const RunEpoch& epoch : run.history) {
        json row{{"epoch", epoch.epoch}, {"train_loss", epoch.trainLoss}, {"validation_loss", optional(epoch.validationLoss)},
                 {"learning_rate", epoch.learningRate}, {"seconds", epoch.seconds}, {"items_per_second", epoch.itemsPerSecond},
                 {"class_f1", epoch.classF1}};
        for (const auto& [name, value] : epoch.metrics)
            row["validation_" + name] = value;
        history.push_back(std::move(row));
    }
    json confusion = json::object();
    for (const auto& [part, counts] : run.confusion)
        confusion[part] = matrix(counts, count);
    return {{"run", run.id}, {"name", run.name}, {"status", toString(run.status)}, {"dataset", run.dataset},
            {"version", run.version}, {"algorithm", run.algorithm}, {"task", run.task},
            {"target", setup.is_object() ? setup.value("target", "") : ""}, {"parameters", parsed(run.parameters)}, {"seed", run.seed},
            {"device", setup.is_object() ? setup.value("device", run.device) : run.device},
            {"threads", setup.is_object() ? setup.value("threads", run.threads) : run.threads},
            {"created", run.created}, {"started", run.started}, {"ended", run.ended}, {"seconds", run.seconds},
            {"epochs", run.epochs}, {"best_epoch", run.bestEpoch}, {"items_per_second", run.itemsPerSecond},
            {"peak_memory_bytes", run.peakMemoryBytes}, {"parameter_count", run.parameterCount}, {"metrics", metrics},
            {"intervals", intervals}, {"undefined", undefined}, {"history", history}, {"classes", classes},
            {"confusion", confusion}, {"weights_sha256", run.weightsSha256}, {"setup", setup},
            {"error", run.error.empty() ? json() : json(run.error)}};
}

json describe(const ModelVersion& version)
{
    return {{"model", version.name}, {"version", version.version}, {"run", version.run}, {"run_name", version.runName},
            {"created", version.created}, {"aliases", version.aliases}};
}

json describe(const Evaluation& evaluation)
{
    json metrics = json::object();
    json intervals = json::object();
    json undefined = json::object();
    for (const auto& [name, value] : evaluation.metrics) {
        metrics[name] = optional(value.value);
        if (value.low && value.high)
            intervals[name] = {*value.low, *value.high};
        if (!value.undefined.empty())
            undefined[name] = value.undefined;
    }
    json classes = json::array();
    for (const ClassReport& report : evaluation.perClass) {
        classes.push_back({{"name", report.name}, {"precision", optional(report.precision.value)},
                           {"recall", optional(report.recall.value)}, {"f1", optional(report.f1.value)},
                           {"support", report.support}, {"predicted", report.predicted}});
        if (evaluation.task != Task::Detection)
            continue;
        classes.back()["map_50"] = optional(report.averagePrecision50.value);
        classes.back()["map_50_95"] = optional(report.averagePrecision.value);
    }
    if (evaluation.task == Task::Detection)
        return {{"items", evaluation.items}, {"left_out", evaluation.left}, {"metrics", metrics}, {"intervals", intervals},
                {"undefined", undefined}, {"classes", classes}, {"confidence", optional(evaluation.confidence)}};
    return {{"items", evaluation.items}, {"left_out", evaluation.left}, {"metrics", metrics}, {"intervals", intervals},
            {"undefined", undefined}, {"classes", classes}, {"confusion", matrix(evaluation.confusion, evaluation.classes.size())}};
}

std::string runText(const RunRecord& run)
{
    const json setup = parsed(run.setup);
    std::string text = run.name + "  " + std::string(toString(run.status)) + "\n";
    const std::string target = setup.is_object() ? setup.value("target", "") : "";
    text += "  " + run.algorithm + (target.empty() ? std::string() : " of " + target) + " on " + run.dataset + "@" + std::to_string(run.version) + ", seed " + std::to_string(run.seed)
        + ", " + (setup.is_object() ? setup.value("device", run.device) : run.device) + "\n";
    text += "  ";
    if (run.epochs > 0)
        text += std::to_string(run.epochs) + " epochs, the best is " + std::to_string(run.bestEpoch) + "; ";
    text += durationText(run.seconds);
    if (run.itemsPerSecond > 0)
        text += ", " + grouped(static_cast<std::int64_t>(run.itemsPerSecond)) + " items/s";
    text += "\n";
    if (!run.error.empty())
        text += "  " + run.error + "\n";
    std::vector<std::vector<std::string>> rows{{"  metric"}};
    std::map<std::string, std::vector<std::string>> cells;
    std::string reasons;
    for (const auto& [part, metrics] : run.metrics) {
        rows[0].push_back(part);
        for (const auto& [name, metric] : metrics) {
            std::string cell = metric.value ? fixed(*metric.value, 4) : "–";
            if (metric.low && metric.high)
                cell += " (" + fixed(*metric.low, 4) + " to " + fixed(*metric.high, 4) + ")";
            cells[name].push_back(cell);
        }
        std::set<std::string> undefined;
        for (const auto& [name, metric] : metrics)
            if (!metric.undefined.empty() && undefined.insert(metric.undefined).second)
                reasons += "  – " + part + ": " + metric.undefined + "\n";
    }
    for (auto& [name, values] : cells) {
        values.insert(values.begin(), "  " + name);
        rows.push_back(values);
    }
    if (rows.size() > 1)
        text += tableText(rows) + reasons;
    return text;
}

Output endedRun(const RunRecord& run)
{
    Output output{describe(run), runText(run)};
    if (run.status == RunStatus::Killed) {
        output.exitCode = exit_code::interrupted;
        output.text += "Stopped; go on with: lathe resume " + run.name + "\n";
    }
    return output;
}

std::string readable(double value)
{
    char text[32];
    const int length = std::snprintf(text, sizeof text, "%.6g", value);
    return parseReal(std::string_view(text, static_cast<std::size_t>(length))) == value ? shortest(value) : std::string(text);
}

std::string tableText(const std::vector<std::vector<std::string>>& rows, const std::vector<std::size_t>& right)
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths.resize(std::max(widths.size(), i + 1));
            widths[i] = std::max(widths[i], columns(row[i]));
        }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string padding(widths[i] - columns(row[i]), ' ');
            const bool isRight = std::find(right.begin(), right.end(), i) != right.end();
            line += (i > 0 ? "  " : "") + (isRight ? padding + row[i] : row[i] + padding);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

} // namespace lathe
