#include "ml/learners/support.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace lathe {

DescribedLearner::DescribedLearner(LearnerInfo info, std::vector<ParamSpec> parameters, FeatureNeeds needs)
    : m_info(std::move(info)), m_parameters(std::move(parameters)), m_needs(needs)
{
}

namespace {

Result<void> checkFinite(const Samples& train, bool takesMissing)
{
    const Matrix& x = train.features;
    for (std::size_t i = 0; i < x.values.size(); ++i) {
        if (std::isfinite(x.values[i]) || (takesMissing && std::isnan(x.values[i])))
            continue;
        const std::size_t column = i % x.columns;
        const std::string name = column < train.names.size() ? train.names[column] : std::to_string(column + 1);
        return fail(ErrorCode::Numeric,
                    std::string("The feature “").append(name).append(std::isnan(x.values[i]) ? "” lacks a value" : "” holds an infinite number"),
                    "Fill or clip it in the pipeline", std::string("training row ").append(std::to_string(i / x.columns + 1)));
    }
    return {};
}

} // namespace

Result<void> checkSamples(const Samples& train, Task task, bool takesMissing)
{
    const std::size_t rows = train.size();
    if (rows == 0)
        return fail(ErrorCode::InvalidArgument, "There are no rows to learn from",
                    "Check the split, and which rows the pipeline leaves out");
    if (train.features.columns == 0)
        return fail(ErrorCode::InvalidArgument, "There is no feature to learn from",
                    "Give the role “feature” to a column besides the target, or take out the pipeline's steps that drop them");
    if (train.features.values.size() != rows * train.features.columns || train.weights.size() != rows
        || (task == Task::Classification && train.labels.size() != rows)
        || (task == Task::Regression && train.targets.size() != rows))
        return fail(ErrorCode::InvalidArgument, "Features, targets and weights differ in length");
    LATHE_CHECK(checkFinite(train, takesMissing));
    if (weightSum(train) <= 0)
        return fail(ErrorCode::InvalidArgument, "All rows have the weight 0", "Choose another column of weights");
    if (task == Task::Classification) {
        const std::vector<double> weights = classWeights(train);
        const auto present = std::ranges::count_if(weights, [](double w) { return w > 0; });
        if (present < 2) {
            const auto only = std::ranges::find_if(weights, [](double w) { return w > 0; }) - weights.begin();
            const std::string name = static_cast<std::size_t>(only) < train.classes.size()
                                         ? train.classes[static_cast<std::size_t>(only)] : std::string();
            return fail(ErrorCode::InvalidArgument, std::string("All rows are of one class, “").append(name).append("”"),
                        "A classifier needs rows of at least two classes");
        }
    }
    if (task == Task::Regression)
        for (std::size_t i = 0; i < rows; ++i)
            if (!std::isfinite(train.targets[i]))
                return fail(ErrorCode::Numeric, "The target holds an infinite number", "Clip it, or leave the row out",
                            std::string("training row ").append(std::to_string(i + 1)));
    return {};
}

double weightSum(const Samples& samples)
{
    double sum = 0;
    for (const double weight : samples.weights)
        sum += weight;
    return sum;
}

std::vector<double> classWeights(const Samples& samples)
{
    std::vector<double> sums(samples.classes.size(), 0);
    for (std::size_t i = 0; i < samples.size(); ++i)
        sums[static_cast<std::size_t>(samples.labels[i])] += samples.weights[i];
    return sums;
}

namespace {

Result<const HostTensor*> findTensor(const StateDict& tensors, const std::string& name, std::initializer_list<std::int64_t> shape)
{
    const auto found = tensors.find(name);
    const auto problem = [&](const char* what) {
        return fail(ErrorCode::Parse, std::string("The model's tensor “").append(name).append("” ").append(what),
                    "The model's folder is damaged: train it again, or fetch it again");
    };
    if (found == tensors.end())
        return problem("is absent");
    const auto& has = found->second.shape;
    if (has.size() != shape.size()
        || !std::equal(has.begin(), has.end(), shape.begin(), [](std::int64_t a, std::int64_t b) { return b < 0 || a == b; }))
        return problem("has a wrong shape");
    return &found->second;
}

} // namespace

