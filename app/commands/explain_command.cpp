#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"
#include "eval/explain/drawn_tree.h"
#include "services/explain_service.h"

#include <algorithm>
#include <numeric>

namespace lathe {

namespace {

using Json = nlohmann::json;

Result<Output> importance(CommandContext& context, Workbench& workbench, const ExplainedRun& explained, std::size_t rows, std::uint64_t seed)
{
    ImportanceOptions options{.metric = context.value("metric"), .repeats = 5, .seed = seed};
    LATHE_TRY(const std::int64_t repeats, context.integer("repeats", 5, 1, 1000));
    options.repeats = static_cast<int>(repeats);
    LATHE_TRY(const Importance found, explainImportance(workbench, explained, rows, options, context.progress()));
    Output output{{{"metric", found.metric}, {"score", found.score}, {"repeats", repeats}, {"columns", Json::array()}}, {}};
    std::vector<std::vector<std::string>> lines{{"column", "drop of " + found.metric, "deviation"}};
    for (const ColumnImportance& column : found.columns) {
        output.json["columns"].push_back({{"column", column.column}, {"drop", column.drop}, {"deviation", column.deviation}, {"drops", column.drops}});
        lines.push_back({column.column, fixed(column.drop, 4), fixed(column.deviation, 4)});
    }
    output.text = found.metric + " " + fixed(found.score, 4) + "\n" + tableText(lines, {1, 2});
    return output;
}

Result<Output> dependence(CommandContext& context, const ExplainedRun& explained, std::size_t rows, std::size_t target, std::uint64_t seed)
{
    if (!context.isSet("column"))
        return fail(ErrorCode::InvalidArgument, "--method dependence needs --column", "The model reads: " + join(explained.columns, ", "));
    LATHE_TRY(const Dependence found, partialDependence(*explained.model, someRows(explained.rows, rows, seed), context.value("column"), target, 20, context.progress()));
    Output output{{{"column", found.column}, {"output", explained.outputs[target]}, {"values", found.labels}, {"mean", found.mean}, {"curves", found.curves}}, {}};
    std::vector<std::vector<std::string>> lines{{found.column, "mean of " + explained.outputs[target]}};
    for (std::size_t g = 0; g < found.grid.size(); ++g)
        lines.push_back({found.labels[g], fixed(found.mean[g], 4)});
    output.text = tableText(lines, {1});
    return output;
}

Result<Output> shap(CommandContext& context, const ExplainedRun& explained, std::size_t most, std::size_t target, bool sampling, std::uint64_t seed)
{
    Table rows = someRows(explained.rows, most, seed);
    if (context.isSet("row")) {
        LATHE_TRY(const std::int64_t row, context.integer("row", 1, 1, static_cast<std::int64_t>(explained.rows.rows())));
        const std::uint32_t chosen[] = {static_cast<std::uint32_t>(row - 1)};
        rows = explained.rows.take(chosen);
    }
    LATHE_TRY(const Attributions found, explainRows(explained, rows, target, sampling, seed, context.progress()));
    Output output{{{"method", found.method}, {"output", found.output}, {"unit", found.unit}, {"base", found.base}, {"columns", found.columns}, {"rows", Json::array()}}, {}};
    for (std::size_t i = 0; i < found.answers.size(); ++i) {
        Json values = Json::object();
        for (std::size_t c = 0; c < found.columns.size(); ++c)
            values[found.columns[c]] = found.at(i, c);
        output.json["rows"].push_back({{"item", rows.origin(i)}, {"answer", found.answers[i]}, {"shap", values}});
    }
    const bool isOne = context.isSet("row");
    const std::vector<double> strengths = found.strengths();
    std::vector<std::size_t> order(found.columns.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t c) { return strengths[c]; });
    std::vector<std::vector<std::string>> lines{{"column", isOne ? "value" : "mean |SHAP|"}};
    if (isOne)
        lines.front().push_back("SHAP");
    for (const std::size_t c : order) {
        const Column* column = rows.find(found.columns[c]);
        lines.push_back(isOne ? std::vector<std::string>{found.columns[c], column ? column->cell(0) : "", fixed(found.at(0, c), 4)}
                              : std::vector<std::string>{found.columns[c], fixed(strengths[c], 4)});
    }
    output.text = found.output + " (" + found.unit + ", " + found.method + "): mean " + fixed(found.base, 4)
        + (isOne ? ", this row " + fixed(found.answers[0], 4) : "") + "\n" + tableText(lines, isOne ? std::vector<std::size_t>{1, 2} : std::vector<std::size_t>{1});
    return output;
}

/// A line a node, the yes side first, deeper ones further in.
void addNode(const std::vector<DrawnNode>& nodes, int place, int depth, const std::string& side, Output& output)
{
    const DrawnNode& node = nodes[static_cast<std::size_t>(place)];
    output.text += std::string(static_cast<std::size_t>(depth) * 2, ' ') + side
        + (node.question.empty() ? node.answer : node.question + "?  (" + node.answer + ")") + ", " + shortest(node.cover) + " rows"
        + (node.isCut ? ", …" : "") + "\n";
    for (const auto& [child, word] : {std::pair{node.left, "yes: "}, std::pair{node.right, "no: "}})
        if (child >= 0)
            addNode(nodes, child, depth + 1, word, output);
}

Result<Output> tree(CommandContext& context, const ExplainedRun& explained)
{
    const auto count = static_cast<std::int64_t>(treeCount(*explained.model));
    if (count == 0)
        return fail(ErrorCode::Incompatible, "The run “" + explained.run.name + "” has no tree to draw", "Decision trees, random forests and boosted trees have some",
                    explained.run.algorithm);
    LATHE_TRY(const std::int64_t number, context.integer("tree", 1, 1, count));
    LATHE_TRY(const std::int64_t depth, context.integer("depth", 4, 1, 1000));
    LATHE_TRY(const auto nodes, drawnTree(*explained.model, static_cast<std::size_t>(number - 1), static_cast<int>(depth)));
    Output output{{{"tree", number}, {"trees", count}, {"nodes", Json::array()}}, "Tree " + std::to_string(number) + " of " + grouped(count) + "\n"};
    for (const DrawnNode& node : nodes) {
        const auto place = [](int child) { return child < 0 ? Json() : Json(child); };
        output.json["nodes"].push_back({{"question", node.question}, {"answer", node.answer}, {"rows", node.cover}, {"yes", place(node.left)},
                                        {"no", place(node.right)}, {"cut", node.isCut}});
    }
    addNode(nodes, 0, 0, "", output);
    return output;
}

Result<Output> run(CommandContext& context)
{
    const std::string method = context.isSet("method") ? context.value("method") : context.isSet("row") ? "shap" : context.isSet("column") ? "dependence" : "importance";
    if (method != "importance" && method != "dependence" && method != "shap" && method != "shap-sampling" && method != "tree")
        return fail(ErrorCode::InvalidArgument, "There is no method “" + method + "”", "Methods are importance, dependence, shap, shap-sampling and tree");
    const auto part = partFromText(context.isSet("part") ? context.value("part") : "validation");
    if (!part)
        return fail(ErrorCode::InvalidArgument, "There is no part “" + context.value("part") + "”", "Parts are train, validation and test");
    LATHE_TRY(const std::int64_t seed, context.integer("seed", 0, 0, INT64_MAX));
    LATHE_TRY(const std::int64_t rows, context.integer("rows", method == "importance" ? 10000 : 200, 1, 1000000));
    LATHE_TRY(Workbench * workbench, context.workbench());
    const auto number = static_cast<std::uint64_t>(seed);
    LATHE_TRY(const ExplainedRun explained, openExplanation(*workbench, context.argument(0), *part, number, context.progress()));
    LATHE_TRY(const std::size_t target, outputOf(explained, context.value("class")));
    const auto most = static_cast<std::size_t>(rows);
    auto output = method == "importance"   ? importance(context, *workbench, explained, most, number)
                  : method == "tree"       ? tree(context, explained)
                  : method == "dependence" ? dependence(context, explained, most, target, number)
                                           : shap(context, explained, most, target, method != "shap", number);
    if (output) {
        output->json["run"] = explained.run.id;
        output->json["part"] = toString(explained.part);
        if (!output->json.contains("method"))
            output->json["method"] = method;
    }
    return output;
}

} // namespace

Command explainCommand()
{
    return {"explain", "RUN|MODEL", 1, 1,
            "Why a model of a table answers as it does: importance of columns, dependence on one column, SHAP values of rows.",
            {{"method", "importance (default), dependence, shap (exact for trees), shap-sampling, or tree.", "M"},
             {"part", "train, validation (default) or test.", "P"},
             {"rows", "At most so many rows of the part, drawn by the seed.", "N"},
             {"row", "SHAP values of this row of the part, from 1.", "N"},
             {"column", "The column of the dependence.", "COLUMN"},
             {"class", "The class, or the output, to explain; the second of two classes by default, else the first.", "CLASS"},
             {"metric", "What importance is judged by: accuracy or r2 by default.", "METRIC"},
             {"repeats", "How often each column is shuffled, 5 by default.", "N"},
             {"tree", "Which tree to draw, from 1; the first by default.", "N"},
             {"depth", "Draws so many questions deep, 4 by default.", "N"},
             {"seed", "0 by default.", "N"}},
            run};
}

} // namespace lathe
