#include "io/importers/sheet_grid.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <set>

namespace lathe {

namespace {

constexpr std::size_t kMostCells = 100'000'000;
constexpr std::size_t kMostMerged = 1'000'000;
constexpr std::size_t kLookedAt = 100; ///< rows, to find a title and the header

} // namespace

Result<void> SheetGrid::add(std::uint32_t row, std::uint32_t column, const TypedCell& cell)
{
    using Kind = TypedCell::Kind;
    if (row >= kSheetRows || column >= kSheetColumns)
        return fail(ErrorCode::Parse, "A cell lies outside of the sheet");
    if (cell.kind == Kind::Missing)
        return {};
    if (m_cells.size() >= kMostCells)
        return fail(ErrorCode::OutOfMemory, "The sheet has more than " + grouped(kMostCells) + " cells",
                    "Save it as CSV");
    Cell kept{row, static_cast<std::uint16_t>(column), cell.kind, 0};
    if (cell.kind == Kind::Text) {
        kept.value = m_texts.size();
        const auto length = static_cast<std::uint32_t>(cell.text.size());
        m_texts.append(reinterpret_cast<const char*>(&length), sizeof length);
        m_texts += cell.text;
    } else if (cell.kind == Kind::Number) {
        std::memcpy(&kept.value, &cell.number, sizeof cell.number);
    } else {
        kept.value = static_cast<std::uint64_t>(cell.whole);
    }
    if (!m_cells.empty()
        && std::pair(row, column) <= std::pair<std::uint32_t, std::uint32_t>(m_cells.back().row, m_cells.back().column))
        m_isSorted = false;
    m_cells.push_back(kept);
    return {};
}

void SheetGrid::merge(const MergedCells& cells)
{
    if (m_merged.size() < kMostMerged)
        m_merged.push_back(cells);
}

TypedCell SheetGrid::typed(const Cell& cell) const
{
    TypedCell result;
    result.kind = cell.kind;
    if (result.kind == TypedCell::Kind::Text) {
        std::uint32_t length = 0;
        std::memcpy(&length, m_texts.data() + cell.value, sizeof length);
        result.text = std::string_view(m_texts).substr(cell.value + sizeof length, length);
    } else if (result.kind == TypedCell::Kind::Number) {
        std::memcpy(&result.number, &cell.value, sizeof result.number);
    } else {
        result.whole = static_cast<std::int64_t>(cell.value);
    }
    return result;
}

/// Where each row that is not empty begins in m_cells, and their end.
std::vector<std::size_t> SheetGrid::rowStarts() const
{
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < m_cells.size(); ++i)
        if (i == 0 || m_cells[i].row != m_cells[i - 1].row)
            starts.push_back(i);
    starts.push_back(m_cells.size());
    return starts;
}

/// A cell merged over rows means its value for each of them; over columns it is a title mostly.
void SheetGrid::spreadMerged()
{
    const std::uint32_t lastRow = m_cells.back().row;
    const auto place = [](const Cell& cell) { return std::pair<std::uint32_t, std::uint32_t>(cell.row, cell.column); };
    std::vector<Cell> more;
    for (const MergedCells& merged : m_merged) {
        const std::pair wanted(merged.firstRow, merged.firstColumn);
        const auto found = std::lower_bound(m_cells.begin(), m_cells.end(), wanted,
                                            [&](const Cell& cell, const auto& at) { return place(cell) < at; });
        if (found == m_cells.end() || place(*found) != wanted)
            continue;
        for (std::uint32_t row = merged.firstRow + 1; row <= std::min(merged.lastRow, lastRow); ++row) {
            Cell copy = *found;
            copy.row = row;
            more.push_back(copy);
            if (m_cells.size() + more.size() >= kMostCells)
                return;
        }
    }
    if (more.empty())
        return;
    // What stands there of itself comes first and is kept.
    m_cells.insert(m_cells.end(), more.begin(), more.end());
    std::stable_sort(m_cells.begin(), m_cells.end(), [&](const Cell& a, const Cell& b) { return place(a) < place(b); });
    m_cells.erase(
        std::unique(m_cells.begin(), m_cells.end(), [&](const Cell& a, const Cell& b) { return place(a) == place(b); }),
        m_cells.end());
}

/// Rows above the table that hold one cell, where the table has three columns at least.
std::size_t SheetGrid::titleRows(const std::vector<std::size_t>& starts) const
{
    const std::size_t rows = std::min(kLookedAt, starts.size() - 1);
    std::size_t widest = 0;
    for (std::size_t i = 0; i < rows; ++i)
        widest = std::max(widest, starts[i + 1] - starts[i]);
    if (widest < 3)
        return 0;
    std::size_t titles = 0;
    while (titles < rows && starts[titles + 1] - starts[titles] == 1)
        ++titles;
    return titles < starts.size() - 1 ? titles : 0;
}

