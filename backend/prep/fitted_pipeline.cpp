#include "prep/convert.h"
#include "prep/onnx_columns.h"
#include "prep/pipeline.h"

#include <algorithm>

namespace lathe {

namespace {

/// The inputs in their order, with their types, roles and levels; then what else the table has. A feature that was
/// not there at fitting, or that no step reads, is of no use to the model and is ignored.
Result<Table> conform(const Table& table, const Schema& inputs, const std::vector<std::vector<std::string>>& levels)
{
    std::vector<Field> fields;
    std::vector<Column> columns;
    std::vector<bool> isUsed(table.columnCount());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const Field& wanted = inputs.fields[i];
        const auto index = table.schema().find(wanted.name);
        if (!index) {
            const auto near = table.schema().get(wanted.name);
            return fail(ErrorCode::Schema, "The column “" + wanted.name + "” is absent", near ? "" : near.error().hint);
        }
        isUsed[*index] = true;
        LATHE_TRY(Column column, convertColumn(table.column(*index), wanted.type, Conversion::Exact, wanted.name));
        if (wanted.type == ColumnType::Categorical)
            column = withLevels(column, levels[i]);
        fields.push_back(wanted);
        columns.push_back(std::move(column));
    }
    for (std::size_t i = 0; i < table.columnCount(); ++i) {
        if (isUsed[i])
            continue;
        fields.push_back(table.field(i));
        columns.push_back(table.column(i));
        if (fields.back().role == Role::Feature)
            fields.back().role = Role::Ignored;
    }
    return table.withColumns(std::move(fields), std::move(columns));
}

bool isLeftOut(Scope scope, Purpose purpose)
{
    return (scope == Scope::Training && purpose != Purpose::Training)
           || (scope == Scope::Labelled && purpose == Purpose::Answering);
}

} // namespace

Result<Table> FittedPipeline::apply(const Table& table, Purpose purpose) const
{
    LATHE_TRY(Table result, conform(table, m_inputs, m_levels));
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        if (isLeftOut(m_steps[i].scope, purpose))
            continue;
        LATHE_TRY(result, m_steps[i].fitted->apply(result));
    }
    return result;
}

Result<void> FittedPipeline::writeOnnx(OnnxColumns& columns) const
{
    for (const Step& step : m_steps) {
        if (isLeftOut(step.scope, Purpose::Answering))
            continue;
        columns.builder.setScope(step.transform);
        if (auto written = step.fitted->writeOnnx(columns); !written) {
            Error error = std::move(written).error();
            const Transform* transform = builtinTransforms().find(step.transform);
            error.message = "The step “" + (transform ? transform->info().name : step.transform) + "” cannot be held in ONNX: " + error.message;
            error.code = ErrorCode::Incompatible;
            return tl::unexpected<Error>(std::move(error));
        }
    }
    return {};
}

std::vector<Message> FittedPipeline::summaries() const
{
    std::vector<Message> lines;
    for (const Step& step : m_steps)
        lines.push_back(step.fitted->summary());
    return lines;
}

} // namespace lathe
