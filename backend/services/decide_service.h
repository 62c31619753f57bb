// Recalibration and thresholds of runs: chosen on validation, stored with the run, taken along by its models.
#pragma once

#include "eval/calibration.h"
#include "services/evaluate_service.h"

namespace lathe {

/// Nothing of the last decision is kept: a request says all.
struct DecisionRequest {
    enum class Threshold { None, Value, F1, Cost };
    Calibration calibration = Calibration::None;
    Threshold threshold = Threshold::None;
    double value = 0.5;    ///< where it is given, in [0, 1]
    ThresholdCosts costs;  ///< where it is chosen by them
    std::string className; ///< against the rest; empty: the second of two
};

/// What the model gives, and what a decision makes of it.
struct JudgedAnswers {
    Evaluation evaluation;
    std::vector<CalibrationCurve> curves; ///< by class; empty bins where there are no labelled items
    double expectedError = 0;             ///< of the class with the threshold, else of two classes the second, else mean over the classes
    double brier = 0;                     ///< likewise
    std::optional<double> cost;           ///< where the threshold was chosen by it
};
struct DecisionEffect {
    Part part = Part::Validation;
    JudgedAnswers before, after;
};

/// On the undecided answers for the validation part. Fails as fitCalibration() and chooseThreshold() do; with NotFound
/// for a class that is not there, InvalidArgument where more than two classes leave open which is meant.
Result<Decision> fitDecision(const Predictions& undecided, std::span<const std::int32_t> truth, const DecisionRequest& request);

/// Fails as evaluate() does.
Result<DecisionEffect> decisionEffect(Part part, const Predictions& undecided, std::span<const std::int32_t> truth,
                                      const Decision& decision);

/// fitDecision() on the validation part of the run. Fails with NotFound without predictions, Incompatible for another
/// task than classification.
Result<Decision> fitRunDecision(Workbench& workbench, std::int64_t run, const DecisionRequest& request);

/// On validation and, where the run has answers for it, on test; a look at the test part is counted.
Result<std::vector<DecisionEffect>> decisionEffects(Workbench& workbench, std::int64_t run, const Decision& decision);

/// Counts from now on: earlier model versions keep what they were registered with.
Result<void> storeDecision(Workbench& workbench, std::int64_t run, const Decision& decision);

/// Changes nothing where none was stored. Fails with Parse for a damaged one.
Result<Decision> storedDecision(const Workbench& workbench, std::int64_t run);
/// Of a run, or what a model version was registered with; as findRunOrModel().
Result<Decision> storedDecision(const Workbench& workbench, std::string_view runOrModel);

/// The model with its decision: what everything that predicts uses.
Result<std::unique_ptr<Model>> loadDecidedModel(const Workbench& workbench, std::string_view runOrModel, std::string_view device = "cpu");

/// "Sigmoid; yes from 0.31, best F1".
std::string toText(const Decision& decision);

} // namespace lathe
