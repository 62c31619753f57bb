#include "data/sort.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <type_traits>

namespace lathe {

namespace {

template <class Key>
struct Entry {
    Key key;
    std::uint32_t row;
};

constexpr int kDigit = 11; // bits a pass: 2,048 counters stay in the nearest cache
constexpr std::size_t kBuckets = std::size_t(1) << kDigit;
constexpr std::size_t kShortRun = 64;
constexpr std::size_t kStride = 1 << 20; // rows between two looks at the progress

/// Sorts the entries by the lowest `bits` of their keys, least significant digit first (Knuth, The Art of Computer
/// Programming 3, section 5.2.5). `spare` has their length. False when it shall stop.
template <class Key>
bool radixSort(std::span<Entry<Key>> entries, std::span<Entry<Key>> spare, int bits, const Progress& progress)
{
    std::span<Entry<Key>> from = entries, to = spare;
    for (int shift = 0; shift < bits; shift += kDigit) {
        if (progress.stopRequested())
            return false;
        std::array<std::size_t, kBuckets> starts{};
        const auto digit = [shift](const Entry<Key>& entry) { return static_cast<std::size_t>(entry.key >> shift) & (kBuckets - 1); };
        for (const Entry<Key>& entry : from)
            ++starts[digit(entry)];
        if (starts[digit(from.front())] == from.size())
            continue; // all equal here
        std::exclusive_scan(starts.begin(), starts.end(), starts.begin(), std::size_t(0));
        for (const Entry<Key>& entry : from)
            to[starts[digit(entry)]++] = entry;
        std::swap(from, to);
    }
    if (from.data() != entries.data())
        std::copy(from.begin(), from.end(), entries.begin());
    return true;
}

/// Rows by keys that grow with the values; missing ones are collected apart.
struct Keyed {
    std::vector<Entry<std::uint64_t>> entries;
    std::vector<std::uint32_t> missing;
};

constexpr std::uint64_t kSign = std::uint64_t(1) << 63;

std::uint64_t orderedBits(double value)
{
    const auto bits = std::bit_cast<std::uint64_t>(value + 0.0); // -0 becomes 0
    return (bits & kSign) != 0 ? ~bits : bits | kSign;
}

std::uint64_t orderedBits(std::int64_t value) { return static_cast<std::uint64_t>(value) ^ kSign; }

/// Whole numbers need fewer digits as integers than as floating-point bits.
bool allWhole(std::span<const double> numbers, std::span<const std::uint32_t> rows)
{
    constexpr double kExact = 9007199254740992; // 2^53
    return std::ranges::all_of(rows, [&](std::uint32_t row) {
        const double value = numbers[row];
        return std::isnan(value) || (std::abs(value) <= kExact && value == std::floor(value));
    });
}

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Places of the levels in their alphabetical order; equal but for their case share one.
std::vector<std::uint32_t> ranksOf(const std::vector<std::string>& levels)
{
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        return std::ranges::lexicographical_compare(levels[a], levels[b], [](char x, char y) {
            return static_cast<unsigned char>(folded(x)) < static_cast<unsigned char>(folded(y));
        });
    };
    std::vector<std::uint32_t> order(levels.size()), ranks(levels.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, before);
    for (std::size_t i = 1; i < order.size(); ++i)
        ranks[order[i]] = ranks[order[i - 1]] + (before(order[i - 1], order[i]) ? 1U : 0U);
    return ranks;
}

/// Eight bytes of a text from `depth` on, the first one highest, zeros behind its end.
std::uint64_t textKey(std::string_view text, std::size_t depth)
{
    std::uint64_t key = 0;
    for (std::size_t i = depth; i < depth + 8; ++i)
        key = key << 8 | (i < text.size() ? static_cast<unsigned char>(folded(text[i])) : 0U);
    return key;
}

template <class KeyOf>
Result<Keyed> keyed(std::span<const std::uint32_t> rows, const Column& column, KeyOf keyOf, Progress& progress)
{
    Keyed result;
    result.entries.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % kStride == 0 && progress.stopRequested())
            return cancelled();
        if (column.isMissing(rows[i]))
            result.missing.push_back(rows[i]);
        else
            result.entries.push_back({keyOf(rows[i]), rows[i]});
    }
    return result;
}

Result<Keyed> keyed(const Column& column, std::span<const std::uint32_t> rows, Progress& progress)
{
    switch (column.type()) {
    case ColumnType::Numeric:
        if (const auto numbers = column.numbers(); allWhole(numbers, rows))
            return keyed(rows, column, [numbers](std::uint32_t row) { return orderedBits(static_cast<std::int64_t>(numbers[row])); }, progress);
        return keyed(rows, column, [numbers = column.numbers()](std::uint32_t row) { return orderedBits(numbers[row]); }, progress);
    case ColumnType::Categorical:
        return keyed(rows, column,
                     [codes = column.codes(), ranks = ranksOf(column.levels())](std::uint32_t row) { return std::uint64_t(ranks[codes[row]]); },
                     progress);
    case ColumnType::Time:
        return keyed(rows, column, [times = column.times()](std::uint32_t row) { return orderedBits(times[row]); }, progress);
    case ColumnType::Boolean:
        return keyed(rows, column, [flags = column.flags()](std::uint32_t row) { return std::uint64_t(flags[row]); }, progress);
    case ColumnType::Text: break;
    }
    return keyed(rows, column, [&column](std::uint32_t row) { return textKey(column.textAt(row), 0); }, progress);
}

