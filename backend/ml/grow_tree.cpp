#include "ml/grow_tree.h"

#include "ml/parallel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace lathe {

RankedFeatures rankFeatures(const Matrix& features, int threads)
{
    constexpr std::size_t kMostBins = 65536;
    const std::size_t n = features.rows, d = features.columns;
    RankedFeatures result{n, std::vector(d, std::vector<std::uint16_t>(n)), std::vector<std::vector<double>>(d),
                          std::vector<std::vector<double>>(d)};
    parallelFor(threads, d, [&](std::size_t j) {
        std::vector<double> column(n);
        for (std::size_t i = 0; i < n; ++i)
            column[i] = features.at(i, j);
        std::vector<double> distinct = column;
        std::ranges::sort(distinct);
        distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
        auto& low = result.low[j];
        auto& high = result.high[j];
        const std::size_t bins = std::min(distinct.size(), kMostBins);
        for (std::size_t b = 0; b < bins; ++b) {
            low.push_back(distinct[b * distinct.size() / bins]);
            high.push_back(distinct[(b + 1) * distinct.size() / bins - 1]);
        }
        for (std::size_t i = 0; i < n; ++i)
            result.codes[j][i] = static_cast<std::uint16_t>(std::ranges::lower_bound(high, column[i]) - high.begin());
    });
    return result;
}

namespace {

struct Split {
    double score = -INFINITY; ///< larger is better: the impurity that is left, turned round
    std::size_t feature = 0;
    std::uint32_t code = 0;   ///< the last bin on the left
    double threshold = 0;
};

double timesLog(double weight)
{
    return weight > 0 ? weight * std::log(weight) : 0;
}

/// The weights of the classes on both sides of a split that moves from left to right. Score: for Gini Σ c²/w over both
/// sides, for entropy Σ c·ln c − w·ln w; each is the node's weight minus (or plus) its impurity's weighted sum.
class ClassSides {
public:
    ClassSides(Impurity impurity, std::size_t classes) : m_gini(impurity == Impurity::Gini), m_left(classes), m_right(classes) {}
    /// All of a node stands on the right.
    void reset(const std::vector<double>& totals, double weight)
    {
        m_weight = weight;
        std::ranges::fill(m_left, 0);
        std::ranges::copy(totals, m_right.begin());
        m_leftWeight = m_leftTerm = m_rightTerm = 0;
        for (const double c : totals)
            m_rightTerm += m_gini ? c * c : timesLog(c);
    }
    void move(std::size_t label, double w)
    {
        double& l = m_left[label];
        double& r = m_right[label];
        if (m_gini) {
            m_leftTerm += w * (2 * l + w);
            m_rightTerm -= w * (2 * r - w);
        } else {
            m_leftTerm += timesLog(l + w) - timesLog(l);
            m_rightTerm += timesLog(std::max(0.0, r - w)) - timesLog(r);
        }
        l += w;
        r -= w;
        m_leftWeight += w;
    }
    double score() const
    {
        const double right = m_weight - m_leftWeight;
        if (m_gini)
            return m_leftTerm / m_leftWeight + m_rightTerm / right;
        return m_leftTerm - timesLog(m_leftWeight) + m_rightTerm - timesLog(right);
    }
    /// The same of the unsplit node, after reset().
    double whole() const { return m_gini ? m_rightTerm / m_weight : m_rightTerm - timesLog(m_weight); }

private:
    bool m_gini;
    double m_weight = 0;
    std::vector<double> m_left, m_right;
    double m_leftWeight = 0, m_leftTerm = 0, m_rightTerm = 0;
};

class Grower {
public:
    Grower(const RankedFeatures& features, const TreeTarget& target, std::span<const double> weights, const TreeSettings& settings,
           Random random, const Progress& progress)
        : m_features(features), m_target(target), m_settings(settings), m_random(random), m_progress(progress),
          m_order(features.features()), m_sides(settings.impurity, target.classes)
    {
        std::iota(m_order.begin(), m_order.end(), 0u);
        std::size_t mostBins = 1;
        for (const auto& bins : features.low)
            mostBins = std::max(mostBins, bins.size());
        for (std::uint32_t i = 0; i < weights.size(); ++i)
            if (weights[i] > 0)
                m_rows.push_back(i);
        m_weights.assign(weights.begin(), weights.end());
        if (target.classes == 0) { // sums of squares are exact only near 0
            double sum = 0, weight = 0;
            for (const std::uint32_t i : m_rows) {
                sum += weights[i] * target.values[i];
                weight += weights[i];
            }
            m_shift = sum / weight;
        }
        m_binWeight.resize(mostBins);
        m_binCount.resize(mostBins);
        m_binSum.resize(mostBins * std::max<std::size_t>(1, target.classes));
        m_scratch.resize(m_rows.size());
        m_rowLabel.resize(m_rows.size());
        m_rowValue.resize(m_rows.size());
        m_rowWeight.resize(m_rows.size());
        m_key.resize(m_rows.size());
        m_otherKey.resize(m_rows.size());
        for (const std::uint32_t i : m_rows)
            m_allWeight += weights[i];
    }

