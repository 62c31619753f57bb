// The columns of a table as tensors of an ONNX graph: what a fitted step reads and changes when it writes itself.
#pragma once

#include "data/column.h"
#include "onnx/onnx_builder.h"

namespace lathe {

/// Columns are found by name, as when a step is applied; their order plays no part.
class OnnxColumns {
public:
    explicit OnnxColumns(OnnxBuilder& target) : builder(target) {}

    /// Adds the column and the input that brings it: strings [n, 1] for categories and texts (empty is missing), else
    /// float64 [n, 1] (NaN is missing); booleans as 0 and 1, times as seconds since 1970.
    void addInput(const std::string& name, ColumnType type);

    /// [n, 1] float64, NaN is missing: a number, a boolean as 0 or 1, a time in microseconds since 1970.
    /// Fails with Schema when the column is absent or of another type.
    Result<std::string> numbers(const std::string& name, ColumnType type = ColumnType::Numeric) const;
    /// [n, 1] int64: the place of the value in `levels`; their number for another value, one more for a missing one.
    /// Fails with Schema, and with Incompatible where categories were made of what ONNX cannot write as text.
    Result<std::string> codes(const std::string& name, const std::vector<std::string>& levels) const;
    Result<ColumnType> typeOf(const std::string& name) const;

    void setNumbers(const std::string& name, ColumnType type, std::string tensor);
    /// `codes` as codes() gives them for these levels.
    void setCodes(const std::string& name, std::string codes, std::vector<std::string> levels);
    /// A missing value of the category counts as `value` from here on.
    Result<void> fillCategory(const std::string& name, const std::string& value);
    /// The column as a category, each value by its text (see Column::cell). Fails with Incompatible for a time.
    Result<void> makeCategorical(const std::string& name);
    void remove(const std::string& name) { m_columns.erase(name); }
    Result<void> rename(const std::vector<std::string>& from, const std::vector<std::string>& to);

    /// [n, 1] zeros, for what looks at no column. Fails with Incompatible when there is no column either.
    Result<std::string> zeros() const;

    OnnxBuilder& builder;

private:
    struct Held {
        ColumnType type = ColumnType::Numeric;
        std::string tensor;
        enum class Form { Numbers, Strings, Codes } form = Form::Numbers;
        std::vector<std::string> levels; ///< of Codes
        bool isFlag = false;             ///< of Numbers as a category: 0 and 1 stand for false and true
        std::optional<std::string> fill; ///< of a category: what a missing value counts as
    };
    Result<const Held*> find(const std::string& name) const;

    std::map<std::string, Held> m_columns;
};

} // namespace lathe
