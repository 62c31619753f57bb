// Areas and numbers of boxes: cocodataset/cocoapi, PythonAPI/pycocotools/cocoeval.py, Params.setDetParams.
#include "eval/detection.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>

namespace lathe {

namespace {

constexpr double kSmall = 32.0 * 32, kMedium = 96.0 * 96; ///< square pixels
constexpr double kTail = 0.025;                           ///< 95 %
constexpr double kHugeArea = 1e10;
constexpr std::size_t kDraws = 50'000'000; ///< boxes drawn over all resamples, so that intervals take seconds at most
constexpr std::size_t kLeastResamples = 100;

using Ranked = std::vector<RankedBox>;

/// The pictures that judge.
struct Usable {
    std::vector<const std::vector<Detection>*> found;
    std::vector<const std::vector<TrueBox>*> truth;
    std::size_t size() const { return found.size(); }
};

Usable usableOf(const Predictions& predictions, std::span<const std::vector<TrueBox>> truth)
{
    Usable usable;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const bool isBad = i < predictions.errors.size() && !predictions.errors[i].empty();
        if (isBad || truth[i].empty() || i >= predictions.found.size())
            continue;
        usable.found.push_back(&predictions.found[i]);
        usable.truth.push_back(&truth[i]);
    }
    return usable;
}

/// One class under one rule over all pictures.
struct Matched {
    std::vector<MatchedPicture> pictures;
    std::int64_t positives = 0;
};

Matched matchedAll(const Usable& usable, std::size_t label, const MatchRules& rules)
{
    Matched all;
    for (std::size_t i = 0; i < usable.size(); ++i) {
        all.pictures.push_back(matched(*usable.found[i], *usable.truth[i], static_cast<std::int32_t>(label), rules));
        all.positives += all.pictures.back().positives;
    }
    return all;
}

/// Of one class: average precision and recall at each overlap; nothing where no true box counts.
struct Scores {
    std::array<double, kOverlaps.size()> precision{}, recall{};
    double meanPrecision() const { return std::accumulate(precision.begin(), precision.end(), 0.0) / kOverlaps.size(); }
    double meanRecall() const { return std::accumulate(recall.begin(), recall.end(), 0.0) / kOverlaps.size(); }
};

std::optional<Scores> scoresOf(const Usable& usable, std::size_t label, MatchRules rules)
{
    Scores scores;
    for (std::size_t t = 0; t < kOverlaps.size(); ++t) {
        rules.overlap = kOverlaps[t];
        const Matched all = matchedAll(usable, label, rules);
        if (all.positives == 0)
            return std::nullopt;
        const Ranked boxes = ranked(all.pictures);
        scores.precision[t] = averagePrecision(boxes, static_cast<double>(all.positives));
        scores.recall[t] = static_cast<double>(std::ranges::count(boxes, true, &RankedBox::isRight)) / static_cast<double>(all.positives);
    }
    return scores;
}

Measurement meanOf(const std::vector<std::optional<Scores>>& classes, auto value, std::string undefined)
{
    Measurement mean;
    double sum = 0;
    std::size_t count = 0;
    for (const auto& scores : classes)
        if (scores) {
            sum += std::invoke(value, *scores);
            ++count;
        }
    if (count > 0)
        mean.value = sum / static_cast<double>(count);
    else
        mean.undefined = std::move(undefined);
    return mean;
}

/// What resampling the pictures needs of a class at one overlap.
struct Prepared {
    Ranked boxes;
    std::vector<std::int64_t> positives; ///< by picture
};

double quantile(std::vector<double>& values, double share)
{
    const double position = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::ptrdiff_t>(position);
    std::nth_element(values.begin(), values.begin() + below, values.end());
    const double low = values[static_cast<std::size_t>(below)];
    if (below + 1 == std::ssize(values))
        return low;
    const double high = *std::min_element(values.begin() + below + 1, values.end());
    return low + (position - static_cast<double>(below)) * (high - low);
}

/// Percentile bootstrap over the pictures of the means at 0.5 and over all overlaps.
void addIntervals(const Usable& usable, std::size_t classes, const EvaluationOptions& options, Evaluation& evaluation)
{
    std::vector<std::vector<Prepared>> prepared; // by class, by overlap
    std::size_t boxes = 0;
    for (std::size_t c = 0; c < classes; ++c) {
        std::vector<Prepared> own;
        for (const double overlap : kOverlaps) {
            const Matched all = matchedAll(usable, c, {.overlap = overlap});
            own.push_back({ranked(all.pictures), {}});
            for (const MatchedPicture& picture : all.pictures)
                own.back().positives.push_back(picture.positives);
            boxes += own.back().boxes.size();
        }
        prepared.push_back(std::move(own));
    }
    const std::size_t affordable = std::max(kLeastResamples, kDraws / std::max<std::size_t>(1, boxes));
    const std::size_t resamples = std::min(static_cast<std::size_t>(options.resamples), affordable);
    std::vector<double> at50, mean;
    std::vector<std::uint32_t> times(usable.size());
    for (std::size_t r = 0; r < resamples; ++r) {
        Random random(seedFor(options.seed, r));
        std::ranges::fill(times, 0u);
        for (std::size_t i = 0; i < usable.size(); ++i)
            ++times[random.below(usable.size())];
        double sum50 = 0, sum = 0, counted = 0;
        for (const std::vector<Prepared>& own : prepared) {
            double positives = 0;
            for (std::size_t i = 0; i < usable.size(); ++i)
                positives += static_cast<double>(own.front().positives[i]) * times[i];
            if (positives == 0)
                continue;
            ++counted;
            for (std::size_t t = 0; t < own.size(); ++t) {
                const double precision = averagePrecision(own[t].boxes, positives, times);
                sum += precision / kOverlaps.size();
                sum50 += t == 0 ? precision : 0;
            }
        }
        if (counted > 0) {
            at50.push_back(sum50 / counted);
            mean.push_back(sum / counted);
        }
    }
    for (const auto& [id, values] : {std::pair("map_50", &at50), std::pair("map_50_95", &mean)}) {
        Measurement& measurement = evaluation.metrics[id];
        if (values->empty() || !measurement.value)
            continue;
        measurement.low = quantile(*values, kTail);
        measurement.high = quantile(*values, 1 - kTail);
    }
}

/// The score from which on F1 over the boxes of all classes is highest.
std::optional<double> bestConfidence(const std::vector<Matched>& classes)
{
    Ranked all;
    double positives = 0;
    for (const Matched& one : classes) {
        const Ranked boxes = ranked(one.pictures);
        all.insert(all.end(), boxes.begin(), boxes.end());
        positives += static_cast<double>(one.positives);
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &RankedBox::score);
    std::optional<double> best;
    double bestF1 = 0, right = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        right += all[i].isRight;
        if (i + 1 < all.size() && all[i + 1].score == all[i].score)
            continue;
        const double f1 = 2 * right / (static_cast<double>(i + 1) + positives);
        if (f1 > bestF1) {
            bestF1 = f1;
            best = all[i].score;
        }
    }
    return best;
}

