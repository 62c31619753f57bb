// A model's answers as plain numbers, for asking it many times.
#pragma once

#include "ml/model.h"
#include "ml/table_learner.h"

namespace lathe {

/// The names of what is explained: classes, or values.
inline const std::vector<std::string>& outputNames(const Predictions& predictions)
{
    return predictions.classes.empty() ? predictions.outputs : predictions.classes;
}

/// [n] of one output: a class's probability, or a value. Fails with InvalidArgument when there is no such output,
/// otherwise as Model::predict does.
inline Result<std::vector<double>> answersOf(const Model& model, const Table& rows, std::size_t output, Progress& progress)
{
    LATHE_TRY(const Predictions predictions, model.predict(rows, progress));
    if (output >= outputNames(predictions).size() || predictions.size() != rows.rows())
        return fail(ErrorCode::InvalidArgument, "The model has no such output");
    std::vector<double> answers(rows.rows());
    for (std::size_t i = 0; i < answers.size(); ++i)
        answers[i] = predictions.classes.empty() ? predictions.value(i, output) : static_cast<double>(predictions.row(i)[output]);
    return answers;
}

} // namespace lathe
