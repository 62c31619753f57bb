#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

struct Term {
    std::vector<std::size_t> factors; ///< indices into the columns, ascending; repeated for a power
    std::string name;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Term, factors, name)

struct Polynomial {
    Names columns;
    std::vector<Term> terms;

    Result<Table> apply(const Table& table) const
    {
        LATHE_CHECK(checkSize(table.rows(), terms.size()));
        std::vector<const Column*> factors;
        for (const std::string& name : columns) {
            LATHE_TRY(const Column* column, columnOf(table, name, ColumnType::Numeric));
            factors.push_back(column);
        }
        TableEdit edit(table);
        for (const Term& term : terms) {
            std::vector<double> values(table.rows(), 1.0);
            for (const std::size_t factor : term.factors)
                for (std::size_t row = 0; row < values.size(); ++row)
                    values[row] *= factors[factor]->numbers()[row];
            for (double& value : values)
                if (!std::isfinite(value))
                    value = kMissingNumber;
            edit.add({term.name, ColumnType::Numeric, Role::Feature, {}}, Column::numeric(std::move(values)));
        }
        return edit.finish();
    }
    Result<void> writeOnnx(OnnxColumns& table) const
    {
        OnnxBuilder& b = table.builder;
        for (const Term& term : terms) {
            std::string value;
            for (const std::size_t factor : term.factors) {
                LATHE_TRY(const std::string next, table.numbers(columns[factor]));
                value = value.empty() ? next : b.multiply(value, next);
            }
            table.setNumbers(term.name, ColumnType::Numeric, b.where(b.node("IsInf", {value}), kMissingNumber, value));
        }
        return {};
    }
    Message summary() const { return sayCounted(std::ssize(terms), "%1 product of %2", "%1 products of %2", columnsText(columns.size())); }
    Names reads() const { return columns; }
    Result<void> check() const
    {
        for (const Term& term : terms)
            for (const std::size_t factor : term.factors)
                if (factor >= columns.size())
                    return brokenState("the product “" + term.name + "” names no column");
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Polynomial, columns, terms)

std::string termName(const Names& columns, const std::vector<std::size_t>& factors)
{
    std::string name;
    for (std::size_t i = 0, end = 0; i < factors.size(); i = end) {
        while (end < factors.size() && factors[end] == factors[i])
            ++end;
        name += (i > 0 ? " × " : "") + columns[factors[i]];
        if (end - i > 1)
            name += "^" + std::to_string(end - i);
    }
    return name;
}

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress& progress)
{
    constexpr std::size_t kMostTerms = 20'000;
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {ColumnType::Numeric}));
    const auto degree = static_cast<std::size_t>(params.integer("degree"));
    const bool isInteraction = params.boolean("interactions_only");
    Polynomial state;
    for (const std::size_t index : chosen)
        state.columns.push_back(train.field(index).name);
    // Each degree extends the terms of the one before by a factor that does not stand before their last.
    std::vector<std::vector<std::size_t>> before;
    for (std::size_t i = 0; i < chosen.size(); ++i)
        before.push_back({i});
    for (std::size_t n = 2; n <= degree; ++n) {
        std::vector<std::vector<std::size_t>> next;
        for (const auto& factors : before)
            for (std::size_t i = factors.back() + isInteraction; i < chosen.size(); ++i) {
                if (state.terms.size() >= kMostTerms)
                    return fail(ErrorCode::InvalidArgument, "There would be more than 20,000 products", "Choose fewer columns or a lower degree");
                next.push_back(factors);
                next.back().push_back(i);
                state.terms.push_back({next.back(), freshName(train.schema(), termName(state.columns, next.back()))});
            }
        before = std::move(next);
    }
    if (progress.stopRequested())
        return cancelled();
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makePolynomial()
{
    return std::make_unique<TransformOf<Polynomial>>(
        TransformInfo{"polynomial", "Products and powers", "Numbers",
                      "Adds the products and powers of number columns, so that linear models can bend. A product with a missing factor is missing.", "", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {"numeric"}, "None chosen: all number features"),
                    ParamSpec::integer("degree", "Degree", 2, 2, 5, "The most factors of a product"),
                    ParamSpec::boolean("interactions_only", "Products of different columns only", false, "Leaves powers out")},
        &fit);
}

} // namespace lathe
