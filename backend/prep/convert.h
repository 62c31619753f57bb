// Columns of one type as another.
#pragma once

#include "data/column.h"

namespace lathe {

enum class Conversion : std::uint8_t {
    Exact,  ///< every value must have a counterpart
    Lenient ///< a value without one becomes missing
};

/// Texts as numbers, times and booleans where they read so (`3.5`; ISO 8601; true/false, yes/no, t/f, y/n, 1/0);
/// numbers 0 and 1 as booleans, booleans as 0 and 1; anything as text or category by Column::cell.
/// Lenient also takes times as seconds since 1970 and back, and any number but 0 as true.
/// A missing value stays missing. `name` is for the message.
/// Exact fails with Schema, naming the first value that does not fit.
Result<Column> convertColumn(const Column& column, ColumnType wanted, Conversion conversion, const std::string& name);

/// A categorical column whose levels begin with `levels`; others follow.
Column withLevels(const Column& column, const std::vector<std::string>& levels);

} // namespace lathe