    TreeEnsemble grow()
    {
        m_tree.combine = TreeEnsemble::Combine::Mean;
        m_tree.features = m_features.features();
        m_tree.outputs = std::max<std::size_t>(1, m_target.classes);
        struct Open {
            std::size_t from, to;
            int depth;
            std::int32_t parent; ///< -1: the root
            bool isLeft;
        };
        std::vector<Open> open{{0, m_rows.size(), 0, -1, false}};
        while (!open.empty()) {
            const Open node = open.back();
            open.pop_back();
            const auto index = static_cast<std::int32_t>(m_tree.nodes());
            if (node.parent >= 0)
                (node.isLeft ? m_tree.left : m_tree.right)[static_cast<std::size_t>(node.parent)] = index;
            const bool isPure = gather(node.from, node.to);
            addNode();
            const std::size_t count = node.to - node.from;
            if (isPure || count < m_settings.minSplit || count < 2 * m_settings.minLeaf
                || (m_settings.maxDepth > 0 && node.depth >= m_settings.maxDepth) || m_progress.stopRequested())
                continue;
            const Split split = bestSplit(node.from, node.to);
            if (!std::isfinite(split.score) || decrease(split) + 1e-15 < m_settings.minDecrease)
                continue;
            const std::size_t middle = partition(node.from, node.to, split);
            const auto at = static_cast<std::size_t>(index);
            m_tree.feature[at] = static_cast<std::int32_t>(split.feature);
            m_tree.threshold[at] = split.threshold;
            open.push_back({middle, node.to, node.depth + 1, index, false});
            open.push_back({node.from, middle, node.depth + 1, index, true});
        }
        m_tree.starts = {0, static_cast<std::int64_t>(m_tree.nodes())};
        m_tree.groups = {0};
        return std::move(m_tree);
    }

private:
    /// Brings labels, targets and weights of the node's rows together. True when nothing is left to be split.
    bool gather(std::size_t from, std::size_t to)
    {
        m_nodeWeight = m_nodeSum = 0;
        m_totals.assign(m_target.classes, 0);
        bool isPure = true;
        for (std::size_t i = from; i < to; ++i) {
            const std::uint32_t row = m_rows[i];
            const double w = m_weights[row];
            m_rowWeight[i - from] = w;
            m_nodeWeight += w;
            if (m_target.classes > 0) {
                m_rowLabel[i - from] = m_target.labels[row];
                m_totals[static_cast<std::size_t>(m_target.labels[row])] += w;
                isPure = isPure && m_rowLabel[i - from] == m_rowLabel[0];
            } else {
                const double y = m_target.values[row] - m_shift;
                m_rowValue[i - from] = y;
                m_nodeSum += w * y;
                isPure = isPure && y == m_rowValue[0];
            }
        }
        return isPure;
    }

    void addNode()
    {
        m_tree.feature.push_back(-1);
        m_tree.left.push_back(-1);
        m_tree.right.push_back(-1);
        m_tree.threshold.push_back(0);
        m_tree.missingLeft.push_back(0);
        m_tree.cover.push_back(m_nodeWeight);
        if (m_target.classes == 0)
            m_tree.values.push_back(m_shift + m_nodeSum / m_nodeWeight);
        for (const double total : m_totals)
            m_tree.values.push_back(total / m_nodeWeight);
    }

    /// By how much the split lowers the impurity, as a share of all rows' weight.
    double decrease(const Split& split)
    {
        if (m_target.classes > 0) {
            m_sides.reset(m_totals, m_nodeWeight);
            const double gain = split.score - m_sides.whole();
            return gain / m_allWeight / (m_settings.impurity == Impurity::Entropy ? std::log(2.0) : 1);
        }
        return (split.score - m_nodeSum * m_nodeSum / m_nodeWeight) / m_allWeight;
    }

    Split bestSplit(std::size_t from, std::size_t to)
    {
        Split best;
        const std::size_t features = m_features.features();
        const bool draws = m_settings.maxFeatures > 0 && m_settings.maxFeatures < features;
        std::size_t varying = 0;
        // As many as asked for are tried, and more only while all of them were constant here.
        for (std::size_t tried = 0; tried < features && (!draws || tried < m_settings.maxFeatures || varying == 0); ++tried) {
            if (draws)
                std::swap(m_order[tried], m_order[tried + m_random.below(features - tried)]);
            varying += trySplits(m_order[tried], from, to, best);
        }
        return best;
    }

