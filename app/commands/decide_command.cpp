#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"
#include "services/decide_service.h"

namespace lathe {

namespace {

using nlohmann::json;

Result<ThresholdCosts> costsFrom(const std::string& text)
{
    const std::vector<std::string> parts = split(text, ':');
    const auto falsePositive = parts.size() == 2 ? parseReal(parts[0]) : std::nullopt;
    const auto falseNegative = parts.size() == 2 ? parseReal(parts[1]) : std::nullopt;
    if (!falsePositive || !falseNegative || *falsePositive < 0 || *falseNegative < 0 || *falsePositive + *falseNegative <= 0)
        return fail(ErrorCode::InvalidArgument, "--cost takes what an item wrongly taken for the class and a missed one cost, not “" + text + "”",
                    "For example --cost 1:5");
    return ThresholdCosts{*falsePositive, *falseNegative};
}

Result<DecisionRequest> requestFrom(const CommandContext& context)
{
    DecisionRequest request;
    if (context.isSet("calibrate")) {
        const auto calibration = calibrationFromText(context.value("calibrate"));
        if (!calibration)
            return fail(ErrorCode::InvalidArgument, "--calibrate is none, temperature, sigmoid or isotonic, not “" + context.value("calibrate") + "”");
        request.calibration = *calibration;
    }
    request.className = context.value("class");
    const std::string threshold = context.isSet("threshold") ? context.value("threshold") : context.isSet("cost") ? "cost" : "none";
    if (context.isSet("cost")) {
        if (threshold != "cost")
            return fail(ErrorCode::InvalidArgument, "--cost chooses the threshold, and --threshold " + threshold + " does so too", "Give one of them");
        LATHE_TRY(request.costs, costsFrom(context.value("cost")));
    }
    if (threshold == "cost" && !context.isSet("cost"))
        return fail(ErrorCode::InvalidArgument, "--threshold cost needs what mistakes cost", "Add --cost FP:FN, for example --cost 1:5");
    if (threshold == "none")
        request.threshold = DecisionRequest::Threshold::None;
    else if (threshold == "f1")
        request.threshold = DecisionRequest::Threshold::F1;
    else if (threshold == "cost")
        request.threshold = DecisionRequest::Threshold::Cost;
    else if (const auto value = parseReal(threshold)) {
        request.threshold = DecisionRequest::Threshold::Value;
        request.value = *value;
    } else {
        return fail(ErrorCode::InvalidArgument, "--threshold is f1, cost, none or a number from 0 to 1, not “" + threshold + "”");
    }
    return request;
}

json answersJson(const JudgedAnswers& answers)
{
    json object = describe(answers.evaluation);
    object["expected_calibration_error"] = answers.expectedError;
    object["brier"] = answers.brier;
    object["cost"] = answers.cost ? json(*answers.cost) : json();
    json calibration = json::array();
    for (std::size_t k = 0; k < answers.curves.size(); ++k) {
        const CalibrationCurve& curve = answers.curves[k];
        json bins = json::array();
        for (const CalibrationBin& bin : curve.bins)
            bins.push_back({{"low", bin.low}, {"high", bin.high}, {"items", bin.items}, {"positives", bin.positives},
                            {"predicted", bin.items > 0 ? json(bin.predicted) : json()}, {"share", bin.items > 0 ? json(bin.share) : json()}});
        calibration.push_back({{"class", answers.evaluation.classes[k]}, {"expected_calibration_error", curve.expectedError},
                               {"largest_calibration_error", curve.largestError}, {"brier", curve.brier}, {"bins", bins}});
    }
    object["calibration"] = calibration;
    return object;
}

/// A line for each number that can change: the part, before and after.
void addRows(const DecisionEffect& effect, std::vector<std::vector<std::string>>& rows)
{
    const auto add = [&](const std::string& name, const std::optional<double>& before, const std::optional<double>& after) {
        rows.push_back({std::string(toString(effect.part)), name, before ? fixed(*before, 4) : "–", after ? fixed(*after, 4) : "–"});
    };
    add("calibration error", effect.before.expectedError, effect.after.expectedError);
    add("Brier score", effect.before.brier, effect.after.brier);
    for (const char* metric : {"log_loss", "accuracy", "balanced_accuracy", "f1_macro"})
        add(metric, effect.before.evaluation.metrics.at(metric).value, effect.after.evaluation.metrics.at(metric).value);
    if (effect.after.cost)
        add("cost", effect.before.cost, effect.after.cost);
}

Result<Output> run(CommandContext& context)
{
    LATHE_TRY(Workbench * workbench, context.workbench());
    LATHE_TRY(Database * database, workbench->database());
    LATHE_TRY(const RunRecord record, RunStore(*database).find(context.argument(0)));
    bool isNew = false;
    for (const char* option : {"calibrate", "threshold", "cost", "class"})
        isNew = isNew || context.isSet(option);
    Decision decision;
    if (isNew) {
        LATHE_TRY(const DecisionRequest request, requestFrom(context));
        LATHE_TRY(decision, fitRunDecision(*workbench, record.id, request));
    } else {
        LATHE_TRY(decision, storedDecision(*workbench, record.id));
    }
    LATHE_TRY(const auto effects, decisionEffects(*workbench, record.id, decision));
    if (isNew)
        LATHE_CHECK(storeDecision(*workbench, record.id, decision));

    Output output;
    output.text = record.name + ": " + toText(decision) + "\n";
    output.json = {{"run", record.name}, {"stored", isNew}, {"decision", decision.changesNothing() ? json() : toJson(decision)}};
    if (decision.threshold)
        output.json["threshold"] = {{"class", decision.classes[static_cast<std::size_t>(decision.threshold->classIndex)]},
                                    {"value", decision.threshold->value}, {"reason", toString(decision.threshold->reason)}};
    std::vector<std::vector<std::string>> rows{{"part", "metric", "before", "after"}};
    for (const DecisionEffect& effect : effects) {
        addRows(effect, rows);
        output.json["effects"][std::string(toString(effect.part))] = {{"before", answersJson(effect.before)}, {"after", answersJson(effect.after)}};
    }
    output.text += "\n" + tableText(rows, {2, 3});
    return output;
}

} // namespace

Command decideCommand()
{
    return {"decide", "RUN", 1, 1,
            "Recalibrates a classifier and chooses its threshold on validation; stored with the run. Without options: what is stored.",
            {{"calibrate", "none, temperature, sigmoid or isotonic.", "HOW"},
             {"threshold", "f1, cost, none, or a number from 0 to 1.", "T"},
             {"cost", "What an item wrongly taken for the class and a missed one cost; chooses the threshold.", "FP:FN"},
             {"class", "The class with the threshold, against the rest; the second of two.", "CLASS"}},
            run};
}

} // namespace lathe