/// The first row has different texts, and below it are values of another kind or none of these texts.
bool SheetGrid::hasHeader(const std::vector<std::size_t>& starts, std::size_t first, std::size_t width) const
{
    std::map<std::uint32_t, std::string_view> names;
    std::set<std::string_view> distinct;
    bool hasText = false;
    for (std::size_t i = starts[first]; i < starts[first + 1]; ++i) {
        const TypedCell cell = typed(m_cells[i]);
        const bool isYear = cell.kind == TypedCell::Kind::Number && cell.number >= 1900 && cell.number <= 2100
                            && cell.number == std::floor(cell.number);
        if (cell.kind != TypedCell::Kind::Text && !isYear)
            return false;
        hasText = hasText || cell.kind == TypedCell::Kind::Text;
        if (cell.kind == TypedCell::Kind::Text && !distinct.insert(cell.text).second)
            return false;
        names[m_cells[i].column] = cell.text;
    }
    if (!hasText || 2 * names.size() < width)
        return false;
    bool reappears = false;
    for (std::size_t row = first + 1; row + 1 < starts.size() && row <= first + kLookedAt; ++row) {
        for (std::size_t i = starts[row]; i < starts[row + 1]; ++i) {
            const TypedCell cell = typed(m_cells[i]);
            if (cell.kind != TypedCell::Kind::Text)
                return true;
            const auto name = names.find(m_cells[i].column);
            reappears = reappears || (name != names.end() && name->second == cell.text);
        }
    }
    return !reappears;
}

Result<void> SheetGrid::toTable(const std::string& header, FoundTable& found, const std::string& where,
                                Progress& progress)
{
    if (!m_isSorted) {
        const auto place = [](const Cell& cell) {
            return std::pair<std::uint32_t, std::uint32_t>(cell.row, cell.column);
        };
        std::stable_sort(m_cells.begin(), m_cells.end(),
                         [&](const Cell& a, const Cell& b) { return place(a) < place(b); });
        // A later cell replaces an earlier one.
        const auto first = std::unique(m_cells.rbegin(), m_cells.rend(),
                                       [&](const Cell& a, const Cell& b) { return place(a) == place(b); });
        m_cells.erase(m_cells.begin(), first.base());
    }
    if (m_cells.empty())
        return fail(ErrorCode::Parse, "The sheet is empty", "Choose another sheet with --table NAME", where);
    if (!m_merged.empty())
        spreadMerged();
    const std::vector<std::size_t> starts = rowStarts();
    const std::size_t titles = header == "no" ? 0 : titleRows(starts);
    std::vector<std::uint32_t> columns; // those that hold something below the title
    {
        std::vector<bool> isUsed(kSheetColumns);
        for (std::size_t i = starts[titles]; i < m_cells.size(); ++i)
            isUsed[m_cells[i].column] = true;
        for (std::uint32_t column = 0; column < kSheetColumns; ++column)
            if (isUsed[column])
                columns.push_back(column);
    }
    std::vector<std::size_t> placeOf(kSheetColumns);
    for (std::size_t i = 0; i < columns.size(); ++i)
        placeOf[columns[i]] = i;
    const bool isHeader = header == "yes" || (header != "no" && hasHeader(starts, titles, columns.size()));
    std::vector<std::string> names(columns.size());
    if (isHeader)
        for (std::size_t i = starts[titles]; i < starts[titles + 1]; ++i) {
            const TypedCell cell = typed(m_cells[i]);
            names[placeOf[m_cells[i].column]] = cell.kind == TypedCell::Kind::Text     ? std::string(cell.text)
                                                : cell.kind == TypedCell::Kind::Time   ? timeText(cell.whole)
                                                : cell.kind == TypedCell::Kind::Number ? shortest(cell.number)
                                                                                       : std::to_string(cell.whole);
        }
    RecordTable table;
    for (const std::string& name : names)
        table.addColumn(name);
    for (std::size_t row = titles + (isHeader ? 1 : 0); row + 1 < starts.size(); ++row) {
        if (row % 4096 == 0 && progress.stopRequested())
            return cancelled();
        for (std::size_t i = starts[row]; i < starts[row + 1]; ++i)
            table.set(placeOf[m_cells[i].column], typed(m_cells[i]));
        LATHE_CHECK(table.endRow());
    }
    if (titles > 0)
        found.notes.push_back(sayCounted(static_cast<std::int64_t>(titles), "One line above the table was left out as its title",
                                         "%1 lines above the table were left out as its title"));
    if (m_errors > 0)
        found.notes.push_back(say("%1 cells hold errors such as #N/A; they are missing values", m_errors));
    found.detected.set("header", std::string(isHeader ? "yes" : "no"));
    return table.finish(found, where);
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> cellReference(std::string_view text)
{
    std::uint32_t column = 0;
    std::size_t at = 0;
    for (; at < text.size() && at < 4; ++at) {
        const char letter = static_cast<char>(text[at] & ~0x20);
        if (letter < 'A' || letter > 'Z')
            break;
        column = column * 26 + static_cast<std::uint32_t>(letter - 'A' + 1);
    }
    const auto row = parseInteger(text.substr(at));
    if (column == 0 || column > kSheetColumns || !row || *row < 1 || *row > kSheetRows)
        return std::nullopt;
    return std::pair(static_cast<std::uint32_t>(*row - 1), column - 1);
}

} // namespace lathe
