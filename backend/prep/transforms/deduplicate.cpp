#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

namespace lathe {

namespace {

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 29);
}

void addHashes(const Column& column, std::vector<std::uint64_t>& hashes)
{
    std::vector<std::uint64_t> byLevel;
    if (column.type() == ColumnType::Categorical)
        for (const std::string& level : column.levels())
            byLevel.push_back(std::hash<std::string_view>()(level));
    for (std::size_t row = 0; row < hashes.size(); ++row) {
        std::uint64_t value = 0x5bd1e995; // missing
        if (!column.isMissing(row))
            switch (column.type()) {
            case ColumnType::Numeric: value = std::bit_cast<std::uint64_t>(column.numbers()[row] + 0.0); break; // −0 is 0
            case ColumnType::Categorical: value = byLevel[column.codes()[row]]; break;
            case ColumnType::Text: value = std::hash<std::string_view>()(column.textAt(row)); break;
            case ColumnType::Time: value = static_cast<std::uint64_t>(column.times()[row]); break;
            case ColumnType::Boolean: value = column.flags()[row]; break;
            }
        hashes[row] = mixed(hashes[row], value);
    }
}

bool isEqual(const Column& column, std::size_t a, std::size_t b)
{
    if (column.isMissing(a) || column.isMissing(b))
        return column.isMissing(a) == column.isMissing(b);
    return column.type() == ColumnType::Text          ? column.textAt(a) == column.textAt(b)
           : column.type() == ColumnType::Categorical ? column.codes()[a] == column.codes()[b]
           : column.type() == ColumnType::Time        ? column.times()[a] == column.times()[b]
                                                      : column.numberAt(a) == column.numberAt(b);
}

struct Deduplicate {
    Names columns;
    std::size_t left = 0, of = 0; ///< training rows

    Result<Table> apply(const Table& table) const
    {
        std::vector<const Column*> compared;
        std::vector<std::uint64_t> hashes(table.rows());
        for (const std::string& name : columns) {
            LATHE_TRY(const Column* column, columnOf(table, name));
            compared.push_back(column);
            addHashes(*column, hashes);
        }
        std::unordered_multimap<std::uint64_t, std::uint32_t> firsts;
        std::vector<std::uint32_t> rows;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto [begin, end] = firsts.equal_range(hashes[row]);
            const bool isThere = std::any_of(begin, end, [&](const auto& entry) {
                return std::ranges::all_of(compared, [&](const Column* column) { return isEqual(*column, row, entry.second); });
            });
            if (isThere)
                continue;
            firsts.emplace(hashes[row], static_cast<std::uint32_t>(row));
            rows.push_back(static_cast<std::uint32_t>(row));
        }
        return rows.size() == table.rows() ? table : table.take(rows);
    }
    Message summary() const
    {
        return say("%1 of %2 training rows left out", of - std::min(left, of), of);
    }
    Names reads() const { return columns; }
    Result<void> check() const
    {
        if (columns.empty())
            return brokenState("no columns are compared");
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Deduplicate, columns, left, of)

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    Deduplicate state{params.names("columns"), 0, train.rows()};
    for (const std::string& name : state.columns)
        LATHE_CHECK(train.schema().get(name));
    if (state.columns.empty())
        for (const Field& field : train.schema().fields)
            if (field.role == Role::Feature || field.role == Role::Target)
                state.columns.push_back(field.name);
    if (state.columns.empty())
        return fail(ErrorCode::InvalidArgument, "There are no columns to compare", "Choose some");
    LATHE_TRY(Table made, state.apply(train));
    state.left = made.rows();
    return fittedWith(std::move(state), std::move(made));
}

} // namespace

std::unique_ptr<const Transform> makeDeduplicate()
{
    return std::make_unique<TransformOf<Deduplicate>>(
        TransformInfo{"deduplicate", "Leave out duplicates", "Rows",
                      "Keeps the first of rows to learn from or to judge by that are equal in the chosen columns; missing equals missing. "
                      "Rows to be predicted all stay.", "", Scope::Labelled},
        std::vector{ParamSpec::columns("columns", "Columns", {}, "None chosen: all features and the target")}, &fit);
}

} // namespace lathe
