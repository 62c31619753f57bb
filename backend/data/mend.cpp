#include "data/mend.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lathe::mend {

namespace {

Mend transform(std::string title, std::string id, const nlohmann::json& parameters)
{
    Mend mend{MendKind::Transform, std::move(title)};
    mend.transform = std::move(id);
    mend.parameters = parameters.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return mend;
}

} // namespace

Mend leaveOutRows(const Table& table, std::span<const std::size_t> rows)
{
    const auto count = std::ssize(rows);
    Mend mend{MendKind::LeaveOutRows, "Leave out " + grouped(count) + (count == 1 ? " row" : " rows")};
    for (const std::size_t row : rows)
        if (table.origin(row) != kNoOrigin)
            mend.origins.push_back(table.origin(row));
    std::sort(mend.origins.begin(), mend.origins.end());
    return mend;
}

Mend leaveOutColumn(const std::string& column)
{
    return transform("Leave out column", "drop", {{"columns", {column}}});
}

Mend setToMissing(const std::string& column, std::optional<double> lowest, std::optional<double> highest)
{
    return transform("Set to missing", "clip",
                     {{"columns", {column}},
                      {"method", "bounds"},
                      {"lowest", lowest ? shortest(*lowest) : std::string()},
                      {"highest", highest ? shortest(*highest) : std::string()},
                      {"outside", "missing"}});
}

Mend fillMissing(const std::string& column, bool withFlag)
{
    return transform("Fill missing values", "impute", {{"columns", {column}}, {"flag", withFlag}});
}

Mend groupRare(const std::vector<std::string>& columns, std::int64_t rows)
{
    return transform("Group rare values", "group_rare", {{"columns", columns}, {"share", 0.0}, {"rows", rows}});
}

Mend leaveOutCopies()
{
    return transform("Leave out copies", "deduplicate", nlohmann::json::object());
}

Mend weighClasses()
{
    return transform("Weigh classes", "class_weights", nlohmann::json::object());
}

Mend setType(const std::string& column, ColumnType type)
{
    const std::string title = type == ColumnType::Categorical ? "Treat as category" : "Treat as " + std::string(toString(type));
    return transform(title, "set_type", {{"columns", {column}}, {"type", toString(type)}});
}

Mend setRole(const std::string& column, Role role)
{
    Mend mend{MendKind::SetRole, role == Role::Identifier ? "Use as identifier" : "Set the role to " + std::string(toString(role))};
    mend.column = column;
    mend.role = role;
    return mend;
}

Mend splitAnew()
{
    return {MendKind::NewSplit, "Split anew"};
}

Mend splitByTime(const std::string& column)
{
    Mend mend{MendKind::NewSplit, "Split by time"};
    mend.split = SplitKind::Time;
    mend.column = column;
    return mend;
}

} // namespace lathe::mend
