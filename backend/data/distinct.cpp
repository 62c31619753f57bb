#include "data/distinct.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace lathe {

namespace {

constexpr std::size_t kBlock = 1 << 16;       ///< rows between two looks at the wish to stop
constexpr std::size_t kSample = 100'000;
constexpr std::size_t kCandidates = 64;

/// Flajolet, Fusy, Gandouet, Meunier, "HyperLogLog", 2007. Used for large counts only, so it needs none of
/// the corrections for small ones.
class HyperLogLog {
public:
    void add(std::uint64_t hash)
    {
        std::uint8_t& most = m_registers[hash >> (64 - kIndexBits)];
        const auto rank = static_cast<std::uint8_t>(1 + std::min(64 - kIndexBits, std::countl_zero(hash << kIndexBits)));
        if (rank > most)
            most = rank;
    }

    double estimate() const
    {
        double sum = 0;
        for (const std::uint8_t rank : m_registers)
            sum += std::ldexp(1.0, -rank);
        const auto count = static_cast<double>(m_registers.size());
        return 0.7213 / (1 + 1.079 / count) * count * count / sum;
    }

private:
    static constexpr int kIndexBits = 14;
    std::array<std::uint8_t, std::size_t(1) << kIndexBits> m_registers{};
};

/// Open addressing; grows until there are too many values.
class Counts {
public:
    explicit Counts(std::size_t limit) : m_limit(limit), m_slots(1024) {}

    /// False once there are more values than the limit.
    template <class Equal>
    bool add(std::uint64_t hash, std::uint32_t row, Equal equal)
    {
        ValueSlot& slot = place(hash, row, equal);
        if (slot.count++ > 0)
            return true;
        slot.hash = hash;
        slot.row = row;
        if (++m_used * 2 > m_slots.size())
            grow();
        return m_used <= m_limit;
    }

    /// Counts only a value that is there.
    template <class Equal>
    void addKnown(std::uint64_t hash, std::uint32_t row, Equal equal)
    {
        ValueSlot& slot = place(hash, row, equal);
        slot.count += slot.count > 0;
    }

    std::size_t used() const { return m_used; }

    std::vector<ValueCount> top(std::size_t most) const
    {
        std::vector<ValueCount> all;
        for (const ValueSlot& slot : m_slots)
            if (slot.count > 0)
                all.push_back({slot.row, static_cast<std::int64_t>(slot.count)});
        const auto middle = all.begin() + std::ptrdiff_t(std::min(most, all.size()));
        std::partial_sort(all.begin(), middle, all.end(), [](const ValueCount& a, const ValueCount& b) {
            return a.count != b.count ? a.count > b.count : a.row < b.row;
        });
        all.erase(middle, all.end());
        return all;
    }

private:
    struct ValueSlot {
        std::uint64_t hash = 0;
        std::uint32_t row = 0;
        std::uint32_t count = 0;
    };

    template <class Equal>
    ValueSlot& place(std::uint64_t hash, std::uint32_t row, Equal equal)
    {
        for (std::size_t i = hash;; ++i) {
            ValueSlot& slot = m_slots[i & (m_slots.size() - 1)];
            if (slot.count == 0 || (slot.hash == hash && equal(slot.row, row)))
                return slot;
        }
    }

    void grow()
    {
        std::vector<ValueSlot> old(m_slots.size() * 2);
        old.swap(m_slots);
        for (const ValueSlot& slot : old)
            if (slot.count > 0)
                place(slot.hash, slot.row, [](std::uint32_t, std::uint32_t) { return false; }) = slot;
    }