    /// False when the feature is constant in the node.
    bool trySplits(std::size_t feature, std::size_t from, std::size_t to, Split& best)
    {
        const std::size_t count = to - from, bins = m_features.low[feature].size();
        if (bins < 2)
            return false;
        const std::uint16_t* codes = m_features.codes[feature].data();
        const bool byBins = m_target.classes > 0 ? bins * (m_target.classes + 1) <= 2 * count : bins <= 2 * count;
        if (byBins)
            return m_target.classes > 0 ? classBins(feature, codes, from, count, bins, best) : valueBins(feature, codes, from, count, bins, best);
        sortRows(codes, from, count, bins);
        if ((m_key[0] >> 32) == (m_key[count - 1] >> 32))
            return false;
        if (m_target.classes > 0)
            sweepClasses(feature, count, best);
        else
            sweepValues(feature, count, best);
        return true;
    }

    void consider(std::size_t feature, double score, std::size_t leftCount, std::size_t count, std::uint32_t code, std::uint32_t next, Split& best) const
    {
        if (!(score > best.score) || leftCount < m_settings.minLeaf || count - leftCount < m_settings.minLeaf)
            return;
        const double high = m_features.high[feature][code], low = m_features.low[feature][next];
        double threshold = high / 2 + low / 2;
        if (!(threshold < low)) // both are neighbours among the numbers
            threshold = high;
        best = {score, feature, code, threshold};
    }

    bool classBins(std::size_t feature, const std::uint16_t* codes, std::size_t from, std::size_t count, std::size_t bins, Split& best)
    {
        const std::size_t classes = m_target.classes;
        if (bins == 2 && classes == 2) {
            countPairs(codes, from, count);
        } else {
            std::fill_n(m_binSum.begin(), bins * classes, 0.0);
            std::fill_n(m_binCount.begin(), bins, 0u);
            for (std::size_t i = 0; i < count; ++i) {
                const std::size_t bin = codes[m_rows[from + i]];
                m_binSum[bin * classes + static_cast<std::size_t>(m_rowLabel[i])] += m_rowWeight[i];
                ++m_binCount[bin];
            }
        }
        if (bins == 2 && (m_binCount[0] == 0 || m_binCount[1] == 0))
            return false;
        ClassSides& sides = m_sides;
        sides.reset(m_totals, m_nodeWeight);
        return sweepBins(bins, [&](std::size_t bin) {
            for (std::size_t k = 0; k < classes; ++k)
                if (const double w = m_binSum[bin * classes + k]; w > 0)
                    sides.move(k, w);
        }, [&](std::size_t left, std::uint32_t bin, std::uint32_t next) { consider(feature, sides.score(), left, count, bin, next, best); });
    }

    /// Two bins and two classes, as one-hot columns have: sums in registers instead of steps through the same memory.
    void countPairs(const std::uint16_t* codes, std::size_t from, std::size_t count)
    {
        double upper = 0, upperSecond = 0;
        std::uint32_t upperCount = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t code = codes[m_rows[from + i]];
            const double weight = code ? m_rowWeight[i] : 0;
            upper += weight;
            upperSecond += m_rowLabel[i] ? weight : 0;
            upperCount += code;
        }
        m_binCount[0] = static_cast<std::uint32_t>(count) - upperCount;
        m_binCount[1] = upperCount;
        m_binSum[2] = upper - upperSecond;
        m_binSum[3] = upperSecond;
        m_binSum[0] = m_totals[0] - m_binSum[2];
        m_binSum[1] = m_totals[1] - m_binSum[3];
    }

