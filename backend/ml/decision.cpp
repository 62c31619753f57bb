#include "ml/decision.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace lathe {

namespace {

using nlohmann::json;

constexpr std::array<std::pair<Calibration, std::string_view>, 4> kCalibrations{{
    {Calibration::None, "none"}, {Calibration::Temperature, "temperature"}, {Calibration::Sigmoid, "sigmoid"},
    {Calibration::Isotonic, "isotonic"}}};
constexpr std::array<std::pair<ThresholdReason, std::string_view>, 3> kReasons{{
    {ThresholdReason::Given, "value"}, {ThresholdReason::F1, "f1"}, {ThresholdReason::Cost, "cost"}}};

constexpr double kLeast = 1e-6;

/// Classes, then knots of maps: more than any fit gives.
constexpr std::size_t kMostClasses = 10'000, kMostKnots = 10'000'000;

void scaleToOne(std::span<double> row)
{
    double sum = 0;
    for (const double share : row)
        sum += share;
    for (double& share : row)
        share = sum > 0 ? share / sum : 1.0 / static_cast<double>(row.size());
}

void recalibrate(const Decision& decision, std::span<double> row)
{
    switch (decision.calibration) {
    case Calibration::None: return;
    case Calibration::Temperature:
        for (double& share : row)
            share = std::pow(boundedProbability(share), 1 / decision.temperature);
        break;
    case Calibration::Sigmoid:
    case Calibration::Isotonic:
        if (row.size() == 2) {
            row[1] = decision.maps[0](row[1]);
            row[0] = 1 - row[1];
            return;
        }
        for (std::size_t k = 0; k < row.size(); ++k)
            row[k] = decision.maps[k](row[k]);
        break;
    }
    scaleToOne(row);
}

std::int32_t chosen(const ClassThreshold& threshold, std::span<const float> row)
{
    const auto own = static_cast<std::size_t>(threshold.classIndex);
    if (static_cast<double>(row[own]) >= threshold.value)
        return threshold.classIndex;
    std::size_t best = own == 0 ? 1 : 0;
    for (std::size_t k = 0; k < row.size(); ++k)
        if (k != own && row[k] > row[best])
            best = k;
    return static_cast<std::int32_t>(best);
}

class DecidedModel final : public Model {
public:
    DecidedModel(std::unique_ptr<Model> model, Decision decision) : m_model(std::move(model)), m_decision(std::move(decision)) {}

    const std::vector<std::string>& classes() const override { return m_model->classes(); }
    Result<Predictions> predict(const Items& items, Progress& progress) const override
    {
        LATHE_TRY(Predictions predictions, m_model->predict(items, progress));
        return m_decision.applied(std::move(predictions));
    }
    Result<Items> judgeable(const Items& items) const override { return m_model->judgeable(items); }
    Result<void> save(const std::filesystem::path& folder) const override { return m_model->save(folder); }
    std::string weightsHash() const override { return m_model->weightsHash(); }

private:
    std::unique_ptr<Model> m_model;
    Decision m_decision;
};

Error damaged(const std::string& what)
{
    return {ErrorCode::Parse, "The stored decision cannot be used: " + what, "Decide again with: lathe decide RUN", {}};
}

/// Why the decision cannot be applied; empty when it can.
std::string problemOf(const Decision& decision)
{
    const std::size_t classes = decision.classes.size();
    if (classes < 2 || classes > kMostClasses)
        return "it has no two classes";
    if (!std::isfinite(decision.temperature) || !(decision.temperature > 0))
        return "its temperature is not positive";
    const bool hasMaps = decision.calibration == Calibration::Sigmoid || decision.calibration == Calibration::Isotonic;
    if (decision.maps.size() != (!hasMaps ? 0 : classes == 2 ? 1 : classes))
        return "it has another number of curves than classes";
    std::size_t knots = 0;
    for (const ProbabilityMap& map : decision.maps) {
        knots += map.x.size();
        if (map.x.size() != map.y.size() || !std::is_sorted(map.x.begin(), map.x.end()) || knots > kMostKnots
            || (decision.calibration == Calibration::Isotonic && map.x.empty()))
            return "a curve has no ascending points";
        const auto isFinite = [](double value) { return std::isfinite(value); };
        const auto isShare = [](double value) { return value >= 0 && value <= 1; };
        if (!isFinite(map.slope) || !isFinite(map.intercept) || !std::ranges::all_of(map.x, isFinite) || !std::ranges::all_of(map.y, isShare))
            return "a curve leaves 0 to 1";
    }
    if (decision.threshold) {
        const ClassThreshold& threshold = *decision.threshold;
        if (threshold.classIndex < 0 || static_cast<std::size_t>(threshold.classIndex) >= classes)
            return "its threshold is on a class that is not there";
        if (!std::isfinite(threshold.value))
            return "its threshold is no number";
    }
    return {};
}

} // namespace