Result<std::vector<double>> takeTensor(const StateDict& tensors, const std::string& name, std::initializer_list<std::int64_t> shape)
{
    LATHE_TRY(const HostTensor* tensor, findTensor(tensors, name, shape));
    std::vector<double> values = tensor->doubles();
    if (!std::ranges::all_of(values, [](double v) { return std::isfinite(v); }))
        return fail(ErrorCode::Parse, std::string("The model's tensor “").append(name).append("” holds a number that is not finite"),
                    "Train the model again");
    return values;
}

HostTensor integerTensor(std::vector<std::int64_t> shape, const std::vector<std::int64_t>& values)
{
    HostTensor tensor{ElementType::Int64, std::move(shape), Bytes(values.size() * sizeof(std::int64_t))};
    if (!values.empty())
        std::memcpy(tensor.bytes.data(), values.data(), tensor.bytes.size());
    return tensor;
}

Result<std::vector<std::int64_t>> takeIntegers(const StateDict& tensors, const std::string& name,
                                               std::initializer_list<std::int64_t> shape)
{
    LATHE_TRY(const HostTensor* tensor, findTensor(tensors, name, shape));
    if (tensor->type != ElementType::Int64)
        return fail(ErrorCode::Parse, std::string("The model's tensor “").append(name).append("” does not hold whole numbers"));
    std::vector<std::int64_t> values(static_cast<std::size_t>(tensor->count()));
    if (!values.empty())
        std::memcpy(values.data(), tensor->bytes.data(), values.size() * sizeof(std::int64_t));
    return values;
}

Result<double> takeNumber(const nlohmann::json& description, const char* name)
{
    if (!description.is_object() || !description.contains(name) || !description[name].is_number())
        return fail(ErrorCode::Parse, std::string("The model's description lacks the number “").append(name).append("”"));
    return description[name].get<double>();
}

Result<std::string> takeText(const nlohmann::json& description, const char* name)
{
    if (!description.is_object() || !description.contains(name) || !description[name].is_string())
        return fail(ErrorCode::Parse, std::string("The model's description lacks the text “").append(name).append("”"));
    return description[name].get<std::string>();
}

double normalNumber(Random& random)
{
    const double radius = std::sqrt(-2 * std::log(1 - random.uniform()));
    return radius * std::cos(2 * std::numbers::pi * random.uniform());
}

void softmax(std::span<double> scores)
{
    const double largest = *std::ranges::max_element(scores);
    double sum = 0;
    for (double& score : scores)
        sum += score = std::exp(score - largest);
    for (double& score : scores)
        score /= sum;
}

void reportRound(const FitContext& context, int round, const RoundScores& scores, double learningRate, double seconds)
{
    EpochRecord record;
    record.epoch = round;
    record.trainLoss = scores.trainLoss;
    record.validationLoss = scores.validationLoss;
    if (scores.trainAccuracy >= 0)
        record.metrics["train_accuracy"] = scores.trainAccuracy;
    if (scores.validationAccuracy >= 0)
        record.metrics["accuracy"] = scores.validationAccuracy;
    record.learningRate = learningRate;
    record.seconds = seconds;
    record.itemsPerSecond = scores.itemsPerSecond;
    context.observer.epochEnded(record);
}

ParamSpec iterationsParam(std::int64_t value)
{
    return ParamSpec::integer("iterations", "Most iterations", value, 1, 1e6,
                              "Ends sooner when it has converged.").inFactors().rare();
}

ParamSpec toleranceParam(double value)
{
    return ParamSpec::real("tolerance", "Tolerance", value, 1e-12, 1, "Smaller is more exact and slower.").inFactors().rare();
}

} // namespace lathe
