#include "prep/class_rows.h"
#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

struct ClassWeights {
    std::string target, column;
    std::vector<std::string> classes;
    std::vector<double> weights;

    /// Times what the weight column holds already; 1 for a row without a class.
    Result<Table> apply(const Table& table) const
    {
        LATHE_TRY(const Column* labels, columnOf(table, target));
        const Column* given = table.find(column);
        if (given && given->type() != ColumnType::Numeric)
            return fail(ErrorCode::Schema, "The weight column “" + column + "” is " + std::string(toString(given->type())), "Weights are numbers", column);
        std::unordered_map<std::string, double> weightOf;
        for (std::size_t i = 0; i < classes.size(); ++i)
            weightOf.emplace(classes[i], weights[i]);
        std::vector<double> values(table.rows(), 1.0);
        for (std::size_t row = 0; row < values.size(); ++row) {
            const auto found = labels->isMissing(row) ? weightOf.end() : weightOf.find(labels->cell(row));
            values[row] = (given ? given->numbers()[row] : 1) * (found == weightOf.end() ? 1 : found->second);
        }
        return table.withColumn({column, ColumnType::Numeric, Role::Weight, {}}, Column::numeric(std::move(values)));
    }
    Message summary() const
    {
        std::vector<Message> parts;
        for (std::size_t i = 0; i < std::min<std::size_t>(4, classes.size()); ++i)
            parts.push_back(say("%1 %2", classes[i], figure(shortNumber(weights[i]))));
        if (classes.size() > 4)
            parts.push_back(std::string("…"));
        return joined(parts, ", ");
    }
    Names reads() const { return {target}; }
    Result<void> check() const
    {
        if (classes.size() != weights.size())
            return brokenState("classes and weights differ in number");
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ClassWeights, target, column, classes, weights)

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    LATHE_TRY(const auto classes, rowsByClass(train));
    double all = 0;
    for (const ClassRows& one : classes)
        all += static_cast<double>(one.rows.size());
    ClassWeights state;
    state.target = train.field(*train.schema().first(Role::Target)).name;
    const auto weight = train.schema().first(Role::Weight);
    state.column = weight ? train.field(*weight).name : freshName(train.schema(), "weight");
    for (const ClassRows& one : classes) {
        const double balanced = all / (static_cast<double>(classes.size()) * static_cast<double>(one.rows.size()));
        state.classes.push_back(one.name);
        state.weights.push_back(std::pow(balanced, params.real("strength")));
    }
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makeClassWeights()
{
    return std::make_unique<TransformOf<ClassWeights>>(
        TransformInfo{"class_weights", "Weigh classes", "Balance",
                      "Gives rows of rare classes more weight in training: all rows / (classes × rows of the class). A row without a class weighs 1.",
                      "King and Zeng 2001, Logistic regression in rare events data", Scope::Training},
        std::vector{ParamSpec::real("strength", "Strength", 1, 0, 1, "1: every class counts the same; 0: no weights")}, &fit);
}

} // namespace lathe
