#include "prep/convert.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace lathe {

namespace {

std::optional<double> numberFrom(std::string_view text)
{
    return parseReal(trimmed(text));
}

std::optional<std::int64_t> timeFrom(std::string_view text)
{
    return parseTime(trimmed(text));
}

std::optional<std::uint8_t> flagFrom(std::string_view text)
{
    const std::string word = lowered(trimmed(text));
    for (const std::string_view yes : {"true", "yes", "t", "y", "1"})
        if (word == yes)
            return std::uint8_t{1};
    for (const std::string_view no : {"false", "no", "f", "n", "0"})
        if (word == no)
            return std::uint8_t{0};
    return std::nullopt;
}

tl::unexpected<Error> misfit(const Column& column, std::size_t row, ColumnType wanted, const std::string& name)
{
    return fail(ErrorCode::Schema,
                "The column “" + name + "” holds “" + column.cell(row) + "” in row " + std::to_string(row + 1) + ", which is no "
                    + std::string(wanted == ColumnType::Numeric ? "number" : toString(wanted)),
                "The column was " + std::string(toString(wanted)) + " when the pipeline was fitted");
}

/// Each value through `read`; of a category each level once.
template <class T, class Read>
Result<std::vector<T>> readTexts(const Column& column, T missing, Read read, ColumnType wanted, Conversion conversion,
                                 const std::string& name)
{
    std::vector<T> values(column.size(), missing);
    std::vector<std::optional<T>> byLevel;
    const bool isCategorical = column.type() == ColumnType::Categorical;
    if (isCategorical)
        for (const std::string& level : column.levels())
            byLevel.push_back(read(level));
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (column.isMissing(row))
            continue;
        const std::optional<T> value = isCategorical ? byLevel[column.codes()[row]] : read(column.textAt(row));
        if (value)
            values[row] = *value;
        else if (conversion == Conversion::Exact)
            return misfit(column, row, wanted, name);
    }
    return values;
}

bool isTextual(const Column& column)
{
    return column.type() == ColumnType::Text || column.type() == ColumnType::Categorical;
}

std::vector<std::optional<std::string>> cells(const Column& column)
{
    std::vector<std::optional<std::string>> texts(column.size());
    for (std::size_t row = 0; row < column.size(); ++row)
        if (!column.isMissing(row))
            texts[row] = column.cell(row);
    return texts;
}

Result<Column> toNumeric(const Column& column, Conversion conversion, const std::string& name)
{
    if (isTextual(column)) {
        LATHE_TRY(auto values, readTexts<double>(column, kMissingNumber, numberFrom, ColumnType::Numeric, conversion, name));
        return Column::numeric(std::move(values));
    }
    std::vector<double> values(column.size());
    for (std::size_t row = 0; row < column.size(); ++row) {
        values[row] = column.numberAt(row);
        if (column.type() == ColumnType::Time && conversion == Conversion::Exact && !column.isMissing(row))
            return misfit(column, row, ColumnType::Numeric, name);
    }
    return Column::numeric(std::move(values));
}

Result<Column> toTime(const Column& column, Conversion conversion, const std::string& name)
{
    if (isTextual(column)) {
        LATHE_TRY(auto values, readTexts<std::int64_t>(column, kMissingTime, timeFrom, ColumnType::Time, conversion, name));
        return Column::time(std::move(values));
    }
    constexpr double kLargestSeconds = 9.2e12; // microseconds in 64 bits
    std::vector<std::int64_t> values(column.size(), kMissingTime);
    for (std::size_t row = 0; row < column.size(); ++row) {
        const double seconds = column.numberAt(row);
        if (std::isnan(seconds))
            continue;
        if (conversion == Conversion::Exact)
            return misfit(column, row, ColumnType::Time, name);
        if (std::abs(seconds) < kLargestSeconds)
            values[row] = std::llround(seconds * 1e6);
    }
    return Column::time(std::move(values));
}

Result<Column> toBoolean(const Column& column, Conversion conversion, const std::string& name)
{
    if (isTextual(column)) {
        LATHE_TRY(auto values, readTexts<std::uint8_t>(column, kMissingFlag, flagFrom, ColumnType::Boolean, conversion, name));
        return Column::boolean(std::move(values));
    }
    std::vector<std::uint8_t> values(column.size(), kMissingFlag);
    for (std::size_t row = 0; row < column.size(); ++row) {
        const double number = column.numberAt(row);
        if (std::isnan(number))
            continue;
        if (conversion == Conversion::Exact && number != 0 && number != 1)
            return misfit(column, row, ColumnType::Boolean, name);
        values[row] = number != 0;
    }
    return Column::boolean(std::move(values));
}

} // namespace

Result<Column> convertColumn(const Column& column, ColumnType wanted, Conversion conversion, const std::string& name)
{
    if (column.type() == wanted)
        return column;
    switch (wanted) {
    case ColumnType::Numeric: return toNumeric(column, conversion, name);
    case ColumnType::Time: return toTime(column, conversion, name);
    case ColumnType::Boolean: return toBoolean(column, conversion, name);
    case ColumnType::Categorical: return Column::categorical(cells(column));
    case ColumnType::Text: break;
    }
    return Column::text(cells(column));
}

Column withLevels(const Column& column, const std::vector<std::string>& levels)
{
    if (column.levels() == levels)
        return column;
    std::vector<std::string> all = levels;
    std::unordered_map<std::string, std::uint32_t> codeOf;
    for (std::size_t i = 0; i < levels.size(); ++i)
        codeOf.emplace(levels[i], static_cast<std::uint32_t>(i));
    std::vector<std::uint32_t> newCode;
    for (const std::string& level : column.levels()) {
        const auto [place, isNew] = codeOf.try_emplace(level, static_cast<std::uint32_t>(all.size()));
        if (isNew)
            all.push_back(level);
        newCode.push_back(place->second);
    }
    std::vector<std::uint32_t> codes(column.codes().begin(), column.codes().end());
    for (std::uint32_t& code : codes)
        if (code != kMissingCode)
            code = newCode[code];
    return Column::categorical(std::move(codes), std::move(all));
}

} // namespace lathe
