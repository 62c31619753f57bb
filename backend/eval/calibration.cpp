#include "eval/calibration.h"

#include "eval/metric.h"
#include "eval/wilson.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

namespace lathe {

namespace {

constexpr double kHottest = 100;
constexpr int kHalvings = 200, kNewtonSteps = 100;

/// std::vector<bool> has no span.
struct Flags {
    explicit Flags(std::size_t size) : values(std::make_unique<bool[]>(size)), count(size) {}
    std::span<const bool> all() const { return {values.get(), count}; }
    std::unique_ptr<bool[]> values;
    std::size_t count;
};

Flags isOfClass(const Judged& judged, std::size_t classIndex)
{
    Flags flags(judged.size());
    for (std::size_t i = 0; i < judged.size(); ++i)
        flags.values[i] = judged.truth[i] == static_cast<std::int32_t>(classIndex);
    return flags;
}

Result<void> checkBothSides(const Judged& judged, std::size_t classIndex)
{
    const std::string& name = judged.predictions.classes[classIndex];
    const auto positives = std::ranges::count(judged.truth, static_cast<std::int32_t>(classIndex));
    if (positives == 0)
        return fail(ErrorCode::InvalidArgument, "undefined because the class " + name + " has no items");
    if (positives == std::ssize(judged.truth))
        return fail(ErrorCode::InvalidArgument, "undefined because all items are of the class " + name);
    return {};
}

/// Σ over items of the expected log probability minus that of the truth: the derivative of the log loss by 1/T.
double temperatureSlope(const std::vector<std::vector<double>>& logs, const std::vector<std::int32_t>& truth, double power)
{
    double slope = 0;
    for (std::size_t i = 0; i < logs.size(); ++i) {
        const double highest = *std::ranges::max_element(logs[i]);
        double sum = 0, expected = 0;
        for (const double value : logs[i]) {
            const double weight = std::exp(power * (value - highest));
            sum += weight;
            expected += weight * value;
        }
        slope += expected / sum - logs[i][static_cast<std::size_t>(truth[i])];
    }
    return slope;
}

double temperatureOf(const Judged& judged)
{
    std::vector<std::vector<double>> logs(judged.size(), std::vector<double>(judged.classCount()));
    for (std::size_t i = 0; i < judged.size(); ++i)
        for (std::size_t k = 0; k < judged.classCount(); ++k)
            logs[i][k] = std::log(boundedProbability(static_cast<double>(judged.probability(i, k))));
    double low = std::log(1 / kHottest), high = std::log(kHottest); // of 1/T
    for (int i = 0; i < kHalvings && high - low > 1e-12; ++i) {
        const double middle = (low + high) / 2;
        (temperatureSlope(logs, judged.truth, std::exp(middle)) < 0 ? low : high) = middle;
    }
    return std::exp(-(low + high) / 2);
}

/// log(1 + exp(z)) without overflow.
double softplus(double z)
{
    return z > 0 ? z + std::log1p(std::exp(-z)) : std::log1p(std::exp(z));
}

} // namespace

Result<CalibrationCurve> calibrationCurve(const Predictions& predictions, std::span<const std::int32_t> truth,
                                          std::size_t classIndex, int bins)
{
    if (classIndex >= predictions.classes.size())
        return fail(ErrorCode::InvalidArgument, "There is no class of that number", {}, std::to_string(classIndex));
    if (bins < 1 || bins > 1000)
        return fail(ErrorCode::InvalidArgument, "A calibration curve has 1 to 1,000 bins");
    LATHE_TRY(const Judged judged, judgedItems(predictions, truth));
    if (judged.size() == 0)
        return fail(ErrorCode::InvalidArgument, "undefined because there are no labelled items");
    CalibrationCurve curve;
    for (int b = 0; b < bins; ++b)
        curve.bins.push_back({static_cast<double>(b) / bins, static_cast<double>(b + 1) / bins, 0, 0, 0, 1, 0, 0, {}});
    for (std::size_t i = 0; i < judged.size(); ++i) {
        const double p = static_cast<double>(judged.probability(i, classIndex));
        const bool isPositive = judged.truth[i] == static_cast<std::int32_t>(classIndex);
        CalibrationBin& bin = curve.bins[static_cast<std::size_t>(std::clamp(static_cast<int>(p * bins), 0, bins - 1))];
        bin.predicted += p;
        bin.positives += isPositive;
        ++bin.items;
        bin.rows.push_back(judged.items[i]);
        curve.brier += (p - isPositive) * (p - isPositive);
    }
    const auto all = static_cast<double>(judged.size());
    curve.brier /= all;
    for (CalibrationBin& bin : curve.bins) {
        if (bin.items == 0) {
            bin.predicted = (bin.low + bin.high) / 2;
            continue;
        }
        const auto items = static_cast<double>(bin.items);
        bin.predicted /= items;
        bin.share = static_cast<double>(bin.positives) / items;
        const ShareInterval interval = wilson(bin.positives, bin.items);
        bin.shareLow = interval.low, bin.shareHigh = interval.high;
        const double distance = std::abs(bin.share - bin.predicted);
        curve.expectedError += items / all * distance;
        curve.largestError = std::max(curve.largestError, distance);
    }
    return curve;
}

double fitTemperature(const Predictions& predictions, std::span<const std::int32_t> truth)
{
    const auto judged = judgedItems(predictions, truth);
    return judged && judged->size() > 0 ? temperatureOf(*judged) : 1;
}

ProbabilityMap fitSigmoid(std::span<const double> logOdds, std::span<const bool> isPositive)
{
    const auto positives = static_cast<double>(std::ranges::count(isPositive, true));
    const double negatives = static_cast<double>(isPositive.size()) - positives;
    const double high = (positives + 1) / (positives + 2), low = 1 / (negatives + 2);
    const auto loss = [&](double slope, double intercept) {
        double sum = 0;
        for (std::size_t i = 0; i < logOdds.size(); ++i) {
            const double z = slope * logOdds[i] + intercept;
            sum += softplus(z) - (isPositive[i] ? high : low) * z;
        }
        return sum;
    };
    ProbabilityMap map;
    map.slope = 0;
    map.intercept = std::log((positives + 1) / (negatives + 1));
    double value = loss(map.slope, map.intercept);
    for (int step = 0; step < kNewtonSteps; ++step) {
        double g1 = 0, g2 = 0, h11 = 1e-12, h12 = 0, h22 = 1e-12;
        for (std::size_t i = 0; i < logOdds.size(); ++i) {
            const double q = 1 / (1 + std::exp(-(map.slope * logOdds[i] + map.intercept)));
            const double off = q - (isPositive[i] ? high : low), weight = q * (1 - q);
            g1 += off * logOdds[i], g2 += off;
            h11 += weight * logOdds[i] * logOdds[i], h12 += weight * logOdds[i], h22 += weight;
        }
        if (std::abs(g1) < 1e-9 && std::abs(g2) < 1e-9)
            break;
        const double determinant = h11 * h22 - h12 * h12;
        if (!(determinant > 0))
            break;
        const double d1 = -(h22 * g1 - h12 * g2) / determinant, d2 = -(h11 * g2 - h12 * g1) / determinant;
        double length = 1;
        double next = loss(map.slope + d1, map.intercept + d2);
        while (length > 1e-10 && !(next <= value + 1e-4 * length * (g1 * d1 + g2 * d2))) {
            length /= 2;
            next = loss(map.slope + length * d1, map.intercept + length * d2);
        }
        if (length <= 1e-10)
            break;
        map.slope += length * d1, map.intercept += length * d2, value = next;
    }
    return map;
}

ProbabilityMap fitIsotonic(std::span<const double> probabilities, std::span<const bool> isPositive)
{
    std::vector<std::size_t> order(probabilities.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, {}, [&](std::size_t i) { return probabilities[i]; });
    struct Pool {
        double first, last;
        double positives, items;
        double mean() const { return positives / items; }
    };
    std::vector<Pool> pools;
    for (std::size_t at = 0; at < order.size();) {
        Pool pool{probabilities[order[at]], probabilities[order[at]], 0, 0};
        for (; at < order.size() && probabilities[order[at]] == pool.first; ++at) {
            pool.positives += isPositive[order[at]];
            pool.items += 1;
        }
        while (!pools.empty() && pools.back().mean() >= pool.mean()) {
            pool = {pools.back().first, pool.last, pools.back().positives + pool.positives, pools.back().items + pool.items};
            pools.pop_back();
        }
        pools.push_back(pool);
    }
    ProbabilityMap map;
    for (const Pool& pool : pools) {
        map.x.push_back(pool.first), map.y.push_back(pool.mean());
        if (pool.last > pool.first)
            map.x.push_back(pool.last), map.y.push_back(pool.mean());
    }
    return map;
}

Result<Decision> fitCalibration(const Predictions& predictions, std::span<const std::int32_t> truth, Calibration calibration)
{
    if (predictions.classes.size() < 2)
        return fail(ErrorCode::InvalidArgument, "Only a classifier of two or more classes has probabilities to decide by");
    LATHE_TRY(const Judged judged, judgedItems(predictions, truth));
    if (judged.size() == 0)
        return fail(ErrorCode::InvalidArgument, "There are no labelled items to decide by");
    Decision decision;
    decision.classes = predictions.classes;
    decision.calibration = calibration;
    decision.items = static_cast<std::int64_t>(judged.size());
    if (calibration == Calibration::Temperature)
        decision.temperature = temperatureOf(judged);
    if (calibration != Calibration::Sigmoid && calibration != Calibration::Isotonic)
        return decision;
    const std::size_t classes = predictions.classes.size();
    for (std::size_t k = classes == 2 ? 1 : 0; k < classes; ++k) {
        LATHE_CHECK(checkBothSides(judged, k));
        const Flags flags = isOfClass(judged, k);
        std::vector<double> values(judged.size());
        for (std::size_t i = 0; i < judged.size(); ++i) {
            values[i] = static_cast<double>(judged.probability(i, k));
            if (calibration == Calibration::Sigmoid) {
                const double p = boundedProbability(values[i]);
                values[i] = std::log(p / (1 - p));
            }
        }
        decision.maps.push_back(calibration == Calibration::Sigmoid ? fitSigmoid(values, flags.all()) : fitIsotonic(values, flags.all()));
    }
    return decision;
}

Result<ClassThreshold> chooseThreshold(const Predictions& predictions, std::span<const std::int32_t> truth,
                                       std::size_t classIndex, const std::optional<ThresholdCosts>& costs)
{
    if (classIndex >= predictions.classes.size())
        return fail(ErrorCode::InvalidArgument, "There is no class of that number", {}, std::to_string(classIndex));
    const auto isCost = [](double cost) { return std::isfinite(cost) && cost >= 0; };
    if (costs && (!isCost(costs->falsePositive) || !isCost(costs->falseNegative)))
        return fail(ErrorCode::InvalidArgument, "A cost is a number of at least 0");
    LATHE_TRY(const Judged judged, judgedItems(predictions, truth));
    LATHE_CHECK(checkBothSides(judged, classIndex));
    std::vector<std::pair<double, bool>> scored(judged.size());
    for (std::size_t i = 0; i < judged.size(); ++i)
        scored[i] = {static_cast<double>(judged.probability(i, classIndex)), judged.truth[i] == static_cast<std::int32_t>(classIndex)};
    std::ranges::sort(scored, [](const auto& a, const auto& b) { return a.first > b.first; });
    const auto positives = static_cast<double>(std::ranges::count_if(scored, [](const auto& one) { return one.second; }));

    ClassThreshold best{static_cast<int>(classIndex), 0, costs ? ThresholdReason::Cost : ThresholdReason::F1,
                        costs ? costs->falsePositive : 1, costs ? costs->falseNegative : 1};
    double bestWorth = -std::numeric_limits<double>::infinity();
    double taken = 0, right = 0;
    for (std::size_t i = 0; i <= scored.size(); ++i) {
        // The first i are taken for the class; equal probabilities cannot be parted.
        if (i == 0 || i == scored.size() || scored[i].first != scored[i - 1].first) {
            const double above = i == 0 ? 1 : scored[i - 1].first, below = i == scored.size() ? 0 : scored[i].first;
            const double cut = i == 0 && below >= 1 ? std::nextafter(1.0, 2.0) : above + (below - above) / 2;
            const double worth = costs ? -((taken - right) * costs->falsePositive + (positives - right) * costs->falseNegative)
                                       : 2 * right / (taken + positives);
            if (worth > bestWorth || (worth == bestWorth && std::abs(cut - 0.5) < std::abs(best.value - 0.5))) {
                bestWorth = worth;
                best.value = cut;
            }
        }
        if (i < scored.size()) {
            taken += 1;
            right += scored[i].second;
        }
    }
    return best;
}

double totalCost(const Predictions& predictions, std::span<const std::int32_t> truth, int classIndex, const ThresholdCosts& costs)
{
    double cost = 0;
    for (std::size_t item = 0; item < std::min(predictions.size(), truth.size()); ++item) {
        const int label = predictions.label(item);
        if (label < 0 || truth[item] < 0)
            continue;
        const bool isTaken = label == classIndex, isClass = truth[item] == classIndex;
        cost += isTaken && !isClass ? costs.falsePositive : !isTaken && isClass ? costs.falseNegative : 0;
    }
    return cost;
}

} // namespace lathe
