// What is made of a model's probabilities before they are an answer: recalibration and a threshold.
#pragma once

#include "ml/model.h"
#include "onnx/onnx_builder.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace lathe {

enum class Calibration { None, Temperature, Sigmoid, Isotonic };
/// `none`, `temperature`, `sigmoid`, `isotonic`.
std::string_view toString(Calibration calibration);
std::optional<Calibration> calibrationFromText(std::string_view text);

/// Why a threshold is what it is.
enum class ThresholdReason { Given, F1, Cost };
/// `value`, `f1`, `cost`.
std::string_view toString(ThresholdReason reason);

/// An item is of the class when its probability is at least `value`; else of the likeliest other class.
struct ClassThreshold {
    int classIndex = 1;
    double value = 0.5;
    ThresholdReason reason = ThresholdReason::Given;
    double falsePositiveCost = 1, falseNegativeCost = 1; ///< what it was chosen by, where the reason is Cost
    bool operator==(const ClassThreshold&) const = default;
};

/// How one class's probability p is mapped: σ(slope · log(p / (1 − p)) + intercept), or where there are `x`, by
/// straight lines through (x, y), level beyond both ends.
struct ProbabilityMap {
    double slope = 1, intercept = 0;
    std::vector<double> x, y; ///< ascending both
    double operator()(double probability) const;
    bool operator==(const ProbabilityMap&) const = default;
};

/// Fitted on a part that the model has not learned from; the model's weights stay as they are.
struct Decision {
    std::vector<std::string> classes; ///< of the model, in its order
    Calibration calibration = Calibration::None;
    /// Temperature: probabilities to the power of 1/T, scaled to the sum 1 (Guo et al., On Calibration of Modern
    /// Neural Networks, 2017, section 4.2).
    double temperature = 1;
    /// Sigmoid, isotonic: of two classes the second one's map, of more one a class, scaled to the sum 1
    /// (Zadrozny and Elkan 2002).
    std::vector<ProbabilityMap> maps;
    std::optional<ClassThreshold> threshold; ///< nothing: the likeliest class
    std::string part = "validation";         ///< that it was fitted on
    std::int64_t items = 0;                  ///< that it was fitted on

    /// applied() as ONNX nodes: [n, k] float32 probabilities in, the recalibrated ones [n, k] float32 out.
    std::string writeOnnx(OnnxBuilder& builder, const std::string& probabilities) const;
    /// The place [n] int64 of the class that is chosen by recalibrated probabilities.
    std::string writeOnnxChoice(OnnxBuilder& builder, const std::string& probabilities) const;

    bool changesNothing() const { return calibration == Calibration::None && !threshold; }
    /// Fails with Incompatible when the classes are others. Items with an error stay as they are.
    Result<Predictions> applied(Predictions predictions) const;
    bool operator==(const Decision&) const = default;
};

/// Of one probability as it enters a logarithm: kept off 0 and 1.
double boundedProbability(double probability);

nlohmann::json toJson(const Decision& decision);
/// Fails with Parse for anything that applied() could not work with.
Result<Decision> decisionFromJson(std::string_view text);

/// The model whose answers are decided so; the model itself where the decision changes nothing.
std::unique_ptr<Model> withDecision(std::unique_ptr<Model> model, Decision decision);

} // namespace lathe
