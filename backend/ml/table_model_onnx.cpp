// A model of a table as an ONNX graph: raw columns in, answers out.
#include "ml/table_model.h"
#include "prep/onnx_columns.h"

namespace lathe {

Result<OnnxAnswers> TabularModel::writeOnnx(OnnxBuilder& b) const
{
    OnnxColumns columns(b);
    for (const Field& field : m_preparation.inputs().fields)
        columns.addInput(field.name, field.type);
    LATHE_CHECK(m_preparation.writeOnnx(columns));
    LATHE_CHECK(m_encoding.writeOnnx(columns));
    b.setScope("features");
    std::vector<std::string> parts;
    for (const std::string& name : m_features) {
        LATHE_TRY(const ColumnType type, columns.typeOf(name));
        LATHE_TRY(parts.emplace_back(), columns.numbers(name, type));
    }
    const std::string given = b.joined(parts, 1), infinite = b.node("IsInf", {given});
    const bool takesMissing = m_algorithm->needs(m_params).takesMissing;
    const std::string bad = takesMissing ? infinite : b.either(infinite, b.isMissing(given));
    OnnxAnswers answers;
    answers.unfit = b.compare("Greater", b.largest(b.toReal(bad), 1), 0.5);
    const std::string features = b.where(answers.unfit, 0.0, given);
    b.setScope("model");
    auto values = m_model->writeOnnx(b, features);
    if (!values) {
        Error error = std::move(values).error();
        error.message = "The algorithm “" + m_algorithm->info().name + "” cannot be held in ONNX: " + error.message;
        error.code = ErrorCode::Incompatible;
        return tl::unexpected<Error>(std::move(error));
    }
    const Task task = m_algorithm->info().task;
    const bool shares = task == Task::Classification || task == Task::Clustering;
    answers.values = b.where(answers.unfit, shares ? 0.0 : kMissingNumber, *values);
    return answers;
}

} // namespace lathe
