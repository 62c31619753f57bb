// Rows of a table that are copies of one another.
#pragma once

#include "base/progress.h"
#include "data/table.h"

namespace lathe {

/// What makes two rows the same thing: all columns but identifiers and ignored ones; all columns where
/// nothing else is left.
std::vector<std::size_t> contentColumns(const Schema& schema);

/// A hash of each row's values in `columns`, the same in whatever order rows, columns and levels stand.
std::vector<std::uint64_t> rowHashes(const Table& table, std::span<const std::size_t> columns);

/// For each row the first row with equal values in `columns`: itself where it is that. Missing equals missing.
std::vector<std::uint32_t> firstEqualRows(const Table& table, std::span<const std::size_t> columns);

/// A row that nearly equals an earlier one.
struct NearCopy {
    std::uint32_t row = 0;
    std::uint32_t earlier = 0;
    std::optional<std::size_t> column; ///< the only one that differs; none: all numbers differ by little
};

inline constexpr double kNearNumber = 1e-3; ///< of a column's standard deviation: less is the noise of rounding

/// Rows that equal an earlier one but for one cell, or but for numbers that differ by less than kNearNumber
/// standard deviations each. Exact copies are not listed; at most one earlier row a row, ascending by row.
/// Only for tables of four content columns or more: of fewer, rows agree by chance. Fails with Cancelled.
Result<std::vector<NearCopy>> nearCopies(const Table& table, Progress& progress);

} // namespace lathe
