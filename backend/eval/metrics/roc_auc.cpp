// The area under the ROC curve is the chance that an item of the class scores above one of the
// rest, ties counting half (Hanley and McNeil 1982). So items need no sorting by score for each
// resample: each falls into a slot between the sorted scores of the class's own items, once and for
// all.
#include "eval/metrics/metric_list.h"

#include <algorithm>

namespace lathe {

namespace {

/// Weighting every item for every class and resample stays below a second up to this many steps,
/// counted for a thousand resamples.
constexpr std::size_t kExactCells = 300'000;

/// One class against the rest.
struct Ranking {
    std::vector<std::uint32_t> positives; ///< positions of the class's items
    std::vector<std::uint32_t>
        slot; ///< [m] 2 j + 1: ties with the j-th distinct score, 2 j: just below it
    std::size_t slots = 0;

    Ranking(const Judged& judged, std::size_t classIndex) : slot(judged.size())
    {
        std::vector<float> scores;
        for (std::size_t i = 0; i < judged.size(); ++i) {
            if (judged.truth[i] == static_cast<std::int32_t>(classIndex)) {
                positives.push_back(static_cast<std::uint32_t>(i));
                scores.push_back(judged.probability(i, classIndex));
            }
        }
        std::ranges::sort(scores);
        scores.erase(std::unique(scores.begin(), scores.end()), scores.end());
        slots = 2 * scores.size() + 1;
        for (std::size_t i = 0; i < judged.size(); ++i) {
            const float score = judged.probability(i, classIndex);
            const auto at = std::ranges::lower_bound(scores, score);
            const bool tie = at != scores.end() && *at == score;
            slot[i] = static_cast<std::uint32_t>(2 * (at - scores.begin()) + (tie ? 1 : 0));
        }
    }
};

/// Weights by slot: of all items, and of the class's own.
struct Histogram {
    std::vector<std::int64_t> all, own;

    void count(const Ranking& ranking, std::span<const std::uint32_t> times)
    {
        all.assign(ranking.slots, 0);
        own.assign(ranking.slots, 0);
        for (std::size_t i = 0; i < times.size(); ++i)
            all[ranking.slot[i]] += times[i];
        for (const std::uint32_t i : ranking.positives)
            own[ranking.slot[i]] += times[i];
    }
};

/// Nothing when either side is empty.
std::optional<double> area(const Histogram& histogram)
{
    double below = 0; // weight of the rest in lower slots
    double sum = 0;
    double positives = 0;
    for (std::size_t s = 0; s < histogram.all.size(); ++s) {
        const auto own = static_cast<double>(histogram.own[s]);
        const auto rest = static_cast<double>(histogram.all[s] - histogram.own[s]);
        sum += own * (below + rest / 2);
        below += rest;
        positives += own;
    }
    if (positives == 0 || below == 0)
        return std::nullopt;
    return sum / (positives * below);
}

/// The second class of two, each class of more.
std::vector<std::size_t> judgedClasses(std::size_t classCount)
{
    if (classCount == 2)
        return {1};
    std::vector<std::size_t> classes(classCount);
    for (std::size_t c = 0; c < classCount; ++c)
        classes[c] = c;
    return classes;
}

class ExactRocAuc final : public Estimator {
public:
    explicit ExactRocAuc(const Judged& judged)
    {
        for (const std::size_t c : judgedClasses(judged.classCount()))
            m_rankings.emplace_back(judged, c);
    }

