// Exact quantiles of unsorted numbers.
#pragma once

#include <span>
#include <vector>

namespace lathe {

/// One a share of `shares`, each in [0, 1]; empty when no value is finite. NaN and infinities are left out.
/// Between two order statistics linearly (Hyndman and Fan 1996, type 7: the default of NumPy and R).
/// Two passes and a selection among the values that share the leading bits of an answer.
std::vector<double> quantiles(std::span<const double> values, std::span<const double> shares);

} // namespace lathe
