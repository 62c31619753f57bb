#include "eval/curves.h"

#include "eval/metric.h"
#include "eval/wilson.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lathe {

namespace {

/// F1 = 2 J / (1 + J) grows with the share J of true positives among all that are positive in truth
/// or prediction, so the bounds of J give those of F1.
ShareInterval f1Interval(std::int64_t truePositives, std::int64_t positiveEither)
{
    const ShareInterval share = wilson(truePositives, positiveEither);
    return {2 * share.low / (1 + share.low), 2 * share.high / (1 + share.high)};
}

/// Items that share one score.
struct Step {
    double score = 0;
    std::int64_t positives = 0, negatives = 0; ///< with this score or a higher one
};

/// Highest score first.
std::vector<Step> stepsOf(const Judged& judged, std::size_t classIndex)
{
    std::vector<std::pair<float, bool>> scored(judged.size());
    for (std::size_t i = 0; i < judged.size(); ++i)
        scored[i] = {judged.probability(i, classIndex),
                     judged.truth[i] == static_cast<std::int32_t>(classIndex)};
    std::ranges::sort(scored, [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Step> steps;
    std::int64_t positives = 0;
    std::int64_t negatives = 0;
    for (std::size_t i = 0; i < scored.size(); ++i) {
        ++(scored[i].second ? positives : negatives);
        if (i + 1 == scored.size() || scored[i + 1].first != scored[i].first)
            steps.push_back({scored[i].first, positives, negatives});
    }
    return steps;
}

ThresholdPoint pointAt(double threshold, std::int64_t truePositives, std::int64_t falsePositives,
                       std::int64_t positives)
{
    ThresholdPoint point;
    point.threshold = threshold;
    point.truePositives = truePositives;
    point.falsePositives = falsePositives;
    point.falseNegatives = positives - truePositives;
    const std::int64_t predicted = truePositives + falsePositives;
    const std::int64_t either = predicted + point.falseNegatives;
    point.precision =
        predicted == 0 ? 1 : static_cast<double>(truePositives) / static_cast<double>(predicted);
    point.recall = static_cast<double>(truePositives) / static_cast<double>(positives);
    point.f1 = 2 * static_cast<double>(truePositives) / static_cast<double>(either + truePositives);
    const ShareInterval precision = wilson(truePositives, predicted);
    const ShareInterval recall = wilson(truePositives, positives);
    const ShareInterval f1 = f1Interval(truePositives, either);
    point.precisionLow = precision.low, point.precisionHigh = precision.high;
    point.recallLow = recall.low, point.recallHigh = recall.high;
    point.f1Low = f1.low, point.f1High = f1.high;
    return point;
}

std::vector<ThresholdPoint> thresholdCurve(const std::vector<Step>& steps, std::int64_t positives,
                                           int count)
{
    std::vector<ThresholdPoint> points(static_cast<std::size_t>(count));
    std::size_t reached = 0; // steps at or above the threshold
    for (int i = count - 1; i >= 0; --i) {
        const double threshold = static_cast<double>(i) / (count - 1);
        while (reached < steps.size() && steps[reached].score >= threshold)
            ++reached;
        const Step step = reached == 0 ? Step{} : steps[reached - 1];
        points[static_cast<std::size_t>(i)] =
            pointAt(threshold, step.positives, step.negatives, positives);
    }
    return points;
}

/// The middle of the first stretch of highest F1: its edge would sit right beside a score.
double bestThreshold(const std::vector<ThresholdPoint>& points)
{
    const auto first = std::ranges::max_element(points, {}, &ThresholdPoint::f1);
    const auto last =
        std::find_if(first, points.end(), [&](const auto& point) { return point.f1 != first->f1; });
    return (first + (last - first - 1) / 2)->threshold;
}

std::vector<RocPoint> rocCurve(const std::vector<Step>& steps, std::int64_t positives,
                               std::int64_t negatives)
{
    std::vector<Step> corners{{std::numeric_limits<double>::infinity(), 0, 0}};
    for (const Step& step : steps) {
        while (corners.size() >= 2) {
            const Step& from = corners[corners.size() - 2];
            const Step& over = corners.back();
            const bool straight =
                (over.positives - from.positives) * (step.negatives - over.negatives) ==
                (step.positives - over.positives) * (over.negatives - from.negatives);
            if (!straight)
                break;
            corners.pop_back();
        }
        corners.push_back(step);
    }
    std::vector<RocPoint> points;
    for (const Step& corner : corners)
        points.push_back({static_cast<double>(corner.negatives) / static_cast<double>(negatives),
                          static_cast<double>(corner.positives) / static_cast<double>(positives),
                          corner.score});
    return points;
}

double rocArea(const std::vector<Step>& steps, std::int64_t positives, std::int64_t negatives)
{
    double doubled = 0; // whole numbers, so nothing is lost in the sum
    Step last;
    for (const Step& step : steps) {
        doubled += static_cast<double>(step.negatives - last.negatives) *
                   static_cast<double>(step.positives + last.positives);
        last = step;
    }
    return doubled / (2 * static_cast<double>(positives) * static_cast<double>(negatives));
}

std::vector<PrecisionRecallPoint> precisionRecallCurve(const std::vector<Step>& steps,
                                                       std::int64_t positives)
{
    std::vector<PrecisionRecallPoint> points;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step)
        points.push_back({static_cast<double>(step->positives) / static_cast<double>(positives),
                          static_cast<double>(step->positives) /
                              static_cast<double>(step->positives + step->negatives),
                          step->score});
    points.push_back({0, 1, std::numeric_limits<double>::infinity()});
    return points;
}

double averagePrecisionOf(const std::vector<PrecisionRecallPoint>& points)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        sum += (points[i].recall - points[i + 1].recall) * points[i].precision;
    return sum;
}

} // namespace

