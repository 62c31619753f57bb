#include "app/commands/command.h"

#include "base/text.h"
#include "base/file.h"
#include "services/deploy_service.h"

namespace lathe {

namespace {

using nlohmann::json;

std::string csvField(const std::string& text)
{
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

/// A row in no cluster is noise.
const std::string& answerOf(const Predictions& predictions, std::size_t i)
{
    static const std::string noise = "noise";
    const int label = predictions.label(i);
    return label < 0 ? noise : predictions.classes[static_cast<std::size_t>(label)];
}

/// [{class, score, box: [left, top, width, height]}], the surest first.
json boxesJson(const Predictions& predictions, std::size_t i, double least)
{
    json boxes = json::array();
    for (const Detection& one : predictions.found[i])
        if (double(one.score) >= least)
            boxes.push_back({{"class", predictions.classes[static_cast<std::size_t>(one.label)]}, {"score", one.score},
                             {"box", {one.x, one.y, one.width, one.height}}});
    return boxes;
}

json rowJson(const PredictOutcome& outcome, std::size_t i, double least)
{
    const Predictions& predictions = outcome.predictions;
    json row{{"item", outcome.items[i]}};
    if (!predictions.errors[i].empty()) {
        row["error"] = predictions.errors[i];
        return row;
    }
    for (std::size_t m = 0; m < predictions.outputs.size(); ++m)
        row[predictions.outputs[m]] = predictions.value(i, m);
    if (predictions.classes.empty())
        return row;
    if (!predictions.found.empty()) {
        row["prediction"] = boxesJson(predictions, i, least);
        return row;
    }
    row["prediction"] = answerOf(predictions, i);
    for (std::size_t k = 0; k < predictions.classes.size(); ++k)
        row["p_" + predictions.classes[k]] = predictions.row(i)[k];
    return row;
}

std::string csvText(const PredictOutcome& outcome, double least)
{
    const Predictions& predictions = outcome.predictions;
    const bool findsBoxes = !predictions.found.empty();
    const std::size_t classes = findsBoxes ? 0 : predictions.classes.size(); // that have a probability
    std::string text = predictions.classes.empty() ? "item" : "item,prediction";
    for (const std::string& name : predictions.outputs)
        text.append(",").append(csvField(name));
    for (std::size_t k = 0; k < classes; ++k)
        text.append(",").append(csvField("p_" + predictions.classes[k]));
    text += ",error\n";
    for (std::size_t i = 0; i < outcome.items.size(); ++i) {
        const bool isBad = !predictions.errors[i].empty();
        text.append(csvField(outcome.items[i]));
        if (!predictions.classes.empty())
            text.append(",").append(isBad ? std::string() : csvField(findsBoxes ? boxesJson(predictions, i, least).dump() : answerOf(predictions, i)));
        for (std::size_t m = 0; m < predictions.outputs.size(); ++m)
            text.append(",").append(isBad ? std::string() : shortest(predictions.value(i, m)));
        for (std::size_t k = 0; k < classes; ++k)
            text.append(",").append(isBad ? std::string() : shortest(static_cast<double>(predictions.row(i)[k])));
        text.append(",").append(csvField(predictions.errors[i])).append("\n");
    }
    return text;
}

Result<Output> run(CommandContext& context)
{
    const std::string format = context.isSet("format") ? context.value("format") : "csv";
    if (format != "csv" && format != "jsonl")
        return fail(ErrorCode::InvalidArgument, "--format is csv or jsonl, not “" + format + "”");
    LATHE_TRY(const double least, context.real("least-score", 0.25));
    std::error_code error;
    Workbench* workbench = nullptr;
    if (std::filesystem::exists(context.workspace() / "lathe.db", error)) {
        LATHE_TRY(workbench, context.workbench());
    }
    const std::string device = context.isSet("device") ? context.value("device") : "cpu";
    LATHE_TRY(const PredictOutcome outcome, predictBatch(workbench, context.loader(), context.argument(0),
                                                         context.argument(1), device, context.progress()));
    json rows = json::array();
    std::string lines;
    std::int64_t bad = 0;
    for (std::size_t i = 0; i < outcome.items.size(); ++i) {
        rows.push_back(rowJson(outcome, i, least));
        bad += rows.back().contains("error");
        if (format == "jsonl")
            lines += rows.back().dump() + "\n";
    }
    const std::string text = format == "csv" ? csvText(outcome, least) : lines;
    if (!context.isSet("output"))
        return Output{std::move(rows), text};
    LATHE_CHECK(writeFileAtomic(context.value("output"), asBytes(text)));
    return Output{{{"path", context.value("output")}, {"items", outcome.items.size()}, {"errors", bad}},
                  "Wrote " + grouped(std::ssize(outcome.items)) + " rows to " + context.value("output")
                      + (bad > 0 ? ", " + grouped(bad) + " of them with an error" : "") + "\n"};
}

} // namespace

Command predictCommand()
{
    return {"predict", "MODEL|RUN|PACKAGE INPUT", 2, 2,
            "Predicts a picture, a folder, an archive, a table or a dataset: one row an item, in input order.",
            {{{"o", "output"}, "Write to a file.", "FILE"},
             {"format", "csv or jsonl.", "F", "csv"},
             {"least-score", "Boxes of at least this score (detectors), 0 to 1.", "S", "0.25"},
             {"device", "cpu, cuda or cuda:N.", "D", "cpu"}},
            run};
}

} // namespace lathe
