#include "data/mend.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lathe::mend {

namespace {

Mend transform(Message title, std::string id, const nlohmann::json& parameters)
{
    Mend mend{MendKind::Transform, std::move(title)};
    mend.transform = std::move(id);
    mend.parameters = parameters.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return mend;
}

Message typeTitle(ColumnType type)
{
    switch (type) {
    case ColumnType::Numeric: return say("Treat as numeric");
    case ColumnType::Categorical: return say("Treat as category");
    case ColumnType::Text: return say("Treat as text");
    case ColumnType::Time: return say("Treat as time");
    case ColumnType::Boolean: return say("Treat as boolean");
    }
    return {};
}

Message roleTitle(Role role)
{
    return role == Role::Identifier ? say("Use as identifier") : say("Set the role to %1", std::string(toString(role)));
}

} // namespace

Mend leaveOutRows(const Table& table, std::span<const std::size_t> rows)
{
    const auto count = std::ssize(rows);
    Mend mend{MendKind::LeaveOutRows, sayCounted(count, "Leave out %1 row", "Leave out %1 rows")};
    for (const std::size_t row : rows)
        if (table.origin(row) != kNoOrigin)
            mend.origins.push_back(table.origin(row));
    std::sort(mend.origins.begin(), mend.origins.end());
    return mend;
}

Mend leaveOutColumn(const std::string& column)
{
    return transform(say("Leave out column"), "drop", {{"columns", {column}}});
}

Mend setToMissing(const std::string& column, std::optional<double> lowest, std::optional<double> highest)
{
    return transform(say("Set to missing"), "clip",
                     {{"columns", {column}},
                      {"method", "bounds"},
                      {"lowest", lowest ? shortest(*lowest) : std::string()},
                      {"highest", highest ? shortest(*highest) : std::string()},
                      {"outside", "missing"}});
}

Mend fillMissing(const std::string& column, bool withFlag)
{
    return transform(say("Fill missing values"), "impute", {{"columns", {column}}, {"flag", withFlag}});
}

Mend unifySpellings(const std::string& column)
{
    return transform(say("Use one spelling"), "unify_spellings", {{"columns", {column}}});
}

Mend groupRare(const std::vector<std::string>& columns, std::int64_t rows)
{
    return transform(say("Group rare values"), "group_rare", {{"columns", columns}, {"share", 0.0}, {"rows", rows}});
}

Mend leaveOutCopies()
{
    return transform(say("Leave out copies"), "deduplicate", nlohmann::json::object());
}

Mend weighClasses()
{
    return transform(say("Weigh classes"), "class_weights", nlohmann::json::object());
}

Mend setType(const std::string& column, ColumnType type)
{
    return transform(typeTitle(type), "set_type", {{"columns", {column}}, {"type", toString(type)}});
}

Mend setRole(const std::string& column, Role role)
{
    Mend mend{MendKind::SetRole, roleTitle(role)};
    mend.column = column;
    mend.role = role;
    return mend;
}

Mend splitAnew()
{
    return {MendKind::NewSplit, say("Split anew")};
}

Mend splitByTime(const std::string& column)
{
    Mend mend{MendKind::NewSplit, say("Split by time")};
    mend.split = SplitKind::Time;
    mend.column = column;
    return mend;
}

} // namespace lathe::mend
