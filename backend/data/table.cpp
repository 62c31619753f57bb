#include "data/table.h"

#include "base/text.h"

#include <algorithm>
#include <set>

namespace lathe {

namespace {

constexpr std::array<std::string_view, 5> kRoleNames{"feature", "target", "id", "weight", "ignored"};

} // namespace

std::string_view toString(Role role)
{
    return kRoleNames[static_cast<std::size_t>(role)];
}

std::optional<Role> roleFromText(std::string_view text)
{
    const auto found = std::find(kRoleNames.begin(), kRoleNames.end(), text);
    if (found == kRoleNames.end())
        return std::nullopt;
    return static_cast<Role>(found - kRoleNames.begin());
}

std::optional<std::size_t> Schema::find(std::string_view name) const
{
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].name == name)
            return i;
    return std::nullopt;
}

Result<std::size_t> Schema::get(std::string_view name) const
{
    if (const auto index = find(name))
        return *index;
    std::vector<std::string> names;
    for (const Field& field : fields)
        names.push_back(field.name);
    const std::string near = nearest(name, names);
    if (names.size() > 20)
        names = {names.begin(), names.begin() + 20};
    return fail(ErrorCode::NotFound, "There is no column “" + std::string(name) + "”",
                near.empty() ? "The columns are " + join(names, ", ") : "Did you mean “" + near + "”?");
}

std::optional<std::size_t> Schema::first(Role role) const
{
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].role == role)
            return i;
    return std::nullopt;
}

Result<Table> Table::make(std::vector<Field> fields, std::vector<Column> columns)
{
    if (fields.size() != columns.size())
        return fail(ErrorCode::Schema, "There are " + std::to_string(fields.size()) + " column names for "
                                           + std::to_string(columns.size()) + " columns");
    Table table;
    table.m_rows = columns.empty() ? 0 : columns.front().size();
    if (table.m_rows > std::numeric_limits<std::uint32_t>::max() - 1)
        return fail(ErrorCode::OutOfMemory, "A table of " + grouped(static_cast<std::int64_t>(table.m_rows)) + " rows is too large",
                    "Bring in fewer rows; 4,294,967,294 is the most");
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (fields[i].name.empty())
            return fail(ErrorCode::Schema, "Column " + std::to_string(i + 1) + " has no name");
        if (!names.insert(fields[i].name).second)
            return fail(ErrorCode::Schema, "There are two columns “" + fields[i].name + "”", "Rename one of them");
        if (fields[i].type != columns[i].type())
            return fail(ErrorCode::Schema, "The column “" + fields[i].name + "” is " + std::string(toString(columns[i].type()))
                                               + ", not " + std::string(toString(fields[i].type)));
        if (columns[i].size() != table.m_rows)
            return fail(ErrorCode::Schema, "The column “" + fields[i].name + "” has " + std::to_string(columns[i].size())
                                               + " rows, the first has " + std::to_string(table.m_rows));
    }
    table.m_schema.fields = std::move(fields);
    table.m_columns = std::move(columns);
    return table;
}

const Column* Table::find(std::string_view name) const
{
    const auto index = m_schema.find(name);
    return index ? &m_columns[*index] : nullptr;
}

Table Table::take(std::span<const std::uint32_t> rows) const
{
    Table result;
    result.m_rows = rows.size();
    result.m_schema = m_schema;
    result.m_columns.reserve(m_columns.size());
    for (const Column& column : m_columns)
        result.m_columns.push_back(column.take(rows));
    std::vector<std::uint32_t> origins(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        origins[i] = origin(rows[i]);
    result.m_origins = std::make_shared<const std::vector<std::uint32_t>>(std::move(origins));
    if (m_parts) {
        std::vector<Part> parts(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            parts[i] = (*m_parts)[rows[i]];
        result.m_parts = std::make_shared<const std::vector<Part>>(std::move(parts));
    }
    return result;
}

Table Table::part(Part wanted) const
{
    return take(indices(wanted));
}

std::vector<std::uint32_t> Table::indices(Part wanted) const
{
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < m_rows; ++row)
        if (part(row) == wanted)
            rows.push_back(static_cast<std::uint32_t>(row));
    return rows;
}

Result<Table> Table::withParts(std::vector<Part> parts) const
{
    if (parts.size() != m_rows)
        return fail(ErrorCode::InvalidArgument, "There are " + std::to_string(parts.size()) + " parts for "
                                                    + std::to_string(m_rows) + " rows");
    Table result = *this;
    result.m_parts = std::make_shared<const std::vector<Part>>(std::move(parts));
    return result;
}

Result<Table> Table::withColumns(std::vector<Field> fields, std::vector<Column> columns) const
{
    LATHE_TRY(Table result, make(std::move(fields), std::move(columns)));
    if (result.columnCount() > 0 && result.m_rows != m_rows)
        return fail(ErrorCode::Schema, "The new columns have " + std::to_string(result.m_rows) + " rows, the table has "
                                           + std::to_string(m_rows));
    result.m_rows = m_rows;
    result.m_parts = m_parts;
    result.m_origins = m_origins;
    return result;
}

Result<Table> Table::withColumn(Field field, Column column) const
{
    std::vector<Field> fields = m_schema.fields;
    std::vector<Column> columns = m_columns;
    if (const auto index = m_schema.find(field.name)) {
        fields[*index] = std::move(field);
        columns[*index] = std::move(column);
    } else {
        fields.push_back(std::move(field));
        columns.push_back(std::move(column));
    }
    return withColumns(std::move(fields), std::move(columns));
}

Table Table::withoutColumns(const std::vector<std::string>& names) const
{
    Table result = *this;
    result.m_schema.fields.clear();
    result.m_columns.clear();
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (std::ranges::find(names, m_schema.fields[i].name) == names.end()) {
            result.m_schema.fields.push_back(m_schema.fields[i]);
            result.m_columns.push_back(m_columns[i]);
        }
    return result;
}

Result<Table> Table::withRole(std::string_view name, Role role) const
{
    LATHE_TRY(const std::size_t index, m_schema.get(name));
    Table result = *this;
    if (role == Role::Target || role == Role::Weight)
        for (Field& field : result.m_schema.fields)
            if (field.role == role)
                field.role = Role::Feature;
    result.m_schema.fields[index].role = role;
    return result;
}

Result<Table> Table::withMadeRows(const Table& other) const
{
    if (!(m_schema == other.m_schema))
        return fail(ErrorCode::Schema, "The made rows have other columns than the table");
    std::vector<Column> columns;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        columns.push_back(m_columns[i].followedBy(other.m_columns[i]));
    Table result = *this;
    result.m_rows = m_rows + other.m_rows;
    result.m_columns = std::move(columns);
    std::vector<std::uint32_t> origins(result.m_rows, kNoOrigin);
    for (std::size_t row = 0; row < m_rows; ++row)
        origins[row] = origin(row);
    result.m_origins = std::make_shared<const std::vector<std::uint32_t>>(std::move(origins));
    if (m_parts) {
        std::vector<Part> parts = *m_parts;
        for (std::size_t row = 0; row < other.m_rows; ++row)
            parts.push_back(other.part(row));
        result.m_parts = std::make_shared<const std::vector<Part>>(std::move(parts));
    }
    return result;
}

bool Table::operator==(const Table& other) const
{
    if (m_rows != other.m_rows || !(m_schema == other.m_schema) || m_columns != other.m_columns)
        return false;
    for (std::size_t row = 0; (m_parts || other.m_parts) && row < m_rows; ++row)
        if (part(row) != other.part(row))
            return false;
    return true;
}

} // namespace lathe
