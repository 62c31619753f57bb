// Real CSV files as tables, without the importer: a test of checks should not fail with it.
#pragma once

#include "base/text.h"
#include "data/table.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace lathe::build {

/// Cells of a line in the file's text; quotes may hold separators, not line ends.
inline std::vector<std::string> csvCells(std::string_view line, char separator)
{
    std::vector<std::string> cells(1);
    bool isQuoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"' && isQuoted && i + 1 < line.size() && line[i + 1] == '"')
            cells.back() += line[i++];
        else if (line[i] == '"')
            isQuoted = !isQuoted;
        else if (line[i] == separator && !isQuoted)
            cells.emplace_back();
        else
            cells.back() += line[i];
    }
    return cells;
}

/// Columns whose every cell is a number are numeric, of True and False boolean, with at most 1,000 different
/// values categorical, else text. An empty cell or `missing` is missing. `names`: of a file without a header.
inline Table csvTable(const std::filesystem::path& file, std::string_view target, std::vector<std::string> names = {},
                      std::string_view missing = "?")
{
    std::ifstream stream(file);
    std::string line;
    const auto next = [&] {
        if (!std::getline(stream, line))
            return false;
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        return true;
    };
    if (names.empty()) {
        next();
        names = csvCells(line, ',');
    }
    std::vector<std::vector<std::optional<std::string>>> cells(names.size());
    while (next()) {
        if (line.empty())
            continue;
        const std::vector<std::string> row = csvCells(line, ',');
        for (std::size_t i = 0; i < names.size(); ++i) {
            const std::string cell = i < row.size() ? trimmed(row[i]) : std::string();
            cells[i].push_back(cell.empty() || cell == missing ? std::nullopt : std::optional(cell));
        }
    }
    std::vector<Field> fields;
    std::vector<Column> columns;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto all = [&](auto holds) {
            return std::all_of(cells[i].begin(), cells[i].end(), [&](const auto& cell) { return !cell || holds(*cell); });
        };
        Field field{trimmed(names[i]).empty() ? "column " + std::to_string(i + 1) : trimmed(names[i]), {}, {}, {}};
        field.role = field.name == target ? Role::Target : Role::Feature;
        if (all([](const std::string& cell) { return parseReal(cell).has_value(); })) {
            std::vector<double> numbers;
            for (const auto& cell : cells[i])
                numbers.push_back(cell ? *parseReal(*cell) : kMissingNumber);
            columns.push_back(Column::numeric(std::move(numbers)));
        } else if (all([](const std::string& cell) { return lowered(cell) == "true" || lowered(cell) == "false"; })) {
            std::vector<std::uint8_t> flags;
            for (const auto& cell : cells[i])
                flags.push_back(cell ? static_cast<std::uint8_t>(lowered(*cell) == "true") : kMissingFlag);
            columns.push_back(Column::boolean(std::move(flags)));
        } else {
            Column column = Column::categorical(cells[i]);
            columns.push_back(column.levels().size() <= 1000 ? std::move(column) : Column::text(cells[i]));
        }
        field.type = columns.back().type();
        fields.push_back(std::move(field));
    }
    auto table = Table::make(std::move(fields), std::move(columns));
    if (!table || table->rows() == 0)
        throw std::runtime_error(table ? "no rows in " + file.string() : toString(table.error()));
    return *table;
}

} // namespace lathe::build
