#include "data/duplicates.h"

#include "data/distinct.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <numeric>

namespace lathe {

namespace {

constexpr std::size_t kFewColumns = 4;
constexpr std::size_t kLookAhead = 64; ///< rows of like numbers that one is compared with

/// Salted by the column's name, so that a value counts differently in each column.
std::vector<std::uint64_t> cellHashes(const Table& table, std::size_t index)
{
    const Column& column = table.column(index);
    const std::uint64_t salt = textHash(table.field(index).name);
    std::vector<std::uint64_t> hashes(table.rows());
    if (column.type() == ColumnType::Categorical) {
        std::vector<std::uint64_t> ofLevel;
        for (const std::string& level : column.levels())
            ofLevel.push_back(mixedBits(textHash(level) ^ salt));
        for (std::size_t row = 0; row < hashes.size(); ++row)
            hashes[row] = column.isMissing(row) ? mixedBits(valueHash(column, row) ^ salt) : ofLevel[column.codes()[row]];
        return hashes;
    }
    for (std::size_t row = 0; row < hashes.size(); ++row)
        hashes[row] = mixedBits(valueHash(column, row) ^ salt);
    return hashes;
}

bool isCellEqual(const Column& column, std::size_t a, std::size_t b)
{
    if (column.isMissing(a) || column.isMissing(b))
        return column.isMissing(a) == column.isMissing(b);
    switch (column.type()) {
    case ColumnType::Numeric: return column.numbers()[a] == column.numbers()[b];
    case ColumnType::Categorical: return column.codes()[a] == column.codes()[b];
    case ColumnType::Text: return column.textAt(a) == column.textAt(b);
    case ColumnType::Time: return column.times()[a] == column.times()[b];
    case ColumnType::Boolean: return column.flags()[a] == column.flags()[b];
    }
    return false;
}

bool isRowEqual(const Table& table, std::span<const std::size_t> columns, std::size_t a, std::size_t b)
{
    return std::all_of(columns.begin(), columns.end(), [&](std::size_t i) { return isCellEqual(table.column(i), a, b); });
}

/// Rows by their key, then in order.
std::vector<std::uint32_t> sortedRows(const std::vector<std::uint64_t>& keys)
{
    struct Entry {
        std::uint64_t key;
        std::uint32_t row;
        auto operator<=>(const Entry&) const = default;
    };
    std::vector<Entry> entries(keys.size()); // the keys lie beside their rows: millions of them are no longer looked up
    for (std::uint32_t row = 0; row < keys.size(); ++row)
        entries[row] = {keys[row], row};
    std::sort(entries.begin(), entries.end());
    std::vector<std::uint32_t> order(keys.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = entries[i].row;
    return order;
}

/// Calls `work(begin, end)` for each stretch of `order` with equal keys.
template <class Work>
void forEqualKeys(const std::vector<std::uint32_t>& order, const std::vector<std::uint64_t>& keys, const Work& work)
{
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        while (end < order.size() && keys[order[end]] == keys[order[begin]])
            ++end;
        work(begin, end);
    }
}

class NearSearch {
public:
    explicit NearSearch(const Table& table) : m_table(table), m_columns(contentColumns(table.schema())), m_found(table.rows())
    {
        m_first = firstEqualRows(table, m_columns);
    }

    std::size_t columnCount() const { return m_columns.size(); }
    std::span<const std::size_t> columns() const { return m_columns; }

    /// Rows whose cells agree in all columns but this.
    void addOneCell(std::size_t column, const std::vector<std::uint64_t>& rows)
    {
        const std::vector<std::uint64_t> cells = cellHashes(m_table, column);
        std::vector<std::uint64_t> keys(rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row)
            keys[row] = rows[row] - cells[row];
        std::vector<std::size_t> others = m_columns;
        std::erase(others, column);
        const std::vector<std::uint32_t> order = sortedRows(keys);
        for (std::size_t i = 1; i < order.size(); ++i)
            if (keys[order[i]] == keys[order[i - 1]] && isRowEqual(m_table, others, order[i], order[i - 1]))
                add(order[i], order[i - 1], column);
    }

