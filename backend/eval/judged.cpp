#include "eval/metric.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>

namespace lathe {

Result<Judged> judgedItems(const Predictions& predictions, std::span<const std::int32_t> truth)
{
    const std::size_t classCount = predictions.classes.size();
    if (classCount == 0 || predictions.probabilities.size() % classCount != 0)
        return fail(ErrorCode::InvalidArgument,
                    "The predictions have no whole row of probabilities an item");
    const std::size_t count = predictions.size();
    if (truth.size() != count ||
        (!predictions.errors.empty() && predictions.errors.size() != count))
        return fail(ErrorCode::InvalidArgument, std::to_string(count) + " predictions do not fit " +
                                                    std::to_string(truth.size()) + " labels");
    Judged judged{predictions};
    for (std::size_t item = 0; item < count; ++item) {
        if (truth[item] < -1 || truth[item] >= static_cast<std::int64_t>(classCount))
            return fail(ErrorCode::InvalidArgument,
                        "The label " + std::to_string(truth[item]) + " is none of " +
                            std::to_string(classCount) + " classes",
                        {}, "item " + std::to_string(item));
        const int label = predictions.label(item);
        if (truth[item] < 0 || label < 0)
            continue;
        if (!std::ranges::all_of(predictions.row(item), [](float p) { return std::isfinite(p); }))
            return fail(ErrorCode::Numeric, "A predicted probability is not finite", {},
                        "item " + std::to_string(item));
        judged.items.push_back(static_cast<std::uint32_t>(item));
        judged.truth.push_back(truth[item]);
        judged.predicted.push_back(label);
    }
    return judged;
}

Result<Judged> judgedValues(const Predictions& predictions, std::span<const double> truth)
{
    const auto named = std::ranges::find(predictions.outputs, "value");
    const std::size_t output = named == predictions.outputs.end() ? 0 : static_cast<std::size_t>(named - predictions.outputs.begin());
    const std::size_t outputs = predictions.outputs.size();
    if (outputs == 0 || !predictions.classes.empty() || predictions.values.size() % outputs != 0)
        return fail(ErrorCode::InvalidArgument, "The predictions have no value an item");
    const std::size_t count = predictions.size();
    if (truth.size() != count || (!predictions.errors.empty() && predictions.errors.size() != count))
        return fail(ErrorCode::InvalidArgument, std::to_string(count) + " predictions do not fit " +
                                                    std::to_string(truth.size()) + " true values");
    Judged judged{predictions};
    for (std::size_t item = 0; item < count; ++item) {
        const double value = predictions.value(item, output);
        const bool isWrong = !predictions.errors.empty() && !predictions.errors[item].empty();
        if (isWrong || std::isnan(value) || std::isnan(truth[item]))
            continue;
        if (!std::isfinite(value) || !std::isfinite(truth[item]))
            return fail(ErrorCode::Numeric, std::isfinite(value) ? "A true value is infinite" : "A predicted value is infinite",
                        {}, "item " + std::to_string(item));
        judged.items.push_back(static_cast<std::uint32_t>(item));
        judged.trueValues.push_back(truth[item]);
        judged.values.push_back(value);
    }
    return judged;
}

namespace {

void countClasses(const Judged& judged, Draw& draw)
{
    const std::size_t classes = judged.classCount();
    draw.total = static_cast<std::int64_t>(judged.size());
    draw.correct.assign(classes, 0);
    draw.support.assign(classes, 0);
    draw.predicted.assign(classes, 0);
    for (std::size_t i = 0; i < judged.truth.size(); ++i) {
        const auto truth = static_cast<std::size_t>(judged.truth[i]);
        const auto predicted = static_cast<std::size_t>(judged.predicted[i]);
        draw.support[truth] += draw.times[i];
        draw.predicted[predicted] += draw.times[i];
        draw.correct[truth] += truth == predicted ? draw.times[i] : 0;
    }
}

} // namespace

Draw wholeDraw(const Judged& judged)
{
    Draw draw;
    draw.times.assign(judged.size(), 1);
    countClasses(judged, draw);
    return draw;
}

void resample(const Judged& judged, std::uint64_t seed, Draw& draw)
{
    draw.times.assign(judged.size(), 0);
    Random random(seed);
    for (std::size_t i = 0; i < judged.size(); ++i)
        ++draw.times[random.below(judged.size())];
    countClasses(judged, draw);
}

} // namespace lathe