/// Keys counted from the smallest, or down from the greatest. `to` may be where they stand.
template <class Key>
void rebase(std::span<const Entry<std::uint64_t>> entries, bool ascending, std::uint64_t low, std::uint64_t high, std::span<Entry<Key>> to)
{
    for (std::size_t i = 0; i < entries.size(); ++i)
        to[i] = {static_cast<Key>(ascending ? entries[i].key - low : high - entries[i].key), entries[i].row};
}

template <class Key>
std::optional<std::vector<Entry<Key>>> sorted(std::vector<Entry<std::uint64_t>> entries, bool ascending, std::uint64_t low,
                                              std::uint64_t high, const Progress& progress)
{
    std::vector<Entry<Key>> keys;
    if constexpr (std::is_same_v<Key, std::uint64_t>) {
        rebase<Key>(entries, ascending, low, high, entries); // as long already: no second list
        keys = std::move(entries);
    } else {
        keys.resize(entries.size());
        rebase<Key>(entries, ascending, low, high, keys);
        entries = {}; // 16 bytes a row, given back before the spare room is taken
    }
    const int bits = std::bit_width(high - low);
    std::vector<Entry<Key>> spare(keys.size());
    if (!keys.empty() && !radixSort<Key>(keys, spare, bits, progress))
        return std::nullopt;
    return keys;
}

/// Texts that agree in their first eight bytes are sorted by the next eight, and so on.
class TextSort {
public:
    TextSort(const Column& column, bool ascending, const Progress& progress)
        : m_column(column), m_ascending(ascending), m_progress(progress) {}

    bool run(std::span<Entry<std::uint64_t>> entries)
    {
        m_spare.resize(entries.size());
        m_open = {{entries, 0}};
        while (!m_open.empty()) {
            const auto [part, depth] = m_open.back();
            m_open.pop_back();
            if (!sortPart(part, depth))
                return false;
        }
        return true;
    }

private:
    using Entries = std::span<Entry<std::uint64_t>>;

    bool sortPart(Entries part, std::size_t depth)
    {
        if (m_progress.stopRequested())
            return false;
        if (part.size() <= kShortRun) {
            std::ranges::stable_sort(part, [&](const auto& a, const auto& b) { return isBefore(a.row, b.row, depth); });
            return true;
        }
        for (auto& entry : part)
            entry.key = m_ascending ? textKey(m_column.textAt(entry.row), depth) : ~textKey(m_column.textAt(entry.row), depth);
        if (!radixSort<std::uint64_t>(part, Entries(m_spare).first(part.size()), 64, m_progress))
            return false;
        for (std::size_t begin = 0, end = 0; begin < part.size(); begin = end) {
            bool goesOn = false;
            for (end = begin; end < part.size() && part[end].key == part[begin].key; ++end)
                goesOn = goesOn || m_column.textAt(part[end].row).size() > depth + 8;
            if (goesOn && end - begin > 1)
                m_open.push_back({part.subspan(begin, end - begin), depth + 8});
        }
        return true;
    }

    bool isBefore(std::uint32_t a, std::uint32_t b, std::size_t depth) const
    {
        const std::string_view x = m_column.textAt(m_ascending ? a : b).substr(depth), y = m_column.textAt(m_ascending ? b : a).substr(depth);
        return std::ranges::lexicographical_compare(x, y, [](char c, char d) {
            return static_cast<unsigned char>(folded(c)) < static_cast<unsigned char>(folded(d));
        });
    }

    const Column& m_column;
    bool m_ascending;
    const Progress& m_progress;
    std::vector<Entry<std::uint64_t>> m_spare;
    std::vector<std::pair<Entries, std::size_t>> m_open;
};

template <class Key>
std::vector<std::uint32_t> rowsOf(const std::vector<Entry<Key>>& entries, const std::vector<std::uint32_t>& missing)
{
    std::vector<std::uint32_t> rows;
    rows.reserve(entries.size() + missing.size());
    for (const Entry<Key>& entry : entries)
        rows.push_back(entry.row);
    rows.insert(rows.end(), missing.begin(), missing.end());
    return rows;
}

} // namespace

Result<std::vector<std::uint32_t>> sortedRows(const Table& table, std::size_t column, bool ascending,
                                              std::span<const std::uint32_t> rows, Progress& progress)
{
    if (column >= table.columnCount())
        return fail(ErrorCode::InvalidArgument, "There is no column " + std::to_string(column) + " to sort by");
    const Column& values = table.column(column);
    progress.set(0, 0, table.field(column).name);
    LATHE_TRY(Keyed keys, keyed(values, rows, progress));
    if (values.type() == ColumnType::Text) {
        if (!TextSort(values, ascending, progress).run(keys.entries))
            return cancelled();
        return rowsOf(keys.entries, keys.missing);
    }
    std::uint64_t low = std::numeric_limits<std::uint64_t>::max(), high = 0;
    for (const auto& entry : keys.entries) {
        low = std::min(low, entry.key);
        high = std::max(high, entry.key);
    }
    low = std::min(low, high); // none at all
    if (high - low <= std::numeric_limits<std::uint32_t>::max()) {
        const auto order = sorted<std::uint32_t>(std::move(keys.entries), ascending, low, high, progress);
        return order ? Result<std::vector<std::uint32_t>>(rowsOf(*order, keys.missing)) : cancelled();
    }
    const auto order = sorted<std::uint64_t>(std::move(keys.entries), ascending, low, high, progress);
    return order ? Result<std::vector<std::uint32_t>>(rowsOf(*order, keys.missing)) : cancelled();
}

Result<std::vector<std::uint32_t>> sortedRows(const Table& table, std::size_t column, bool ascending, Progress& progress)
{
    std::vector<std::uint32_t> rows(table.rows());
    std::iota(rows.begin(), rows.end(), 0U);
    return sortedRows(table, column, ascending, rows, progress);
}

} // namespace lathe
