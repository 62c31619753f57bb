#include "prep/class_rows.h"

#include <cmath>
#include <map>
#include <set>

namespace lathe {

namespace {

constexpr std::size_t kClassNumbers = 20;

/// Numbers that stand for classes: a few whole ones.
bool isFewWhole(const Column& column)
{
    if (column.type() != ColumnType::Numeric)
        return false;
    std::set<double> values;
    for (const double value : column.numbers()) {
        if (std::isnan(value))
            continue;
        values.insert(value);
        if (value != std::floor(value) || values.size() > kClassNumbers)
            return false;
    }
    return true;
}

} // namespace

Result<std::vector<ClassRows>> rowsByClass(const Table& table)
{
    const auto index = table.schema().first(Role::Target);
    if (!index)
        return fail(ErrorCode::InvalidArgument, "The table has no target", "Choose one; its classes are balanced");
    const Column& column = table.column(*index);
    if (column.type() != ColumnType::Categorical && column.type() != ColumnType::Boolean && !isFewWhole(column))
        return fail(ErrorCode::Schema, "The target “" + table.field(*index).name + "” is " + std::string(toString(column.type())),
                    "Only classes can be balanced: categories, yes and no, or a few whole numbers");
    std::map<std::string, std::vector<std::uint32_t>> rows;
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (!column.isMissing(row))
            rows[column.cell(row)].push_back(static_cast<std::uint32_t>(row));
    std::vector<ClassRows> classes;
    for (auto& [name, members] : rows)
        classes.push_back({name, std::move(members)});
    return classes;
}

} // namespace lathe
