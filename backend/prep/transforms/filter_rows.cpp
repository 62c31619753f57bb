#include "prep/expression.h"
#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

namespace lathe {

namespace {

Result<Expression> conditionFor(const std::string& text, const Schema& schema)
{
    LATHE_TRY(Expression expression, Expression::parse(text, schema));
    if (expression.type() != ColumnType::Boolean)
        return fail(ErrorCode::Schema, "The condition is " + std::string(toString(expression.type())) + ", neither true nor false",
                    "Compare something, for example price > 0");
    return expression;
}

struct FilterRows {
    std::string condition;
    Names columns;
    std::size_t left = 0, of = 0; ///< training rows

    Result<Table> apply(const Table& table) const
    {
        for (const std::string& name : columns)
            LATHE_CHECK(columnOf(table, name));
        LATHE_TRY(const Expression expression, conditionFor(condition, table.schema()));
        LATHE_TRY(const Column flags, expression.evaluate(table));
        std::vector<std::uint32_t> rows;
        for (std::size_t row = 0; row < table.rows(); ++row)
            if (flags.flags()[row] == 1)
                rows.push_back(static_cast<std::uint32_t>(row));
        return rows.size() == table.rows() ? table : table.take(rows);
    }
    Message summary() const
    {
        return say("%1: %2 of %3 training rows kept", condition, left, of);
    }
    Names reads() const { return columns; }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(FilterRows, condition, columns, left, of)

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    LATHE_TRY(const Expression expression, conditionFor(params.text("condition"), train.schema()));
    FilterRows state{params.text("condition"), expression.columns(), 0, train.rows()};
    LATHE_TRY(Table made, state.apply(train));
    if (made.rows() == 0 && train.rows() > 0)
        return fail(ErrorCode::InvalidArgument, "No training row is left where " + state.condition, "Choose a wider condition");
    state.left = made.rows();
    return fittedWith(std::move(state), std::move(made));
}

} // namespace

std::unique_ptr<const Transform> makeFilterRows()
{
    return std::make_unique<TransformOf<FilterRows>>(
        TransformInfo{"filter_rows", "Filter rows", "Rows",
                      "Keeps the rows to learn from and to judge by for which a condition is true; where it is missing the row is left out. "
                      "Rows to be predicted all stay.", "", Scope::Labelled},
        std::vector{ParamSpec::text("condition", "Condition", "true", "For example price > 0 and rooms < 100; see the page on formulas")}, &fit);
}

} // namespace lathe
