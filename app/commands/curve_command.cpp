#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"
#include "eval/metric.h"
#include "services/curve_service.h"

#include <algorithm>

namespace lathe {

namespace {

Result<std::vector<double>> sharesFrom(const std::vector<std::string>& texts)
{
    std::vector<double> shares;
    for (const std::string& text : texts) {
        const auto share = parseReal(trimmed(text));
        if (!share || !(*share > 0) || *share > 1)
            return fail(ErrorCode::InvalidArgument, "--values of a learning curve are shares above 0, up to 1, not “" + text + "”", "For example 0.1,0.5,1");
        shares.push_back(*share);
    }
    return shares;
}

std::string scoreText(const std::map<std::string, std::vector<double>>& scores, const std::string& metric)
{
    const auto found = scores.find(metric);
    if (found == scores.end())
        return "–";
    const ScoreBand band = bandOf(found->second);
    return fixed(band.mean, 4) + (found->second.size() > 1 ? " ± " + fixed(band.high - band.mean, 4) : "");
}

Result<Output> run(CommandContext& context)
{
    LATHE_TRY(Workbench * workbench, context.workbench());
    LATHE_TRY(Database * database, workbench->database());
    LATHE_TRY(const RunRecord record, RunStore(*database).find(context.argument(0)));
    CurveRequest request;
    const auto task = taskFromText(record.task).value_or(Task::Classification);
    const auto kind = curveKindFromText(context.isSet("kind") ? context.value("kind") : task == Task::Clustering ? "validation" : "learning");
    if (!kind)
        return fail(ErrorCode::InvalidArgument, "--kind is learning or validation, not “" + context.value("kind") + "”");
    request.kind = *kind;
    request.parameter = context.value("parameter");
    if (!request.parameter.empty() && *kind == CurveKind::Learning)
        return fail(ErrorCode::InvalidArgument, "A learning curve goes over the rows, not over a parameter", "Add --kind validation");
    if (context.isSet("values")) {
        request.values = split(context.value("values"), ',');
        if (*kind == CurveKind::Learning) {
            LATHE_TRY(request.shares, sharesFrom(request.values));
        }
    }
    LATHE_TRY(const std::int64_t repeats, context.integer("repeats", 0, 1, 100));
    LATHE_TRY(const std::int64_t folds, context.integer("folds", 0, 2, 20));
    request.repeats = static_cast<int>(repeats);
    request.folds = static_cast<int>(folds);

    const std::string usual = task == Task::Clustering ? "inertia" : task == Task::Regression ? "rmse" : "f1_macro";
    const std::string metric = context.isSet("metric") ? context.value("metric") : usual;
    if (std::ranges::find(metricInfos(task), metric, &MetricInfo::id) == metricInfos(task).end())
        return fail(ErrorCode::InvalidArgument, "There is no metric “" + metric + "” of " + record.task);
    LATHE_TRY(const AlgorithmCurve curve, drawCurve(*workbench, record.id, request, context.progress()));

    Output output{toJson(curve), {}};
    output.json["run"] = record.name;
    output.json["metric"] = metric;
    std::vector<std::vector<std::string>> rows{{curve.kind == CurveKind::Learning ? "share" : curve.parameter, "rows", "train", "validation", "fit"}};
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const CurvePoint& point = curve.points[i];
        for (const auto& [name, scores] : {std::pair("train", &point.train), std::pair("validation", &point.validation)})
            if (const auto found = scores->find(metric); found != scores->end()) {
                const ScoreBand band = bandOf(found->second);
                output.json["points"][i]["bands"][name] = {{"mean", band.mean}, {"low", band.low}, {"high", band.high}};
            }
        rows.push_back({point.label, grouped(point.rows), scoreText(point.train, metric), scoreText(point.validation, metric), durationText(point.fitSeconds)});
        if (!point.error.empty())
            rows.back().back() = point.error;
    }
    output.text = record.name + ": " + metric + ", " + (curve.byFolds ? "validation by " + std::to_string(curve.draws) + " folds of the training part"
                  : "on the validation part, " + std::to_string(curve.draws) + (curve.draws == 1 ? " draw" : " draws")) + "\n\n"
                  + tableText(rows, {0, 1, 2, 3});
    return output;
}

} // namespace

Command curveCommand()
{
    return {"curve", "RUN", 1, 1, "Fits a table's run again on growing shares of its rows, or with other values of one parameter; stored with the run.",
            {{"kind", "learning or validation; of clusters validation, the elbow curve.", "K"},
             {"parameter", "Of a validation curve; the first that a search would change by default.", "P"},
             {"values", "Shares of the training rows, or values of the parameter.", "A,B,C"},
             {"repeats", "Draws of rows and seeds; 3 for a learning curve, 1 for a validation curve.", "N"},
             {"folds", "Judge by folds of the training part instead of the validation part.", "K"},
             {"metric", "What the table shows: f1_macro, rmse or inertia by default; --json has all.", "M"}},
            run};
}

} // namespace lathe
