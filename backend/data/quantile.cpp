#include "data/quantile.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <map>

namespace lathe {

namespace {

constexpr int kLeadingBits = 16; ///< sign, exponent and four bits of the fraction: the counts stay in the cache

/// Ascending as the numbers are.
std::size_t binOf(double value)
{
    const auto bits = std::bit_cast<std::uint64_t>(value);
    const std::uint64_t sign = std::uint64_t(1) << 63;
    const std::uint64_t key = (bits & sign) != 0 ? ~bits : bits | sign;
    return key >> (64 - kLeadingBits);
}

/// Order statistics by their rank from 0.
class Selection {
public:
    explicit Selection(std::span<const double> values) : m_values(values), m_counts(std::size_t(1) << kLeadingBits)
    {
        for (const double value : values)
            if (std::isfinite(value)) {
                ++m_counts[binOf(value)];
                ++m_finite;
            }
    }

    std::uint64_t finite() const { return m_finite; }

    void want(std::uint64_t rank) { m_ranks[rank] = 0; }

    /// For all the wanted ranks at once.
    void select()
    {
        std::vector<std::uint8_t> slotOf(m_counts.size()); // from 1
        std::vector<std::vector<double>> gathered;
        std::vector<std::uint64_t> firstRank;
        std::uint64_t before = 0;
        std::size_t bin = 0;
        for (auto& [rank, value] : m_ranks) {
            while (before + m_counts[bin] <= rank)
                before += m_counts[bin++];
            if (slotOf[bin] != 0)
                continue;
            gathered.emplace_back().reserve(m_counts[bin]);
            firstRank.push_back(before);
            slotOf[bin] = static_cast<std::uint8_t>(gathered.size());
        }
        for (const double value : m_values)
            if (std::isfinite(value))
                if (const std::uint8_t slot = slotOf[binOf(value)])
                    gathered[slot - 1u].push_back(value);
        std::size_t slot = 0;
        std::uint64_t done = 0; // ranks of the slot that stand in their place
        for (auto& [rank, value] : m_ranks) {
            while (rank >= firstRank[slot] + gathered[slot].size()) {
                ++slot;
                done = 0;
            }
            std::vector<double>& among = gathered[slot];
            const std::uint64_t place = rank - firstRank[slot];
            std::nth_element(among.begin() + std::ptrdiff_t(done), among.begin() + std::ptrdiff_t(place), among.end());
            value = among[place];
            done = place;
        }
    }

    double at(std::uint64_t rank) const { return m_ranks.at(rank); }

private:
    std::span<const double> m_values;
    std::vector<std::uint64_t> m_counts;
    std::uint64_t m_finite = 0;
    std::map<std::uint64_t, double> m_ranks;
};

} // namespace

std::vector<double> quantiles(std::span<const double> values, std::span<const double> shares)
{
    Selection selection(values);
    if (selection.finite() == 0)
        return {};
    const auto last = selection.finite() - 1;
    const auto place = [&](double share) { return std::clamp(share, 0.0, 1.0) * static_cast<double>(last); };
    for (const double share : shares) {
        selection.want(static_cast<std::uint64_t>(place(share)));
        selection.want(std::min(last, static_cast<std::uint64_t>(place(share)) + 1));
    }
    selection.select();
    std::vector<double> result;
    for (const double share : shares) {
        const auto rank = static_cast<std::uint64_t>(place(share));
        const double fraction = place(share) - static_cast<double>(rank);
        const double low = selection.at(rank);
        result.push_back(fraction == 0 ? low : low + fraction * (selection.at(std::min(last, rank + 1)) - low));
    }
    return result;
}

} // namespace lathe