void countAt(double confidence, const Matched& all, ClassReport& report)
{
    std::int64_t right = 0;
    for (const RankedBox& box : ranked(all.pictures))
        if (box.score >= confidence) {
            ++report.predicted;
            right += box.isRight;
        }
    const auto share = [](Measurement& measurement, std::int64_t part, std::int64_t whole, std::string undefined) {
        if (whole > 0)
            measurement.value = static_cast<double>(part) / static_cast<double>(whole);
        else
            measurement.undefined = std::move(undefined);
    };
    share(report.precision, right, report.predicted, "undefined because nothing was found as " + report.name);
    share(report.recall, right, report.support, "undefined because there are no boxes of " + report.name);
    share(report.f1, 2 * right, report.support + report.predicted, "undefined because there are no boxes of " + report.name + " and none was found");
}

} // namespace

std::vector<MetricInfo> detectionMetrics()
{
    return {{"map_50", "mAP at 0.5", "Mean over the classes of the average precision, where a box is right that overlaps a true one by half or more.", true, Task::Detection},
            {"map_50_95", "mAP at 0.5 to 0.95", "The mean over the overlaps 0.5, 0.55, … 0.95: COCO's main number. It asks for boxes that fit closely.", true, Task::Detection},
            {"map_75", "mAP at 0.75", "Mean over the classes of the average precision at an overlap of 0.75.", true, Task::Detection},
            {"map_small", "mAP of small things", "Over the overlaps 0.5 to 0.95, of things of less than 32 × 32 pixels.", true, Task::Detection},
            {"map_medium", "mAP of medium things", "Over the overlaps 0.5 to 0.95, of things of 32 × 32 to 96 × 96 pixels.", true, Task::Detection},
            {"map_large", "mAP of large things", "Over the overlaps 0.5 to 0.95, of things of more than 96 × 96 pixels.", true, Task::Detection},
            {"ar_1", "Recall with 1 box", "Share of the true boxes that the surest box of each picture and class finds, over the overlaps.", true, Task::Detection},
            {"ar_10", "Recall with 10 boxes", "Share of the true boxes that the 10 surest boxes of each picture and class find, over the overlaps.", true, Task::Detection},
            {"ar_100", "Recall with 100 boxes", "Share of the true boxes that the 100 surest boxes of each picture and class find, over the overlaps.", true, Task::Detection}};
}

