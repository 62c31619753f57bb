#include "prep/pipeline.h"

#include <algorithm>

namespace lathe {

namespace {

Names featuresOf(const Table& table, ColumnType type)
{
    Names names;
    for (const Field& field : table.schema().fields)
        if (field.role == Role::Feature && field.type == type)
            names.push_back(field.name);
    return names;
}

PipelineStep step(const std::string& transform, const std::vector<std::pair<std::string, ParamValue>>& values)
{
    Params params = defaults(builtinTransforms().find(transform)->parameters());
    for (const auto& [name, value] : values)
        params.set(name, value);
    return {transform, std::move(params), true};
}

} // namespace

Pipeline encodingFor(const Table& table, const FeatureNeeds& needs)
{
    Pipeline pipeline;
    auto& steps = pipeline.steps;
    const Names texts = featuresOf(table, ColumnType::Text);
    const Names categories = featuresOf(table, ColumnType::Categorical);
    const Names flags = featuresOf(table, ColumnType::Boolean);
    const Names times = featuresOf(table, ColumnType::Time);
    const Names numbers = featuresOf(table, ColumnType::Numeric);
    const bool isTextAlone = categories.empty() && flags.empty() && times.empty() && numbers.empty();
    if (!texts.empty())
        steps.push_back(isTextAlone ? step("tfidf", {{"columns", texts}, {"most_terms", std::int64_t{1000}}}) : step("drop", {{"columns", texts}}));
    if (!times.empty())
        steps.push_back(step("date_parts", {}));
    // A value may be missing in rows to come where none was in these.
    if (!needs.takesMissing && !(numbers.empty() && categories.empty() && flags.empty() && times.empty()))
        steps.push_back(step("impute", {{"method", std::string("median")}}));
    // Before categories become 0 and 1: those are of comparable size already, and scaling them by their deviation
    // would blow up the rare ones.
    if (needs.scaled && !(numbers.empty() && times.empty()))
        steps.push_back(step("scale", {}));
    if (!flags.empty())
        steps.push_back(step("set_type", {{"columns", flags}, {"type", std::string("numeric")}}));
    if (!categories.empty())
        steps.push_back(step("one_hot", {{"most_categories", std::int64_t{50}}}));
    return pipeline;
}

} // namespace lathe
