// The order of a table's rows by one of its columns.
#pragma once

#include "base/progress.h"
#include "data/table.h"

namespace lathe {

/// All rows in the order of `column`. Equal values keep their order; missing values come last either way.
/// Numbers and times by size, false before true, texts and levels by their bytes without regard to the case of
/// ASCII letters. Linear in the rows: a radix sort over what tells the values apart.
/// Fails with InvalidArgument when there is no such column, and with Cancelled.
Result<std::vector<std::uint32_t>> sortedRows(const Table& table, std::size_t column, bool ascending, Progress& progress);

/// The same of some rows, whose own order is kept among equal values.
Result<std::vector<std::uint32_t>> sortedRows(const Table& table, std::size_t column, bool ascending,
                                              std::span<const std::uint32_t> rows, Progress& progress);

} // namespace lathe
