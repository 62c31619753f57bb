#include "services/decide_service.h"

#include "base/text.h"
#include "services/model_files.h"
#include "services/train_service.h"
#include "store/decision_store.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lathe {

namespace {

Result<std::size_t> classOf(const std::vector<std::string>& classes, const std::string& name)
{
    if (name.empty()) {
        if (classes.size() == 2)
            return std::size_t(1);
        return fail(ErrorCode::InvalidArgument, "A threshold belongs to one class against the rest", "Name it, for example: --class " + classes.front());
    }
    const auto found = std::ranges::find(classes, name);
    if (found != classes.end())
        return static_cast<std::size_t>(found - classes.begin());
    const std::string near = nearest(name, classes);
    return fail(ErrorCode::NotFound, "The model has no class “" + name + "”",
                near.empty() ? "Its classes are " + join(classes, ", ") : "Did you mean “" + near + "”?");
}

Result<JudgedAnswers> judgedAnswers(const Predictions& predictions, std::span<const std::int32_t> truth, const Decision& decision)
{
    JudgedAnswers answers;
    LATHE_TRY(answers.evaluation, evaluate(predictions, truth));
    for (std::size_t k = 0; k < predictions.classes.size(); ++k) {
        LATHE_TRY(CalibrationCurve curve, calibrationCurve(predictions, truth, k));
        answers.curves.push_back(std::move(curve));
    }
    const auto use = [&](const CalibrationCurve& curve, double weight) {
        answers.expectedError += weight * curve.expectedError;
        answers.brier += weight * curve.brier;
    };
    const auto& threshold = decision.threshold;
    if (threshold)
        use(answers.curves[static_cast<std::size_t>(threshold->classIndex)], 1);
    else if (answers.curves.size() == 2)
        use(answers.curves[1], 1);
    else
        for (const CalibrationCurve& curve : answers.curves)
            use(curve, 1.0 / static_cast<double>(answers.curves.size()));
    if (threshold && threshold->reason == ThresholdReason::Cost)
        answers.cost = totalCost(predictions, truth, threshold->classIndex, {threshold->falsePositiveCost, threshold->falseNegativeCost});
    return answers;
}

const Predictions& undecidedOf(const JudgedPart& judged)
{
    return judged.decision.changesNothing() ? judged.predictions : judged.undecided;
}

Result<Decision> parsedDecision(const std::string& text)
{
    return text.empty() ? Result<Decision>(Decision()) : decisionFromJson(text);
}

} // namespace

Result<Decision> fitDecision(const Predictions& undecided, std::span<const std::int32_t> truth, const DecisionRequest& request)
{
    LATHE_TRY(Decision decision, fitCalibration(undecided, truth, request.calibration));
    if (request.threshold == DecisionRequest::Threshold::None)
        return decision;
    LATHE_TRY(const std::size_t index, classOf(decision.classes, request.className));
    if (request.threshold == DecisionRequest::Threshold::Value) {
        if (!(request.value >= 0 && request.value <= 1))
            return fail(ErrorCode::InvalidArgument, "A threshold lies between 0 and 1");
        decision.threshold = ClassThreshold{static_cast<int>(index), request.value, ThresholdReason::Given, 1, 1};
        return decision;
    }
    LATHE_TRY(const Predictions calibrated, decision.applied(undecided));
    const auto costs = request.threshold == DecisionRequest::Threshold::Cost ? std::optional(request.costs) : std::nullopt;
    LATHE_TRY(decision.threshold, chooseThreshold(calibrated, truth, index, costs));
    return decision;
}

Result<DecisionEffect> decisionEffect(Part part, const Predictions& undecided, std::span<const std::int32_t> truth,
                                      const Decision& decision)
{
    DecisionEffect effect;
    effect.part = part;
    LATHE_TRY(const Predictions decided, decision.applied(undecided));
    LATHE_TRY(effect.before, judgedAnswers(undecided, truth, decision));
    LATHE_TRY(effect.after, judgedAnswers(decided, truth, decision));
    return effect;
}

Result<Decision> fitRunDecision(Workbench& workbench, std::int64_t run, const DecisionRequest& request)
{
    LATHE_TRY(const JudgedPart judged, judgeRun(workbench, run, Part::Validation, false));
    if (judged.predictions.classes.empty() || taskFromText(judged.run.task) != Task::Classification)
        return fail(ErrorCode::Incompatible, "The run “" + judged.run.name + "” is no classification: there are no probabilities to decide by");
    return fitDecision(undecidedOf(judged), judged.truth.labels, request);
}

Result<std::vector<DecisionEffect>> decisionEffects(Workbench& workbench, std::int64_t run, const Decision& decision)
{
    std::vector<DecisionEffect> effects;
    for (const Part part : {Part::Validation, Part::Test}) {
        const auto judged = judgeRun(workbench, run, part, true);
        if (!judged && judged.error().code == ErrorCode::NotFound)
            continue;
        LATHE_CHECK(judged);
        LATHE_TRY(DecisionEffect effect, decisionEffect(part, undecidedOf(*judged), judged->truth.labels, decision));
        effects.push_back(std::move(effect));
    }
    return effects;
}

Result<void> storeDecision(Workbench& workbench, std::int64_t run, const Decision& decision)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_CHECK(DecisionStore(*database).add(run, decision.changesNothing() ? std::string() : toJson(decision).dump()));
    workbench.announceRun(run);
    return {};
}

Result<Decision> storedDecision(const Workbench& workbench, std::int64_t run)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const std::string text, DecisionStore(*database).ofRun(run));
    return parsedDecision(text);
}

Result<Decision> storedDecision(const Workbench& workbench, std::string_view runOrModel)
{
    LATHE_TRY(Database * database, workbench.database());
    if (const auto model = ModelStore(*database).find(runOrModel)) {
        LATHE_TRY(const std::string text, DecisionStore(*database).ofModel(model->name, model->version));
        return parsedDecision(text);
    }
    LATHE_TRY(const RunRecord run, findRunOrModel(workbench, runOrModel));
    return storedDecision(workbench, run.id);
}

Result<std::unique_ptr<Model>> loadDecidedModel(const Workbench& workbench, std::string_view runOrModel, std::string_view device)
{
    LATHE_TRY(const RunRecord run, findRunOrModel(workbench, runOrModel));
    LATHE_TRY(Decision decision, storedDecision(workbench, runOrModel));
    LATHE_TRY(std::unique_ptr<Model> model, loadRunModel(workbench, run, device));
    return withDecision(std::move(model), std::move(decision));
}

std::string toText(const Decision& decision)
{
    std::string text;
    switch (decision.calibration) {
    case Calibration::None: text = "probabilities as the model gives them"; break;
    case Calibration::Temperature: text = "temperature " + fixed(decision.temperature, 3); break;
    case Calibration::Sigmoid: text = "sigmoid"; break;
    case Calibration::Isotonic: text = "isotonic"; break;
    }
    if (!decision.threshold)
        return text + "; the likeliest class";
    const ClassThreshold& threshold = *decision.threshold;
    text += "; " + decision.classes[static_cast<std::size_t>(threshold.classIndex)] + " from " + fixed(threshold.value, 3);
    if (threshold.reason == ThresholdReason::F1)
        text += ", best F1";
    else if (threshold.reason == ThresholdReason::Cost)
        text += ", lowest cost at " + shortest(threshold.falsePositiveCost) + ":" + shortest(threshold.falseNegativeCost);
    return text;
}

} // namespace lathe
