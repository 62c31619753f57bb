// Tables written as text.
#pragma once

#include "base/text.h"
#include "data/table.h"

#include <stdexcept>
#include <string>

namespace lathe::build {

/// A header "name:type" or "name:type:role" for each column, then one line a row; cells are split at commas and
/// trimmed, an empty cell is missing. `table("age:numeric, sex:categorical:target\n3, f\n, m")`
inline Table table(std::string_view text)
{
    std::vector<std::string> lines = split(text, '\n');
    std::erase_if(lines, [](const std::string& line) { return trimmed(line).empty(); });
    std::vector<Field> fields;
    for (const std::string& entry : split(lines.at(0), ',')) {
        const std::vector<std::string> parts = split(trimmed(entry), ':');
        fields.push_back({parts.at(0), columnTypeFromText(parts.at(1)).value(), parts.size() > 2 ? roleFromText(parts[2]).value() : Role::Feature, {}});
    }
    std::vector<std::vector<std::optional<std::string>>> cells(fields.size());
    for (std::size_t line = 1; line < lines.size(); ++line) {
        const std::vector<std::string> row = split(lines[line], ',');
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const std::string cell = i < row.size() ? trimmed(row[i]) : std::string();
            cells[i].push_back(cell.empty() ? std::nullopt : std::optional(cell));
        }
    }
    std::vector<Column> columns;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        std::vector<double> numbers;
        std::vector<std::int64_t> times;
        std::vector<std::uint8_t> flags;
        for (const auto& cell : cells[i]) {
            numbers.push_back(cell ? parseReal(*cell).value_or(kMissingNumber) : kMissingNumber);
            times.push_back(cell ? parseTime(*cell).value_or(kMissingTime) : kMissingTime);
            flags.push_back(cell ? static_cast<std::uint8_t>(*cell == "true") : kMissingFlag);
        }
        switch (fields[i].type) {
        case ColumnType::Numeric: columns.push_back(Column::numeric(numbers)); break;
        case ColumnType::Categorical: columns.push_back(Column::categorical(cells[i])); break;
        case ColumnType::Text: columns.push_back(Column::text(cells[i])); break;
        case ColumnType::Time: columns.push_back(Column::time(times)); break;
        case ColumnType::Boolean: columns.push_back(Column::boolean(flags)); break;
        }
    }
    auto made = Table::make(std::move(fields), std::move(columns));
    if (!made)
        throw std::runtime_error(toString(made.error()));
    return *made;
}

/// The whole table as build::table() reads it, without spaces: for comparing.
inline std::string text(const Table& table)
{
    std::string result;
    for (std::size_t i = 0; i < table.columnCount(); ++i) {
        const Field& field = table.field(i);
        result += (i > 0 ? "," : "") + field.name + ":" + std::string(toString(field.type));
        if (field.role != Role::Feature)
            result += ":" + std::string(toString(field.role));
    }
    for (std::size_t row = 0; row < table.rows(); ++row) {
        result += "\n";
        for (std::size_t i = 0; i < table.columnCount(); ++i)
            result += (i > 0 ? "," : "") + table.column(i).cell(row);
    }
    return result;
}

} // namespace lathe::build
