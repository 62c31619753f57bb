// Student's t distribution.
#pragma once

namespace lathe {

/// P(T ≤ t) for `degrees` > 0, by the regularised incomplete beta function (DLMF 8.17, continued fraction 8.17.22).
double studentCumulative(double t, double degrees);
/// The t with P(T ≤ t) = `probability`, in (0, 1).
double studentQuantile(double probability, double degrees);

} // namespace lathe