    /// Rows whose numbers are close and whose other cells agree.
    void addClose()
    {
        std::vector<std::size_t> numbers;
        std::vector<std::size_t> others;
        for (const std::size_t i : m_columns)
            (m_table.column(i).type() == ColumnType::Numeric ? numbers : others).push_back(i);
        if (numbers.empty())
            return;
        std::vector<double> tolerances;
        for (const std::size_t i : numbers)
            tolerances.push_back(kNearNumber * deviation(m_table.column(i).numbers()));
        // Sorted by the other cells and the first number, those that are close stand side by side.
        const std::vector<std::uint64_t> keys = rowHashes(m_table, others);
        const std::span<const double> lead = m_table.column(numbers[leadOf(numbers)]).numbers();
        const double leadTolerance = tolerances[leadOf(numbers)];
        std::vector<std::uint32_t> order = sortedRows(keys);
        forEqualKeys(order, keys, [&](std::size_t begin, std::size_t end) {
            std::stable_sort(order.begin() + static_cast<std::ptrdiff_t>(begin), order.begin() + static_cast<std::ptrdiff_t>(end),
                             [&](std::uint32_t a, std::uint32_t b) { return std::isnan(lead[b]) ? !std::isnan(lead[a]) : lead[a] < lead[b]; });
        });
        const auto isClose = [&](std::uint32_t a, std::uint32_t b) {
            for (std::size_t i = 0; i < numbers.size(); ++i) {
                const std::span<const double> values = m_table.column(numbers[i]).numbers();
                const bool bothMissing = std::isnan(values[a]) && std::isnan(values[b]);
                if (!bothMissing && !(std::abs(values[a] - values[b]) <= tolerances[i]))
                    return false;
            }
            return isRowEqual(m_table, others, a, b);
        };
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t j = i + 1; j < std::min(order.size(), i + kLookAhead); ++j) {
                const double apart = lead[order[j]] - lead[order[i]];
                if (keys[order[j]] != keys[order[i]] || apart > leadTolerance)
                    break;
                if (isClose(order[i], order[j]))
                    add(std::max(order[i], order[j]), std::min(order[i], order[j]), std::nullopt);
            }
    }

    std::vector<NearCopy> found() const
    {
        std::vector<NearCopy> all;
        for (const auto& one : m_found)
            if (one)
                all.push_back(*one);
        return all;
    }

private:
    void add(std::uint32_t row, std::uint32_t earlier, std::optional<std::size_t> column)
    {
        // A copy of an earlier row is an exact duplicate, whatever it is near to.
        if (m_first[row] == row && m_first[earlier] != row && !m_found[row])
            m_found[row] = NearCopy{row, earlier, column};
    }

    /// The number with the most different values cuts the table finest; the widest scale is a cheap stand-in.
    std::size_t leadOf(const std::vector<std::size_t>& numbers) const
    {
        std::size_t best = 0;
        std::size_t most = 0;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const std::span<const double> values = m_table.column(numbers[i]).numbers();
            std::size_t changes = 0;
            for (std::size_t row = 1; row < std::min<std::size_t>(values.size(), 1000); ++row)
                changes += values[row] != values[row - 1];
            if (changes > most) {
                most = changes;
                best = i;
            }
        }
        return best;
    }

    static double deviation(std::span<const double> values)
    {
        double sum = 0;
        double count = 0;
        for (const double value : values)
            if (std::isfinite(value)) {
                sum += value;
                ++count;
            }
        double squares = 0;
        for (const double value : values)
            if (std::isfinite(value))
                squares += (value - sum / count) * (value - sum / count);
        return count > 1 ? std::sqrt(squares / (count - 1)) : 0;
    }

    const Table& m_table;
    std::vector<std::size_t> m_columns;
    std::vector<std::uint32_t> m_first;
    std::vector<std::optional<NearCopy>> m_found; ///< by row
};

} // namespace

std::vector<std::size_t> contentColumns(const Schema& schema)
{
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < schema.size(); ++i)
        if (schema.fields[i].role != Role::Identifier && schema.fields[i].role != Role::Ignored)
            columns.push_back(i);
    if (columns.empty()) {
        columns.resize(schema.size());
        std::iota(columns.begin(), columns.end(), std::size_t(0));
    }
    return columns;
}

std::vector<std::uint64_t> rowHashes(const Table& table, std::span<const std::size_t> columns)
{
    std::vector<std::uint64_t> hashes(table.rows());
    for (const std::size_t i : columns) {
        const std::vector<std::uint64_t> cells = cellHashes(table, i);
        for (std::size_t row = 0; row < hashes.size(); ++row)
            hashes[row] += cells[row]; // a sum, so that a cell can be taken out again
    }
    return hashes;
}

std::vector<std::uint32_t> firstEqualRows(const Table& table, std::span<const std::size_t> columns)
{
    const std::vector<std::uint64_t> hashes = rowHashes(table, columns);
    const std::vector<std::uint32_t> order = sortedRows(hashes);
    std::vector<std::uint32_t> first(table.rows());
    forEqualKeys(order, hashes, [&](std::size_t begin, std::size_t end) {
        // Rows with equal hashes are equal, but once in a blue moon.
        for (std::size_t i = begin; i < end; ++i) {
            const bool isCopy = i == begin || isRowEqual(table, columns, order[begin], order[i]);
            first[order[i]] = isCopy ? order[begin] : order[i];
        }
    });
    return first;
}

Result<std::vector<NearCopy>> nearCopies(const Table& table, Progress& progress)
{
    if (contentColumns(table.schema()).size() < kFewColumns)
        return std::vector<NearCopy>();
    NearSearch search(table);
    const std::vector<std::uint64_t> rows = rowHashes(table, search.columns());
    search.addClose();
    for (const std::size_t column : search.columns()) {
        if (progress.stopRequested())
            return cancelled();
        search.addOneCell(column, rows);
    }
    return search.found();
}

} // namespace lathe
