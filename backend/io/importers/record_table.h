// A table made row by row of named cells, as JSON, sheets and databases hand them over.
#pragma once

#include "data/table.h"
#include "io/importer.h"
#include "io/importers/typed_column.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lathe {

/// Columns in the order of their first appearance; a row need not have all of them.
class RecordTable {
public:
    /// The column of that name, made where there is none. Names may be empty.
    std::size_t column(std::string_view name);
    /// Always a new column, also where the name is there: for formats whose columns have a place.
    std::size_t addColumn(std::string_view name);
    /// A whole column.
    void addColumn(std::string_view name, TypedGatherer cells);
    /// For columns by place.
    void rename(std::size_t column, std::string name) { m_columns[column].name = std::move(name); }
    std::size_t columnCount() const { return m_columns.size(); }
    std::size_t rows() const { return m_rows; }

    /// A cell of the row that is being made; a later value of the same column replaces an earlier one.
    void set(std::size_t column, const TypedCell& cell);
    /// Fails with OutOfMemory when there are too many columns, rows or empty cells.
    Result<void> endRow();
    /// Forgets the row that is being made, and the columns that only it has.
    void dropRow();

    /// Adds the notes on columns to `found` and sets its table. Fails with Parse when there is no column.
    Result<void> finish(FoundTable& found, const std::string& where);

private:
    struct Entry {
        std::string name;
        TypedGatherer cells;
        bool isUsed = false; ///< by a row that was kept, or added by its place
    };
    struct Pending {
        std::size_t column = 0;
        TypedCell cell;
        std::size_t textAt = 0;
    };
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    std::vector<Entry> m_columns;
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> m_byName;
    std::size_t m_expected = 0; ///< the column that follows the one asked for last: records are alike
    std::size_t m_rows = 0;
    std::size_t m_filled = 0;
    std::vector<Pending> m_pending;
    std::string m_pendingText;
};

/// Adds to the list of what does not come in, the first 10,000.
void addSkipped(FoundTable& found, std::string place, std::string reason);

} // namespace lathe
