#include "ml/average_precision.h"

#include <algorithm>
#include <numeric>

namespace lathe {

namespace {

/// The true boxes of a class in the order in which they are taken: those that count first.
struct Candidates {
    std::vector<std::size_t> indices;
    std::vector<bool> isIgnored; ///< by place in `indices`
    std::int64_t positives = 0;
};

Candidates candidatesOf(std::span<const TrueBox> truth, std::int32_t label, const MatchRules& rules)
{
    Candidates all;
    const auto ignores = [&](const TrueBox& box) {
        return box.isIgnored || box.isCrowd || box.area < rules.smallestArea || box.area > rules.largestArea;
    };
    for (const bool ignored : {false, true})
        for (std::size_t i = 0; i < truth.size(); ++i)
            if (truth[i].label == label && ignores(truth[i]) == ignored) {
                all.indices.push_back(i);
                all.isIgnored.push_back(ignored);
                all.positives += !ignored;
            }
    return all;
}

} // namespace

MatchedPicture matched(std::span<const Detection> found, std::span<const TrueBox> truth, std::int32_t label, const MatchRules& rules)
{
    const Candidates candidates = candidatesOf(truth, label, rules);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < found.size(); ++i)
        if (found[i].label == label)
            order.push_back(i);
    std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t i) { return found[i].score; });
    order.resize(std::min(order.size(), rules.most));

    MatchedPicture result;
    result.positives = candidates.positives;
    std::vector<bool> isTaken(candidates.indices.size());
    for (const std::size_t index : order) {
        double best = std::min(rules.overlap, 1 - 1e-10);
        std::ptrdiff_t chosen = -1;
        for (std::size_t k = 0; k < candidates.indices.size(); ++k) {
            const TrueBox& box = truth[candidates.indices[k]];
            if (isTaken[k] && !box.isCrowd)
                continue;
            if (chosen >= 0 && !candidates.isIgnored[static_cast<std::size_t>(chosen)] && candidates.isIgnored[k])
                break;
            const double overlap = overlapOf(found[index], box);
            if (overlap < best)
                continue;
            best = overlap;
            chosen = static_cast<std::ptrdiff_t>(k);
        }
        MatchedBox box{found[index].score, index, -1, false};
        if (chosen >= 0) {
            isTaken[static_cast<std::size_t>(chosen)] = true;
            box.truth = static_cast<std::ptrdiff_t>(candidates.indices[static_cast<std::size_t>(chosen)]);
            box.isIgnored = candidates.isIgnored[static_cast<std::size_t>(chosen)];
        } else {
            const double area = double(found[index].width) * double(found[index].height);
            box.isIgnored = area < rules.smallestArea || area > rules.largestArea;
        }
        result.boxes.push_back(box);
    }
    return result;
}

std::vector<RankedBox> ranked(std::span<const MatchedPicture> pictures)
{
    std::vector<RankedBox> boxes;
    for (std::size_t i = 0; i < pictures.size(); ++i)
        for (const MatchedBox& box : pictures[i].boxes)
            if (!box.isIgnored)
                boxes.push_back({box.score, static_cast<std::uint32_t>(i), box.isRight()});
    std::ranges::stable_sort(boxes, std::ranges::greater(), &RankedBox::score);
    return boxes;
}

std::array<double, kRecalls> precisionAtRecalls(std::span<const RankedBox> boxes, double positives, std::span<const std::uint32_t> times)
{
    std::array<double, kRecalls> result{};
    if (!(positives > 0))
        return result;
    std::vector<double> recall, precision;
    double right = 0, all = 0;
    for (const RankedBox& box : boxes) {
        const double weight = times.empty() ? 1 : times[box.picture];
        if (weight == 0)
            continue;
        all += weight;
        right += box.isRight ? weight : 0;
        recall.push_back(right / positives);
        precision.push_back(right / all);
    }
    for (std::size_t i = precision.size(); i-- > 1;)
        precision[i - 1] = std::max(precision[i - 1], precision[i]);
    std::size_t place = 0;
    for (std::size_t r = 0; r < kRecalls; ++r) {
        while (place < recall.size() && recall[place] < static_cast<double>(r) / (kRecalls - 1))
            ++place;
        if (place == recall.size())
            break;
        result[r] = precision[place];
    }
    return result;
}

double averagePrecision(std::span<const RankedBox> boxes, double positives, std::span<const std::uint32_t> times)
{
    const auto precision = precisionAtRecalls(boxes, positives, times);
    return std::accumulate(precision.begin(), precision.end(), 0.0) / kRecalls;
}

MeanPrecision meanPrecision(std::span<const std::vector<Detection>> found, std::span<const std::vector<TrueBox>> truth, std::size_t classes)
{
    MeanPrecision result;
    result.classAt50.assign(classes, 0);
    double sum50 = 0, sum = 0;
    std::int64_t counted = 0;
    for (std::size_t c = 0; c < classes; ++c) {
        double ownSum = 0;
        std::int64_t positives = 0;
        for (const double overlap : kOverlaps) {
            std::vector<MatchedPicture> pictures;
            positives = 0;
            for (std::size_t i = 0; i < found.size(); ++i) {
                pictures.push_back(matched(found[i], truth[i], static_cast<std::int32_t>(c), {.overlap = overlap}));
                positives += pictures.back().positives;
            }
            if (positives == 0)
                break;
            const double precision = averagePrecision(ranked(pictures), static_cast<double>(positives));
            ownSum += precision;
            if (overlap == kOverlaps.front())
                result.classAt50[c] = precision;
        }
        if (positives == 0)
            continue;
        ++counted;
        sum50 += result.classAt50[c];
        sum += ownSum / kOverlaps.size();
    }
    if (counted > 0) {
        result.at50 = sum50 / static_cast<double>(counted);
        result.at50to95 = sum / static_cast<double>(counted);
    }
    return result;
}

} // namespace lathe
