// The small language of computed columns and row filters.
#pragma once

#include "base/params.h"
#include "data/table.h"

#include <memory>

namespace lathe {

class OnnxColumns;
namespace expression {
struct Node;
}

/// A formula over the columns of a table, its types checked.
///
///     numbers 1.5   texts 'a' or "a" (a quote inside is doubled)   true false
///     columns age, `total rooms`, [total rooms]
///     + - * / % ^   = (==) != (<>) < <= > >=   and or not   x in (1, 2)   x not in ('a')   x is missing   x is not missing
///     if(c, a, b) abs log log1p exp sqrt round(x, digits) floor ceil min(a, b, …) max
///     lower upper length contains(t, part) starts_with(t, part)
///     year month day weekday (1 is Monday) hour days_between(from, to)
///
/// What is computed from a missing value is missing, and so is what has no value, such as 1/0 or log(−1); `and`, `or`
/// decide where the other side is enough (Kleene's logic). `%` has the sign of its divisor, `^` binds to the right and
/// before a minus sign. A category is compared by its text; a text beside a time is read as one. The case of keywords
/// and functions does not matter, that of columns does.
class Expression {
public:
    /// Fails with Parse (syntax; too long or deep), NotFound (a column, a function), Schema (a type), each with the position
    /// in `where`: "character 12".
    static Result<Expression> parse(std::string_view text, const Schema& schema);

    /// Numeric, Boolean, Time; Text where a text column flows in, otherwise Categorical for texts.
    ColumnType type() const;
    /// The columns that are read, each once.
    const Names& columns() const { return m_columns; }
    /// Works in blocks of rows, column by column. Fails with Schema when a column is absent or of another type.
    Result<Column> evaluate(const Table& table) const;
    /// Adds the column `name` with the formula's values to an ONNX graph (expression_onnx.cpp).
    /// Fails with Incompatible for what works on texts otherwise than by comparing them with given ones.
    Result<void> writeOnnx(OnnxColumns& columns, const std::string& name) const;

private:
    std::shared_ptr<const expression::Node> m_root;
    Names m_columns;
};

} // namespace lathe
