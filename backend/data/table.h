// Tables: named, typed columns of equal length, immutable. A row is an item of a dataset.
#pragma once

#include "data/column.h"
#include "data/part.h"

#include <functional>

namespace lathe {

/// What a column is for.
enum class Role : std::uint8_t { Feature, Target, Identifier, Weight, Ignored };
/// `feature`, `target`, `id`, `weight`, `ignored`.
std::string_view toString(Role role);
std::optional<Role> roleFromText(std::string_view text);

struct Field {
    std::string name; ///< unique in its table, not empty
    ColumnType type = ColumnType::Numeric;
    Role role = Role::Feature;
    std::string unit; ///< "$", "km"; may be empty
    bool operator==(const Field&) const = default;
};

struct Schema {
    std::vector<Field> fields;

    std::size_t size() const { return fields.size(); }
    std::optional<std::size_t> find(std::string_view name) const;
    /// Fails with NotFound, naming the nearest column or all.
    Result<std::size_t> get(std::string_view name) const;
    /// The first of that role.
    std::optional<std::size_t> first(Role role) const;
    bool operator==(const Schema&) const = default;
};

/// Where a row came from, for rows that a transform has made.
inline constexpr std::uint32_t kNoOrigin = std::numeric_limits<std::uint32_t>::max();

/// Copies share everything. At most 2³² − 1 rows.
class Table {
public:
    Table() = default;
    /// Fails with Schema when lengths or types differ, a name is empty or there twice.
    static Result<Table> make(std::vector<Field> fields, std::vector<Column> columns);

    std::size_t rows() const { return m_rows; }
    std::size_t columnCount() const { return m_columns.size(); }
    const Schema& schema() const { return m_schema; }
    const Field& field(std::size_t index) const { return m_schema.fields[index]; }
    const Column& column(std::size_t index) const { return m_columns[index]; }
    /// Null when there is none of that name.
    const Column* find(std::string_view name) const;

    /// The part of a row; Unassigned for all rows of a table that was not split.
    Part part(std::size_t row) const { return m_parts ? (*m_parts)[row] : Part::Unassigned; }
    bool hasParts() const { return m_parts != nullptr; }
    /// The row of the dataset version that this row came from, through all selections; kNoOrigin for a made one.
    std::uint32_t origin(std::size_t row) const { return m_origins ? (*m_origins)[row] : static_cast<std::uint32_t>(row); }

    /// The rows at these positions, in that order; parts and origins go with them.
    Table take(std::span<const std::uint32_t> rows) const;
    Table part(Part part) const;
    std::vector<std::uint32_t> indices(Part part) const;

    /// Fails with InvalidArgument when `parts` is not one a row.
    Result<Table> withParts(std::vector<Part> parts) const;
    /// The same rows with other columns. Fails as make() does, and when the length differs.
    Result<Table> withColumns(std::vector<Field> fields, std::vector<Column> columns) const;
    /// With the column of that name replaced, or added at the end.
    Result<Table> withColumn(Field field, Column column) const;
    Table withoutColumns(const std::vector<std::string>& names) const;
    /// Fails with NotFound. Another column that has the role Target or Weight becomes a Feature.
    Result<Table> withRole(std::string_view name, Role role) const;
    /// The rows of both, one after the other; `other` has the same schema. Made rows have kNoOrigin.
    /// Fails with Schema.
    Result<Table> withMadeRows(const Table& other) const;

    /// Equal schema, values and parts.
    bool operator==(const Table& other) const;

private:
    std::size_t m_rows = 0;
    Schema m_schema;
    std::vector<Column> m_columns;
    std::shared_ptr<const std::vector<Part>> m_parts;
    std::shared_ptr<const std::vector<std::uint32_t>> m_origins;
};

} // namespace lathe
