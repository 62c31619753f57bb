// Small statistics of values without missing ones.
#pragma once

#include "data/column.h"

#include <span>
#include <vector>

namespace lathe {

/// The numbers (Column::numberAt) that are not missing, in order.
std::vector<double> presentNumbers(const Column& column);

/// The value below which `share` in [0, 1] of `sorted` lies, linear between neighbours (Hyndman and Fan's type 7).
/// `sorted` is ascending and not empty.
double quantileOf(std::span<const double> sorted, double share);
/// Not empty; the mean of the middle two for an even count.
double medianOf(std::vector<double> values);
/// 0 for none.
double meanOf(std::span<const double> values);
/// The mean squared distance to `mean`; 0 for none.
double varianceOf(std::span<const double> values, double mean);
/// A deviation to divide by: 1 where the values do not differ by more than rounding (Chan, Golub, LeVeque 1983).
double safeDeviation(std::span<const double> values, double mean);

/// The standard normal distribution function's inverse; `share` in (0, 1).
double normalQuantile(double share);

} // namespace lathe