    /// Over the classes that the draw defines: a resample may miss a rare one.
    std::optional<double> value(const Draw& draw) const override
    {
        Histogram histogram;
        double sum = 0;
        std::size_t classes = 0;
        for (const Ranking& ranking : m_rankings) {
            histogram.count(ranking, draw.times);
            if (const auto one = area(histogram)) {
                sum += *one;
                ++classes;
            }
        }
        if (classes == 0)
            return std::nullopt;
        return sum / static_cast<double>(classes);
    }

private:
    std::vector<Ranking> m_rankings;
};

/// For many items times classes: exact on the whole; on a resample the first-order expansion around
/// it (infinitesimal jackknife, Efron 1982), whose terms are the structural components of DeLong
/// 1988.
class LinearRocAuc final : public Estimator {
public:
    explicit LinearRocAuc(const Judged& judged) : m_influence(judged.size(), 0.0)
    {
        const auto classes = judgedClasses(judged.classCount());
        const std::vector<std::uint32_t> once(judged.size(), 1);
        const double share = 1.0 / static_cast<double>(classes.size());
        Histogram histogram;
        for (const std::size_t c : classes) {
            const Ranking ranking(judged, c);
            histogram.count(ranking, once);
            const double auc = *area(histogram);
            m_value += auc * share;
            addInfluence(judged, c, ranking, histogram, auc, share);
        }
    }

    std::optional<double> value(const Draw& draw) const override
    {
        double sum = 0;
        for (std::size_t i = 0; i < m_influence.size(); ++i)
            sum += (static_cast<double>(draw.times[i]) - 1) * m_influence[i];
        return std::clamp(m_value + sum, 0.0, 1.0);
    }

private:
    void addInfluence(const Judged& judged, std::size_t classIndex, const Ranking& ranking,
                      const Histogram& histogram, double auc, double share)
    {
        const auto positives = static_cast<double>(ranking.positives.size());
        const double rest = static_cast<double>(judged.size()) - positives;
        // By slot: the share of the rest below an item of the class, and of the class above one of
        // the rest.
        std::vector<double> restBelow(ranking.slots), ownAbove(ranking.slots);
        double below = 0;
        double above = positives;
        for (std::size_t s = 0; s < ranking.slots; ++s) {
            const auto own = static_cast<double>(histogram.own[s]);
            const auto others = static_cast<double>(histogram.all[s]) - own;
            restBelow[s] = (below + others / 2) / rest;
            ownAbove[s] = (above - own / 2) / positives;
            below += others;
            above -= own;
        }
        for (std::size_t i = 0; i < judged.size(); ++i) {
            const bool own = judged.truth[i] == static_cast<std::int32_t>(classIndex);
            const double component = own ? (restBelow[ranking.slot[i]] - auc) / positives
                                         : (ownAbove[ranking.slot[i]] - auc) / rest;
            m_influence[i] += component * share;
        }
    }

    double m_value = 0;
    std::vector<double> m_influence; ///< what one more of the item adds
};

class RocAuc final : public Metric {
public:
    const MetricInfo& info() const override { return m_info; }

    std::string undefined(const Judged& judged) const override
    {
        const auto& classes = judged.predictions.classes;
        if (classes.size() < 2)
            return "undefined because there is only one class";
        std::vector<std::size_t> support(classes.size());
        for (const std::int32_t truth : judged.truth)
            ++support[static_cast<std::size_t>(truth)];
        for (std::size_t c = 0; c < classes.size(); ++c)
            if (support[c] == judged.size())
                return "undefined because all items are of the class " + classes[c];
        for (std::size_t c = 0; c < classes.size(); ++c)
            if (support[c] == 0)
                return "undefined because the class " + classes[c] + " has no items";
        return {};
    }

    std::unique_ptr<Estimator> prepare(const Judged& judged) const override
    {
        if (judged.size() * judgedClasses(judged.classCount()).size() <= kExactCells)
            return std::make_unique<ExactRocAuc>(judged);
        return std::make_unique<LinearRocAuc>(judged);
    }

private:
    MetricInfo m_info{"roc_auc", "ROC AUC",
                      "The chance that an item of a class gets a higher probability for it than an "
                      "item of another class; "
                      "the mean over the classes. 0.5 is guessing."};
};

} // namespace

std::unique_ptr<const Metric> makeRocAuc()
{
    return std::make_unique<RocAuc>();
}

} // namespace lathe