    bool valueBins(std::size_t feature, const std::uint16_t* codes, std::size_t from, std::size_t count, std::size_t bins, Split& best)
    {
        std::fill_n(m_binSum.begin(), bins, 0.0);
        std::fill_n(m_binWeight.begin(), bins, 0.0);
        std::fill_n(m_binCount.begin(), bins, 0u);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t bin = codes[m_rows[from + i]];
            m_binSum[bin] += m_rowWeight[i] * m_rowValue[i];
            m_binWeight[bin] += m_rowWeight[i];
            ++m_binCount[bin];
        }
        double leftWeight = 0, leftSum = 0;
        return sweepBins(bins, [&](std::size_t bin) {
            leftWeight += m_binWeight[bin];
            leftSum += m_binSum[bin];
        }, [&](std::size_t left, std::uint32_t bin, std::uint32_t next) {
            const double rightSum = m_nodeSum - leftSum;
            consider(feature, leftSum * leftSum / leftWeight + rightSum * rightSum / (m_nodeWeight - leftWeight), left, count, bin, next, best);
        });
    }

    /// `move` takes a bin to the left; `between` judges a split before the next bin with rows. False with one bin only.
    template <class Move, class Between>
    bool sweepBins(std::size_t bins, const Move& move, const Between& between)
    {
        std::size_t last = bins, left = 0;
        bool varies = false;
        for (std::size_t bin = 0; bin < bins; ++bin) {
            if (m_binCount[bin] == 0)
                continue;
            if (last != bins) {
                between(left, static_cast<std::uint32_t>(last), static_cast<std::uint32_t>(bin));
                varies = true;
            }
            move(bin);
            left += m_binCount[bin];
            last = bin;
        }
        return varies;
    }

    /// m_key: the code in the upper half, the place in the node in the lower, ordered.
    void sortRows(const std::uint16_t* codes, std::size_t from, std::size_t count, std::size_t bins)
    {
        for (std::size_t i = 0; i < count; ++i)
            m_key[i] = static_cast<std::uint64_t>(codes[m_rows[from + i]]) << 32 | i;
        if (count < 96) {
            std::sort(m_key.begin(), m_key.begin() + static_cast<std::ptrdiff_t>(count));
            return;
        }
        for (int shift = 32; shift < 48 && (shift == 32 || bins > 256); shift += 8) { // a digit of 8 bits a pass
            std::array<std::uint32_t, 257> starts{};
            for (std::size_t i = 0; i < count; ++i)
                ++starts[(m_key[i] >> shift & 255) + 1];
            std::partial_sum(starts.begin(), starts.end(), starts.begin());
            for (std::size_t i = 0; i < count; ++i)
                m_otherKey[starts[m_key[i] >> shift & 255]++] = m_key[i];
            std::swap(m_key, m_otherKey);
        }
    }

    void sweepClasses(std::size_t feature, std::size_t count, Split& best)
    {
        ClassSides& sides = m_sides;
        sides.reset(m_totals, m_nodeWeight);
        for (std::size_t i = 0; i + 1 < count; ++i) {
            const auto place = static_cast<std::uint32_t>(m_key[i]);
            sides.move(static_cast<std::size_t>(m_rowLabel[place]), m_rowWeight[place]);
            const auto code = static_cast<std::uint32_t>(m_key[i] >> 32), next = static_cast<std::uint32_t>(m_key[i + 1] >> 32);
            if (code != next)
                consider(feature, sides.score(), i + 1, count, code, next, best);
        }
    }

    void sweepValues(std::size_t feature, std::size_t count, Split& best)
    {
        double leftWeight = 0, leftSum = 0;
        for (std::size_t i = 0; i + 1 < count; ++i) {
            const auto place = static_cast<std::uint32_t>(m_key[i]);
            leftWeight += m_rowWeight[place];
            leftSum += m_rowWeight[place] * m_rowValue[place];
            const auto code = static_cast<std::uint32_t>(m_key[i] >> 32), next = static_cast<std::uint32_t>(m_key[i + 1] >> 32);
            if (code == next)
                continue;
            const double rightSum = m_nodeSum - leftSum;
            consider(feature, leftSum * leftSum / leftWeight + rightSum * rightSum / (m_nodeWeight - leftWeight), i + 1, count, code, next, best);
        }
    }

    /// Keeps the order on both sides. Returns the first place of the right side.
    std::size_t partition(std::size_t from, std::size_t to, const Split& split)
    {
        const std::uint16_t* codes = m_features.codes[split.feature].data();
        std::size_t left = from, right = 0;
        for (std::size_t i = from; i < to; ++i) {
            const std::uint32_t row = m_rows[i];
            const bool goesLeft = codes[row] <= split.code;
            m_rows[left] = row; // overwritten when it goes right
            m_scratch[right] = row;
            left += goesLeft;
            right += !goesLeft;
        }
        std::copy_n(m_scratch.begin(), right, m_rows.begin() + static_cast<std::ptrdiff_t>(left));
        return left;
    }

    const RankedFeatures& m_features;
    const TreeTarget& m_target;
    const TreeSettings& m_settings;
    Random m_random;
    const Progress& m_progress;
    std::vector<std::size_t> m_order;
    ClassSides m_sides;
    std::vector<std::uint32_t> m_rows, m_scratch;
    std::vector<double> m_weights;
    double m_shift = 0, m_allWeight = 0;
    // Of the node in hand.
    std::vector<double> m_totals;
    double m_nodeWeight = 0, m_nodeSum = 0;
    std::vector<std::int32_t> m_rowLabel;
    std::vector<double> m_rowValue, m_rowWeight;
    std::vector<std::uint64_t> m_key, m_otherKey;
    std::vector<double> m_binSum, m_binWeight;
    std::vector<std::uint32_t> m_binCount;
    TreeEnsemble m_tree;
};

} // namespace

TreeEnsemble growTree(const RankedFeatures& features, const TreeTarget& target, std::span<const double> weights,
                      const TreeSettings& settings, Random random, const Progress& progress)
{
    return Grower(features, target, weights, settings, random, progress).grow();
}

} // namespace lathe
