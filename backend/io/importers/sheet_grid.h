// The cells of a sheet as a workbook holds them, sparse, and the table that they are.
#pragma once

#include "io/importers/record_table.h"

#include <string>
#include <string_view>
#include <vector>

namespace lathe {

inline constexpr std::uint32_t kSheetRows = 1'048'576; // XLSX; OpenDocument names no limit, LibreOffice has this one
inline constexpr std::uint32_t kSheetColumns = 16'384;

/// A rectangle of cells that are one; rows and columns from 0, the last included.
struct MergedCells {
    std::uint32_t firstRow = 0, firstColumn = 0, lastRow = 0, lastColumn = 0;
};

/// Filled in any order, row after row where the file is in order. 16 bytes a cell that is not empty.
class SheetGrid {
public:
    /// A missing cell (an error value) takes its place in the row but holds nothing. Fails with OutOfMemory above
    /// 100 million cells, with Parse outside of a sheet.
    Result<void> add(std::uint32_t row, std::uint32_t column, const TypedCell& cell);
    void merge(const MergedCells& cells);
    void addError() { ++m_errors; }

    /// Drops empty rows and columns, finds lines of a title and the header, gives what is under a merged cell its
    /// value. `header`: `automatic`, `yes`, `no`. Fails with Parse when nothing is in it.
    Result<void> toTable(const std::string& header, FoundTable& found, const std::string& where, Progress& progress);

private:
    struct Cell {
        std::uint32_t row = 0;
        std::uint16_t column = 0;
        TypedCell::Kind kind = TypedCell::Kind::Missing;
        std::uint64_t value = 0; ///< bits; for a text where it begins in m_texts
    };

    TypedCell typed(const Cell& cell) const;
    std::vector<std::size_t> rowStarts() const;
    void spreadMerged();
    std::size_t titleRows(const std::vector<std::size_t>& starts) const;
    bool hasHeader(const std::vector<std::size_t>& starts, std::size_t first, std::size_t width) const;

    std::vector<Cell> m_cells;
    std::string m_texts; ///< each behind the four bytes of its length
    std::vector<MergedCells> m_merged;
    std::size_t m_errors = 0;
    bool m_isSorted = true;
};

/// "BC23" as row and column from 0; nothing when it is none.
std::optional<std::pair<std::uint32_t, std::uint32_t>> cellReference(std::string_view text);

} // namespace lathe