Result<Evaluation> evaluateDetections(const Predictions& predictions, std::span<const std::vector<TrueBox>> truth, const EvaluationOptions& options)
{
    if (predictions.found.size() != truth.size())
        return fail(ErrorCode::InvalidArgument, "There are boxes for " + std::to_string(predictions.found.size()) + " pictures and true ones for " + std::to_string(truth.size()));
    const std::size_t classes = predictions.classes.size();
    const auto isKnown = [&](const auto& box) { return box.label >= 0 && static_cast<std::size_t>(box.label) < classes; };
    for (std::size_t i = 0; i < truth.size(); ++i)
        if (!std::ranges::all_of(truth[i], isKnown) || !std::ranges::all_of(predictions.found[i], isKnown))
            return fail(ErrorCode::InvalidArgument, "A box is of a class that the predictions do not have");

    const Usable usable = usableOf(predictions, truth);
    Evaluation evaluation;
    evaluation.task = Task::Detection;
    evaluation.classes = predictions.classes;
    evaluation.items = static_cast<std::int64_t>(usable.size());
    evaluation.left = static_cast<std::int64_t>(truth.size() - usable.size());

    using PerClass = std::vector<std::optional<Scores>>;
    const auto under = [&](const MatchRules& rules) {
        PerClass scores;
        for (std::size_t c = 0; c < classes; ++c)
            scores.push_back(scoresOf(usable, c, rules));
        return scores;
    };
    const std::string nothing = "undefined because there are no true boxes";
    const PerClass usual = under({});
    evaluation.metrics["map_50"] = meanOf(usual, [](const Scores& s) { return s.precision[0]; }, nothing);
    evaluation.metrics["map_75"] = meanOf(usual, [](const Scores& s) { return s.precision[5]; }, nothing);
    evaluation.metrics["map_50_95"] = meanOf(usual, &Scores::meanPrecision, nothing);
    evaluation.metrics["ar_100"] = meanOf(usual, &Scores::meanRecall, nothing);
    evaluation.metrics["ar_10"] = meanOf(under({.most = 10}), &Scores::meanRecall, nothing);
    evaluation.metrics["ar_1"] = meanOf(under({.most = 1}), &Scores::meanRecall, nothing);
    evaluation.metrics["map_small"] = meanOf(under({.largestArea = kSmall}), &Scores::meanPrecision, "undefined because there are no small things");
    evaluation.metrics["map_medium"] = meanOf(under({.smallestArea = kSmall, .largestArea = kMedium}), &Scores::meanPrecision, "undefined because there are no medium things");
    evaluation.metrics["map_large"] = meanOf(under({.smallestArea = kMedium, .largestArea = kHugeArea}), &Scores::meanPrecision, "undefined because there are no large things");

    std::vector<Matched> at50;
    for (std::size_t c = 0; c < classes; ++c)
        at50.push_back(matchedAll(usable, c, {}));
    evaluation.confidence = bestConfidence(at50);
    for (std::size_t c = 0; c < classes; ++c) {
        ClassReport report;
        report.name = predictions.classes[c];
        report.support = at50[c].positives;
        if (usual[c]) {
            report.averagePrecision50.value = usual[c]->precision[0];
            report.averagePrecision.value = usual[c]->meanPrecision();
        } else {
            report.averagePrecision50.undefined = report.averagePrecision.undefined = "undefined because there are no boxes of " + report.name;
        }
        countAt(evaluation.confidence.value_or(0), at50[c], report);
        evaluation.perClass.push_back(std::move(report));
    }
    if (options.resamples > 0 && usable.size() > 0)
        addIntervals(usable, classes, options, evaluation);
    return evaluation;
}

std::vector<DetectionCurve> detectionCurves(const Predictions& predictions, std::span<const std::vector<TrueBox>> truth)
{
    const Usable usable = usableOf(predictions, truth);
    std::vector<DetectionCurve> curves;
    for (std::size_t c = 0; c < predictions.classes.size(); ++c) {
        const Matched all = matchedAll(usable, c, {});
        const Ranked boxes = ranked(all.pictures);
        DetectionCurve& curve = curves.emplace_back();
        curve.positives = all.positives;
        curve.interpolated = precisionAtRecalls(boxes, static_cast<double>(all.positives));
        double right = 0;
        for (std::size_t i = 0; i < boxes.size() && all.positives > 0; ++i) {
            right += boxes[i].isRight;
            curve.points.push_back({boxes[i].score, right / static_cast<double>(all.positives), right / static_cast<double>(i + 1)});
        }
    }
    return curves;
}

DetectedPicture compareBoxes(std::span<const Detection> found, std::span<const TrueBox> truth, double confidence)
{
    DetectedPicture result;
    std::set<std::int32_t> labels;
    for (const Detection& box : found)
        labels.insert(box.label);
    std::vector<bool> isHit(truth.size());
    for (const std::int32_t label : labels)
        for (const MatchedBox& box : matched(found, truth, label, {}).boxes) {
            if (box.isIgnored || box.score < confidence)
                continue;
            if (box.truth < 0) {
                result.wrong.push_back(box.found);
                continue;
            }
            isHit[static_cast<std::size_t>(box.truth)] = true;
            result.hits.emplace_back(box.found, static_cast<std::size_t>(box.truth));
        }
    for (std::size_t i = 0; i < truth.size(); ++i)
        if (!isHit[i] && !truth[i].isIgnored && !truth[i].isCrowd)
            result.missed.push_back(i);
    return result;
}

} // namespace lathe
