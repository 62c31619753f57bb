#include "io/importers/record_table.h"

#include "base/text.h"
#include "io/cell_types.h"

namespace lathe {

namespace {

constexpr std::size_t kMostColumns = 16'384; // of XLSX, and more than any database has
constexpr std::size_t kMostCells = std::size_t(1) << 31;
/// Above this many cells, at least one in kFilledShare has to have a value: records without a common column would
/// take memory with the square of their number.
constexpr std::size_t kFreeCells = std::size_t(1) << 25;
constexpr std::size_t kFilledShare = 64;
constexpr std::size_t kMostSkipped = 10'000;

} // namespace

void addSkipped(FoundTable& found, std::string place, std::string reason)
{
    if (found.skipped.size() < kMostSkipped)
        found.skipped.push_back({std::move(place), std::move(reason)});
    ++found.skippedCount;
}

std::size_t RecordTable::addColumn(std::string_view name)
{
    m_columns.push_back({std::string(name), {}, true});
    return m_columns.size() - 1;
}

void RecordTable::addColumn(std::string_view name, TypedGatherer cells)
{
    m_rows = std::max(m_rows, cells.size());
    m_columns.push_back({std::string(name), std::move(cells), true});
}

std::size_t RecordTable::column(std::string_view name)
{
    if (m_expected < m_columns.size() && m_columns[m_expected].name == name)
        return m_expected++;
    auto found = m_byName.find(name);
    if (found == m_byName.end()) {
        found = m_byName.emplace(std::string(name), m_columns.size()).first;
        m_columns.push_back({std::string(name), {}, false});
    }
    m_expected = found->second + 1;
    return found->second;
}

void RecordTable::set(std::size_t column, const TypedCell& cell)
{
    m_pending.push_back({column, cell, m_pendingText.size()});
    m_pendingText += cell.text;
}

Result<void> RecordTable::endRow()
{
    m_expected = 0;
    if (m_columns.size() > kMostColumns)
        return fail(ErrorCode::OutOfMemory, "The table has more than " + grouped(kMostColumns) + " columns",
                    "Choose a part of it, or write keys as values of a column");
    for (Pending& pending : m_pending) {
        Entry& entry = m_columns[pending.column];
        if (entry.cells.size() > m_rows) {
            m_filled -= entry.cells.filled();
            entry.cells.dropLast();
            m_filled += entry.cells.filled();
        }
        entry.cells.padTo(m_rows);
        pending.cell.text = std::string_view(m_pendingText).substr(pending.textAt, pending.cell.text.size());
        entry.cells.add(pending.cell);
        entry.isUsed = true;
        m_filled += pending.cell.kind != TypedCell::Kind::Missing;
    }
    m_pending.clear();
    m_pendingText.clear();
    ++m_rows;
    const std::size_t cells = m_rows * m_columns.size();
    if (cells > kMostCells || m_rows >= kNoOrigin)
        return fail(ErrorCode::OutOfMemory, "The table has more than " + grouped(kMostCells) + " cells",
                    "Import a part of its columns or rows");
    if (cells > kFreeCells && m_filled < cells / kFilledShare)
        return fail(ErrorCode::OutOfMemory,
                    "Of " + grouped(static_cast<std::int64_t>(cells)) + " cells almost all would be empty",
                    "The records have too little in common to be one table");
    return {};
}

void RecordTable::dropRow()
{
    m_pending.clear();
    m_pendingText.clear();
    m_expected = 0;
}

Result<void> RecordTable::finish(FoundTable& found, const std::string& where)
{
    std::vector<std::string> names;
    std::vector<TypedGatherer> gathered;
    for (Entry& entry : m_columns) {
        if (!entry.isUsed)
            continue;
        names.push_back(std::move(entry.name));
        gathered.push_back(std::move(entry.cells));
    }
    if (names.empty())
        return fail(ErrorCode::Parse, "There is no table in it: no record has a value", {}, where);
    names = uniqueNames(std::move(names));
    std::vector<Field> fields;
    std::vector<Column> columns;
    for (std::size_t i = 0; i < names.size(); ++i) {
        gathered[i].padTo(m_rows);
        TypedGatherer::Outcome outcome = gathered[i].finish();
        gathered[i] = {};
        if (!outcome.missingWord.empty())
            found.notes.push_back(say("“%1” stands for a missing value in %2", outcome.missingWord, names[i]));
        if (outcome.isMixed)
            found.notes.push_back(say("%1 holds values of several types; they came in as text", names[i]));
        fields.push_back({names[i], outcome.column.type(), Role::Feature, {}});
        columns.push_back(std::move(outcome.column));
    }
    LATHE_TRY(found.table, Table::make(std::move(fields), std::move(columns)));
    return {};
}

} // namespace lathe
