// What the algorithms for tables share: checks, tensors in and out, small numerics.
#pragma once

#include "base/random.h"
#include "ml/table_learner.h"

#include <initializer_list>

namespace lathe {

/// An algorithm's fixed parts.
class DescribedLearner : public MatrixLearner {
public:
    const LearnerInfo& info() const override { return m_info; }
    const std::vector<ParamSpec>& parameters() const override { return m_parameters; }
    FeatureNeeds needs(const Params&) const override { return m_needs; }

protected:
    DescribedLearner(LearnerInfo info, std::vector<ParamSpec> parameters, FeatureNeeds needs);

private:
    LearnerInfo m_info;
    std::vector<ParamSpec> m_parameters;
    FeatureNeeds m_needs;
};

/// Fails with InvalidArgument (no rows, no features, one class, all weights 0, lengths that differ) and with Numeric
/// (an infinite number; a missing one unless `takesMissing`).
Result<void> checkSamples(const Samples& train, Task task, bool takesMissing = false);

/// Sum of the weights, and of those of each class.
double weightSum(const Samples& samples);
std::vector<double> classWeights(const Samples& samples);

/// The values of a tensor of that shape (-1: any length). Fails with Parse when it is absent, of another shape, or
/// holds a number that is not finite.
Result<std::vector<double>> takeTensor(const StateDict& tensors, const std::string& name,
                                       std::initializer_list<std::int64_t> shape);
HostTensor integerTensor(std::vector<std::int64_t> shape, const std::vector<std::int64_t>& values);
Result<std::vector<std::int64_t>> takeIntegers(const StateDict& tensors, const std::string& name,
                                               std::initializer_list<std::int64_t> shape);

/// A member of a model's description. Fails with Parse.
Result<double> takeNumber(const nlohmann::json& description, const char* name);
Result<std::string> takeText(const nlohmann::json& description, const char* name);

/// Standard normal (Box and Muller, 1958).
double normalNumber(Random& random);
/// Turns scores into shares that sum to 1, in place.
void softmax(std::span<double> scores);

/// Training and validation in one record; `accuracy` where it is a classification (-1: none).
struct RoundScores {
    double trainLoss = 0, trainAccuracy = -1;
    std::optional<double> validationLoss;
    double validationAccuracy = -1;
    double itemsPerSecond = 0; ///< of training alone; 0: not measured
};
void reportRound(const FitContext& context, int round, const RoundScores& scores, double learningRate, double seconds);

// Pieces of ONNX graphs.
/// [1 − p, p] of the second class's probability p [n, 1].
std::string onnxPairOf(OnnxBuilder& builder, const std::string& probability);
/// [n, rows]; added in the order of squaredDistance(), so that equal distances stay equal.
std::string onnxSquaredDistances(OnnxBuilder& builder, const std::string& features, const Matrix& rows);
/// exp(−gamma · |x − v|²), [n, vectors].
std::string onnxGaussianKernel(OnnxBuilder& builder, const std::string& features, const Matrix& vectors, double gamma);
/// 0 in each row: [n, 1].
std::string onnxZeros(OnnxBuilder& builder, const std::string& features);
/// 1 at the int64 `places` [n, 1], 0 elsewhere: [n, count]; a place outside gives 0 everywhere.
std::string onnxOneAt(OnnxBuilder& builder, const std::string& places, std::size_t count);

/// Common parameters, so that they are named alike everywhere.
ParamSpec iterationsParam(std::int64_t value);
ParamSpec toleranceParam(double value);

} // namespace lathe