Result<ClassCurves> classCurves(const Predictions& predictions, std::span<const std::int32_t> truth,
                                std::size_t classIndex, int thresholds)
{
    if (classIndex >= predictions.classes.size())
        return fail(ErrorCode::InvalidArgument, "There is no class of that number", {},
                    std::to_string(classIndex));
    if (thresholds < 2)
        return fail(ErrorCode::InvalidArgument, "A curve needs at least two thresholds");
    LATHE_TRY(const Judged judged, judgedItems(predictions, truth));
    const std::string& name = predictions.classes[classIndex];
    const auto positives = std::ranges::count(judged.truth, static_cast<std::int32_t>(classIndex));
    const auto negatives = std::ssize(judged.truth) - positives;
    if (positives == 0)
        return fail(ErrorCode::InvalidArgument,
                    "undefined because the class " + name + " has no items");
    if (negatives == 0)
        return fail(ErrorCode::InvalidArgument,
                    "undefined because all items are of the class " + name);

    const std::vector<Step> steps = stepsOf(judged, classIndex);
    ClassCurves curves;
    curves.thresholds = thresholdCurve(steps, positives, thresholds);
    curves.bestThreshold = bestThreshold(curves.thresholds);
    curves.roc = rocCurve(steps, positives, negatives);
    curves.rocAuc = rocArea(steps, positives, negatives);
    curves.precisionRecall = precisionRecallCurve(steps, positives);
    curves.averagePrecision = averagePrecisionOf(curves.precisionRecall);
    return curves;
}

std::vector<std::size_t> worstMistakes(const Predictions& predictions,
                                       std::span<const std::int32_t> truth, std::size_t limit)
{
    struct Mistake {
        std::size_t item;
        float probability;
    };
    std::vector<Mistake> mistakes;
    for (std::size_t item = 0; item < std::min(predictions.size(), truth.size()); ++item) {
        const int label = predictions.label(item);
        if (label < 0 || truth[item] < 0 || label == truth[item])
            continue;
        const float probability = predictions.row(item)[static_cast<std::size_t>(label)];
        if (std::isfinite(probability))
            mistakes.push_back({item, probability});
    }
    const auto shown =
        mistakes.begin() + static_cast<std::ptrdiff_t>(std::min(limit, mistakes.size()));
    std::partial_sort(
        mistakes.begin(), shown, mistakes.end(), [](const Mistake& a, const Mistake& b) {
            return a.probability != b.probability ? a.probability > b.probability : a.item < b.item;
        });
    std::vector<std::size_t> items;
    for (auto mistake = mistakes.begin(); mistake != shown; ++mistake)
        items.push_back(mistake->item);
    return items;
}

} // namespace lathe
