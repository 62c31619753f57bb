#include "prep/expression.h"
#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include <algorithm>

namespace lathe {

namespace {

struct Compute {
    std::string name, formula;
    Names columns;
    std::size_t missing = 0; ///< in training

    Result<Table> apply(const Table& table) const
    {
        for (const std::string& column : columns)
            LATHE_CHECK(columnOf(table, column));
        LATHE_TRY(const Expression expression, Expression::parse(formula, table.schema()));
        LATHE_TRY(Column column, expression.evaluate(table));
        const ColumnType type = column.type();
        const auto index = table.schema().find(name);
        Field field = index ? table.field(*index) : Field{name, type, Role::Feature, {}};
        field.type = type;
        return table.withColumn(std::move(field), std::move(column));
    }
    Result<void> writeOnnx(OnnxColumns& table) const
    {
        Schema schema;
        for (const std::string& column : columns) {
            LATHE_TRY(const ColumnType type, table.typeOf(column));
            schema.fields.push_back({column, type, Role::Feature, {}});
        }
        LATHE_TRY(const Expression expression, Expression::parse(formula, schema));
        return expression.writeOnnx(table, name);
    }
    Message summary() const
    {
        const Message whole = name + " = " + formula;
        return missing > 0 ? joined({whole, sayCounted(static_cast<std::int64_t>(missing), "%1 value missing", "%1 values missing")}, ", ") : whole;
    }
    Names reads() const { return columns; }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Compute, name, formula, columns, missing)

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    LATHE_TRY(const Expression expression, Expression::parse(params.text("formula"), train.schema()));
    if (params.text("name").empty())
        return fail(ErrorCode::InvalidArgument, "The new column has no name", "Give it one");
    const auto target = train.schema().first(Role::Target);
    const std::string targetName = target ? train.field(*target).name : std::string();
    if (target && params.text("name") == targetName)
        return fail(ErrorCode::InvalidArgument, "The column “" + targetName + "” is the target", "Give the new column another name");
    if (target && std::ranges::find(expression.columns(), targetName) != expression.columns().end())
        return fail(ErrorCode::InvalidArgument, "The formula reads the target “" + targetName + "”",
                    "A model could read the answer from it; use other columns");
    Compute state{params.text("name"), params.text("formula"), expression.columns(), 0};
    LATHE_TRY(Table made, state.apply(train));
    state.missing = made.find(state.name)->missingCount();
    return fittedWith(std::move(state), std::move(made));
}

} // namespace

std::unique_ptr<const Transform> makeCompute()
{
    return std::make_unique<TransformOf<Compute>>(
        TransformInfo{"compute", "Compute a column", "Columns",
                      "Adds a column, or replaces one, by a formula over the others. What is computed from a missing value is missing.", "", Scope::Always},
        std::vector{ParamSpec::text("name", "Name", "computed", "Of the new column"),
                    ParamSpec::text("formula", "Formula", "0", "For example total_rooms / households; see the page on formulas")},
        &fit);
}

} // namespace lathe