    std::size_t m_limit;
    std::size_t m_used = 0;
    std::vector<ValueSlot> m_slots;
};

/// Calls `visit(row)` for every row that is not missing, until it returns false. False when stopped.
template <class IsMissing, class Visit>
bool forRows(std::size_t rows, IsMissing isMissing, Progress& progress, Visit visit)
{
    for (std::size_t begin = 0; begin < rows; begin += kBlock) {
        if (progress.stopRequested())
            return false;
        const std::size_t end = std::min(rows, begin + kBlock);
        for (std::size_t row = begin; row < end; ++row)
            if (!isMissing(row) && !visit(static_cast<std::uint32_t>(row)))
                return true;
    }
    return true;
}

/// `isMissing(row)`, `hashOf(row)`, `equal(row, row)`: of values whose hashes are equal.
template <class IsMissing, class HashOf, class Equal>
Result<DistinctValues> counted(std::size_t rows, std::size_t top, Progress& progress, IsMissing isMissing, HashOf hashOf,
                               Equal equal)
{
    Counts counts(kExactDistinct);
    bool fits = true;
    if (!forRows(rows, isMissing, progress, [&](std::uint32_t row) { return fits = counts.add(hashOf(row), row, equal); }))
        return cancelled();
    if (fits)
        return DistinctValues{static_cast<std::int64_t>(counts.used()), false, counts.top(top)};

    Counts sampled(kSample);
    for (std::size_t i = 0; i < kSample; ++i) {
        const auto row = static_cast<std::uint32_t>(i * rows / kSample);
        if (!isMissing(row))
            sampled.add(hashOf(row), row, equal);
    }
    Counts candidates(kCandidates);
    for (const ValueCount& value : sampled.top(kCandidates))
        if (value.count > 1)
            candidates.add(hashOf(value.row), value.row, equal);
    HyperLogLog estimate;
    const auto visit = [&](std::uint32_t row) {
        const std::uint64_t hash = hashOf(row);
        estimate.add(hash);
        candidates.addKnown(hash, row, equal);
        return true;
    };
    if (!forRows(rows, isMissing, progress, visit))
        return cancelled();
    DistinctValues result{std::llround(estimate.estimate()), true, candidates.top(top)};
    for (ValueCount& value : result.top)
        --value.count; // it was counted once as a candidate
    return result;
}

/// Zero has two representations.
std::uint64_t numberBits(double value)
{
    return std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value);
}

DistinctValues countedCodes(const Column& column, std::size_t top)
{
    std::vector<ValueCount> counts(column.levels().size());
    for (std::size_t row = 0; row < column.size(); ++row) {
        const std::uint32_t code = column.codes()[row];
        if (code != kMissingCode && counts[code].count++ == 0)
            counts[code].row = static_cast<std::uint32_t>(row);
    }
    std::erase_if(counts, [](const ValueCount& value) { return value.count == 0; });
    std::sort(counts.begin(), counts.end(),
              [](const ValueCount& a, const ValueCount& b) { return a.count != b.count ? a.count > b.count : a.row < b.row; });
    DistinctValues result{std::ssize(counts), false, {}};
    counts.resize(std::min(top, counts.size()));
    result.top = std::move(counts);
    return result;
}

} // namespace

std::uint64_t textHash(std::string_view text)
{
    std::uint64_t hash = 0x9E3779B97F4A7C15u ^ text.size();
    while (text.size() >= 8) {
        std::uint64_t eight;
        std::memcpy(&eight, text.data(), 8);
        hash = mixedBits(hash ^ eight) + 0x632BE59BD9B4E019u;
        text.remove_prefix(8);
    }
    std::uint64_t rest = 0;
    if (!text.empty())
        std::memcpy(&rest, text.data(), text.size());
    return mixedBits(hash ^ rest);
}

std::uint64_t valueHash(const Column& column, std::size_t row)
{
    if (column.isMissing(row))
        return 0x5851F42D4C957F2Du;
    switch (column.type()) {
    case ColumnType::Numeric: return mixedBits(numberBits(column.numbers()[row]));
    case ColumnType::Categorical: return textHash(column.levels()[column.codes()[row]]);
    case ColumnType::Text: return textHash(column.textAt(row));
    case ColumnType::Time: return mixedBits(static_cast<std::uint64_t>(column.times()[row]));
    case ColumnType::Boolean: return mixedBits(column.flags()[row]);
    }
    return 0;
}

Result<DistinctValues> distinctValues(const Column& column, std::size_t top, Progress& progress)
{
    const auto isMissing = [&](std::size_t row) { return column.isMissing(row); };
    const auto always = [](std::uint32_t, std::uint32_t) { return true; }; // the hash of a number is one to one
    switch (column.type()) {
    case ColumnType::Numeric: {
        const auto values = column.numbers();
        return counted(column.size(), top, progress, [=](std::size_t row) { return std::isnan(values[row]); },
                       [=](std::size_t row) { return mixedBits(numberBits(values[row])); }, always);
    }
    case ColumnType::Time: {
        const auto values = column.times();
        return counted(column.size(), top, progress, [=](std::size_t row) { return values[row] == kMissingTime; },
                       [=](std::size_t row) { return mixedBits(static_cast<std::uint64_t>(values[row])); }, always);
    }
    case ColumnType::Boolean: {
        const auto values = column.flags();
        return counted(column.size(), top, progress, [=](std::size_t row) { return values[row] == kMissingFlag; },
                       [=](std::size_t row) { return mixedBits(values[row]); }, always);
    }
    case ColumnType::Text:
        return counted(column.size(), top, progress, isMissing, [&](std::size_t row) { return textHash(column.textAt(row)); },
                       [&](std::uint32_t a, std::uint32_t b) { return column.textAt(a) == column.textAt(b); });
    case ColumnType::Categorical: break;
    }
    return countedCodes(column, top);
}

} // namespace lathe
