// Answers of models of tables compared.
#pragma once

#include "ml/predictions.h"

namespace lathe {

/// Probabilities may differ by this much, values by this share of their size (at least 1).
inline constexpr double kTableTolerance = 1e-5;

/// Probabilities and values of a row, one after the other.
std::vector<double> answerNumbers(const Predictions& predictions, std::size_t row);
/// Between answers for one row, as a share of their size where that is above 1; infinite when one is there and the
/// other is not.
double answerDifference(const std::vector<double>& a, const std::vector<double>& b);

} // namespace lathe
