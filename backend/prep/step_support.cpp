#include "prep/step_support.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace lathe {

namespace {

std::string typeList(const std::vector<ColumnType>& types)
{
    std::vector<std::string> names;
    for (const ColumnType type : types)
        names.emplace_back(toString(type));
    return join(names, " or ");
}

} // namespace

Result<std::vector<std::size_t>> chooseColumns(const Table& table, const Names& chosen, const std::vector<ColumnType>& types)
{
    const auto isSuitable = [&](std::size_t index) {
        return types.empty() || std::ranges::find(types, table.field(index).type) != types.end();
    };
    std::vector<std::size_t> columns;
    if (chosen.empty()) {
        for (std::size_t i = 0; i < table.columnCount(); ++i)
            if (table.field(i).role == Role::Feature && isSuitable(i))
                columns.push_back(i);
        return columns;
    }
    for (const std::string& name : chosen) {
        LATHE_TRY(const std::size_t index, table.schema().get(name));
        if (table.field(index).role == Role::Target)
            return fail(ErrorCode::InvalidArgument, "The column “" + name + "” is the target",
                        "A model could read the answer from it; choose features only");
        if (!isSuitable(index))
            return fail(ErrorCode::Schema, "The column “" + name + "” is " + std::string(toString(table.field(index).type)),
                        "This step works on " + typeList(types) + " columns; change the type first");
        if (std::ranges::find(columns, index) == columns.end())
            columns.push_back(index);
    }
    return columns;
}

Result<const Column*> columnOf(const Table& table, const std::string& name)
{
    const Column* column = table.find(name);
    if (!column)
        return fail(ErrorCode::Schema, "The column “" + name + "” is absent", "The pipeline was fitted with it", name);
    return column;
}

Result<const Column*> columnOf(const Table& table, const std::string& name, ColumnType type)
{
    LATHE_TRY(const Column* column, columnOf(table, name));
    if (column->type() != type)
        return fail(ErrorCode::Schema,
                    "The column “" + name + "” is " + std::string(toString(column->type())) + ", not "
                        + std::string(toString(type)),
                    "The pipeline was fitted with it as " + std::string(toString(type)), name);
    return column;
}

std::string freshName(const Schema& schema, const std::string& wish, const std::vector<std::string>& taken)
{
    const auto isTaken = [&](const std::string& name) {
        return schema.find(name).has_value() || std::ranges::find(taken, name) != taken.end();
    };
    std::string name = wish;
    for (int i = 2; isTaken(name); ++i)
        name = wish + "_" + std::to_string(i);
    return name;
}

Result<void> checkSize(std::size_t rows, std::size_t columns)
{
    constexpr double kMostValues = 2e9; // 16 GB
    const double values = static_cast<double>(rows) * static_cast<double>(columns);
    if (values > kMostValues)
        return fail(ErrorCode::OutOfMemory,
                    grouped(static_cast<std::int64_t>(columns)) + " new columns of " + grouped(static_cast<std::int64_t>(rows))
                        + " rows would take " + bytesText(static_cast<std::int64_t>(values) * 8),
                    "Choose fewer columns");
    return {};
}

TableEdit::TableEdit(const Table& table) : m_table(table), m_places(table.columnCount() + 1)
{
    for (std::size_t i = 0; i < table.columnCount(); ++i) {
        m_indices.emplace(table.field(i).name, i);
        m_places[i].emplace_back(table.field(i), table.column(i));
    }
}

void TableEdit::change(const std::string& name, Column column)
{
    auto& place = m_places[m_indices.at(name)];
    if (place.empty())
        return; // removed before
    auto& [field, old] = place.front();
    field.type = column.type();
    old = std::move(column);
}

void TableEdit::addAfter(const std::string& name, Field field, Column column)
{
    m_places[m_indices.at(name)].emplace_back(std::move(field), std::move(column));
}

Result<Table> TableEdit::finish()
{
    std::vector<Field> fields;
    std::vector<Column> columns;
    for (auto& place : m_places)
        for (auto& [field, column] : place) {
            fields.push_back(std::move(field));
            columns.push_back(std::move(column));
        }
    return m_table.withColumns(std::move(fields), std::move(columns));
}

std::vector<int> placesOf(const std::vector<std::string>& levels, const std::vector<std::string>& known)
{
    std::unordered_map<std::string_view, int> place;
    for (std::size_t i = 0; i < known.size(); ++i)
        place.emplace(known[i], static_cast<int>(i));
    std::vector<int> places;
    places.reserve(levels.size());
    for (const std::string& level : levels) {
        const auto found = place.find(level);
        places.push_back(found == place.end() ? -1 : found->second);
    }
    return places;
}

std::vector<std::int64_t> levelCounts(const Column& column)
{
    std::vector<std::int64_t> counts(column.levels().size());
    for (const std::uint32_t code : column.codes())
        if (code != kMissingCode)
            ++counts[code];
    return counts;
}

Names namesFromText(const std::string& text)
{
    if (trimmed(text).starts_with('[')) {
        const auto json = nlohmann::json::parse(text, nullptr, false);
        if (json.is_array() && std::ranges::all_of(json, [](const auto& name) { return name.is_string(); }))
            return json.get<Names>();
    }
    Names names;
    for (const std::string& name : split(text, ','))
        if (!trimmed(name).empty())
            names.push_back(trimmed(name));
    return names;
}

Result<std::vector<double>> numbersFromText(const std::string& text, const std::string& what)
{
    std::vector<double> numbers;
    for (const std::string& part : split(text, ',')) {
        if (trimmed(part).empty())
            continue;
        const auto number = parseReal(trimmed(part));
        if (!number)
            return fail(ErrorCode::InvalidArgument, "“" + trimmed(part) + "” is no number", "Write numbers with commas between them", what);
        numbers.push_back(*number);
    }
    return numbers;
}

std::string counted(std::size_t count, const std::string& what)
{
    return grouped(static_cast<std::int64_t>(count)) + " " + what + (count == 1 ? "" : "s");
}

Message columnsText(std::size_t count)
{
    return sayCounted(static_cast<std::int64_t>(count), "%1 column", "%1 columns");
}

std::string shortNumber(double value)
{
    if (std::isfinite(value) && value == std::round(value) && std::abs(value) < 1e7)
        return grouped(static_cast<std::int64_t>(value));
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 4).ptr;
    return {text.data(), end};
}

} // namespace lathe