std::string_view toString(Calibration calibration)
{
    for (const auto& [value, name] : kCalibrations)
        if (value == calibration)
            return name;
    return "none";
}

std::optional<Calibration> calibrationFromText(std::string_view text)
{
    for (const auto& [value, name] : kCalibrations)
        if (name == text)
            return value;
    return std::nullopt;
}

std::string_view toString(ThresholdReason reason)
{
    for (const auto& [value, name] : kReasons)
        if (value == reason)
            return name;
    return "value";
}

double boundedProbability(double probability)
{
    return std::clamp(probability, kLeast, 1 - kLeast);
}

double ProbabilityMap::operator()(double probability) const
{
    if (x.empty()) {
        const double p = boundedProbability(probability);
        return 1 / (1 + std::exp(-(slope * std::log(p / (1 - p)) + intercept)));
    }
    const auto above = std::upper_bound(x.begin(), x.end(), probability);
    if (above == x.begin())
        return y.front();
    if (above == x.end())
        return y.back();
    const auto i = static_cast<std::size_t>(above - x.begin());
    return y[i - 1] + (y[i] - y[i - 1]) * (probability - x[i - 1]) / (x[i] - x[i - 1]);
}

Result<Predictions> Decision::applied(Predictions predictions) const
{
    if (changesNothing())
        return predictions;
    if (predictions.classes != classes)
        return fail(ErrorCode::Incompatible, "The decision was made for other classes than the model has",
                    "Decide again with: lathe decide RUN");
    const std::size_t count = predictions.size();
    std::vector<double> row(classes.size());
    if (threshold)
        predictions.decided.assign(count, -1);
    for (std::size_t item = 0; item < count; ++item) {
        if (item < predictions.errors.size() && !predictions.errors[item].empty())
            continue;
        float* shares = predictions.probabilities.data() + item * classes.size();
        std::copy_n(shares, classes.size(), row.begin());
        recalibrate(*this, row);
        std::ranges::transform(row, shares, [](double share) { return static_cast<float>(share); });
        if (threshold)
            predictions.decided[item] = chosen(*threshold, {shares, classes.size()});
    }
    return predictions;
}

json toJson(const Decision& decision)
{
    json maps = json::array();
    for (const ProbabilityMap& map : decision.maps)
        maps.push_back(map.x.empty() ? json{{"slope", map.slope}, {"intercept", map.intercept}} : json{{"x", map.x}, {"y", map.y}});
    json object{{"classes", decision.classes}, {"calibration", toString(decision.calibration)}, {"part", decision.part},
                {"items", decision.items}};
    if (decision.calibration == Calibration::Temperature)
        object["temperature"] = decision.temperature;
    if (!decision.maps.empty())
        object["maps"] = maps;
    if (const auto& threshold = decision.threshold) {
        object["threshold"] = {{"class", threshold->classIndex}, {"value", threshold->value}, {"reason", toString(threshold->reason)}};
        if (threshold->reason == ThresholdReason::Cost)
            object["threshold"].update({{"false_positive_cost", threshold->falsePositiveCost}, {"false_negative_cost", threshold->falseNegativeCost}});
    }
    return object;
}

Result<Decision> decisionFromJson(std::string_view text)
{
    Decision decision;
    try {
        const json object = json::parse(text);
        decision.classes = object.at("classes").get<std::vector<std::string>>();
        const auto calibration = calibrationFromText(object.at("calibration").get<std::string>());
        if (!calibration)
            return tl::unexpected<Error>(damaged("it recalibrates in a way that this Lathe does not know"));
        decision.calibration = *calibration;
        decision.temperature = object.value("temperature", 1.0);
        decision.part = object.value("part", "validation");
        decision.items = object.value("items", std::int64_t(0));
        for (const json& map : object.value("maps", json::array()))
            decision.maps.push_back({map.value("slope", 1.0), map.value("intercept", 0.0), map.value("x", std::vector<double>()),
                                     map.value("y", std::vector<double>())});
        if (object.contains("threshold")) {
            const json& threshold = object.at("threshold");
            ClassThreshold read{threshold.at("class").get<int>(), threshold.at("value").get<double>(), ThresholdReason::Given,
                                threshold.value("false_positive_cost", 1.0), threshold.value("false_negative_cost", 1.0)};
            for (const auto& [reason, name] : kReasons)
                if (threshold.value("reason", "") == name)
                    read.reason = reason;
            decision.threshold = read;
        }
    } catch (const json::exception& problem) {
        return tl::unexpected<Error>(damaged(toUtf8(problem.what())));
    }
    if (const std::string problem = problemOf(decision); !problem.empty())
        return tl::unexpected<Error>(damaged(problem));
    return decision;
}

std::unique_ptr<Model> withDecision(std::unique_ptr<Model> model, Decision decision)
{
    if (decision.changesNothing())
        return model;
    return std::make_unique<DecidedModel>(std::move(model), std::move(decision));
}

} // namespace lathe
