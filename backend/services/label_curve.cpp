#include "services/label_curve.h"

#include "base/random.h"
#include "base/text.h"
#include "eval/paired_tests.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace lathe {

namespace {

constexpr int kDraws = 5;
constexpr std::array kShares = {0.25, 0.5, 0.75, 1.0};
constexpr double kHeldOut = 0.2;
constexpr std::size_t kFewest = 40, kFewestOfClass = 5;
constexpr std::size_t kMore = 100;
constexpr double kWorthIt = 0.005; // half a point for a hundred labels: below it an evening of labelling is not seen
constexpr std::array<std::string_view, 3> kAdvice = {"label_more", "tune_more", "unclear"};

/// A fifth of each class, by chance, and the rest in an order of chance in which every class comes early.
struct Draw {
    std::vector<std::size_t> train, held;
};

Draw drawn(const std::vector<std::vector<std::size_t>>& members, std::uint64_t seed)
{
    Draw draw;
    Random random(seed);
    std::vector<std::pair<double, std::size_t>> places; // of the training pictures: how far they are in their class
    for (std::vector<std::size_t> all : members) {
        random.shuffle(all);
        const auto held = static_cast<std::size_t>(std::round(kHeldOut * static_cast<double>(all.size())));
        draw.held.insert(draw.held.end(), all.begin(), all.begin() + static_cast<std::ptrdiff_t>(held));
        for (std::size_t i = held; i < all.size(); ++i)
            places.emplace_back((static_cast<double>(i - held) + random.uniform()) / static_cast<double>(all.size() - held), all[i]);
    }
    std::ranges::sort(places);
    for (const auto& [place, item] : places)
        draw.train.push_back(item);
    return draw;
}

double accuracyOf(const LiveHead& head, const Embeddings& embeddings, Labels labels, std::span<const std::size_t> items)
{
    const auto shares = head.predict(embeddings, items);
    const auto classes = static_cast<std::ptrdiff_t>(head.classes());
    std::size_t right = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto row = shares.begin() + static_cast<std::ptrdiff_t>(i) * classes;
        right += std::max_element(row, row + classes) - row == labels[items[i]];
    }
    return static_cast<double>(right) / static_cast<double>(items.size());
}

/// Least squares of accuracy over the logarithm of the labels.
double slopeOf(const std::vector<LabelCurvePoint>& points, std::size_t draw)
{
    double x = 0, y = 0;
    for (const LabelCurvePoint& point : points) {
        x += std::log(static_cast<double>(point.labels)) / static_cast<double>(points.size());
        y += point.accuracies[draw] / static_cast<double>(points.size());
    }
    double above = 0, below = 0;
    for (const LabelCurvePoint& point : points) {
        const double dx = std::log(static_cast<double>(point.labels)) - x;
        above += dx * (point.accuracies[draw] - y);
        below += dx * dx;
    }
    return above / below;
}

std::string points(double share) { return fixed(100 * share, 1); }
std::string signedPoints(double share) { return (share >= 0 ? "+" : "−") + fixed(std::abs(100 * share), 1); }

} // namespace

std::string_view toString(LabelAdvice advice) { return kAdvice[static_cast<std::size_t>(advice)]; }

double LabelCurvePoint::mean() const
{
    return accuracies.empty() ? 0 : std::accumulate(accuracies.begin(), accuracies.end(), 0.0) / static_cast<double>(accuracies.size());
}

Result<LabelCurve> labelCurve(const Embeddings& embeddings, Labels labels, std::size_t classes, std::uint64_t seed, Progress& progress)
{
    std::vector<std::vector<std::size_t>> members(classes);
    for (std::size_t item = 0; item < labels.size(); ++item)
        if (labels[item] >= 0 && embeddings.isKnown(item))
            members[static_cast<std::size_t>(labels[item])].push_back(item);
    std::erase_if(members, [](const auto& list) { return list.size() < kFewestOfClass; });
    LabelCurve curve;
    for (const auto& list : members)
        curve.labelled += list.size();
    if (members.size() < 2 || curve.labelled < kFewest)
        return fail(ErrorCode::InvalidArgument, "A learning curve needs 40 labelled pictures or more, of two classes with five each or more", "Label more first");
    curve.points.resize(kShares.size());
    std::vector<double> slopes, training;
    double judgedShare = 0;
    for (int number = 0; number < kDraws; ++number) {
        const Draw draw = drawn(members, seedFor(seed, static_cast<std::uint64_t>(number)));
        judgedShare = static_cast<double>(draw.held.size()) / static_cast<double>(draw.train.size());
        for (std::size_t i = 0; i < kShares.size(); ++i) {
            if (progress.stopRequested())
                return cancelled();
            progress.set(number * std::ssize(kShares) + static_cast<std::int64_t>(i), kDraws * std::ssize(kShares), "learning curve");
            curve.points[i].labels = static_cast<std::size_t>(std::round(kShares[i] * static_cast<double>(draw.train.size())));
            const auto part = std::span(draw.train).first(curve.points[i].labels);
            LiveHead head;
            if (!head.fit(embeddings, labels, part, classes))
                return fail(ErrorCode::InvalidArgument, "A quarter of the labels has one class alone", "Label more of the other classes first");
            curve.points[i].accuracies.push_back(accuracyOf(head, embeddings, labels, draw.held));
            if (i + 1 == kShares.size())
                training.push_back(accuracyOf(head, embeddings, labels, draw.train));
        }
        slopes.push_back(slopeOf(curve.points, static_cast<std::size_t>(number)));
    }
    curve.training = std::accumulate(training.begin(), training.end(), 0.0) / kDraws;
    curve.more = kMore;
    // The draws share pictures, so their spread alone would promise too much.
    LATHE_TRY(const FoldEstimate slope, foldEstimate(slopes, judgedShare));
    const double reach = std::log(static_cast<double>(curve.labelled + kMore) / static_cast<double>(curve.labelled));
    const double room = 1 - curve.points.back().mean();
    curve.gain = std::min(slope.mean * reach, room);
    curve.gainLow = std::min(slope.low * reach, room);
    curve.gainHigh = std::min(slope.high * reach, room);
    curve.advice = curve.gainLow >= kWorthIt ? LabelAdvice::LabelMore : curve.gainHigh < kWorthIt ? LabelAdvice::TuneMore : LabelAdvice::Unclear;
    return curve;
}

Message adviceOf(const LabelCurve& curve)
{
    const auto more = static_cast<std::int64_t>(curve.more);
    const Message gain = figure(signedPoints(curve.gain)), low = figure(points(curve.gainLow)), high = figure(points(curve.gainHigh));
    switch (curve.advice) {
    case LabelAdvice::LabelMore: return say("%1 more labels would bring about %2 points (%3 to %4): label on", more, gain, low, high);
    case LabelAdvice::TuneMore:
        return say("%1 more labels would bring about %2 points (%3 to %4): tune more, with another backbone or by training the whole network", more, gain, low, high);
    case LabelAdvice::Unclear: break;
    }
    return say("%1 more labels would bring about %2 points (%3 to %4): too uncertain to say; label a few more and look again", more, gain, low, high);
}

} // namespace lathe
