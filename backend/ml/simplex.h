// Minimising a function of a few variables without its derivatives.
#pragma once

#include <functional>
#include <span>
#include <vector>

namespace lathe {

struct SimplexOptimum {
    std::vector<double> x;
    double value = 0;
};

/// The simplex of Nelder and Mead (1965) with their coefficients 1, 2, ½, ½, started with edges of `edge` and, since it
/// may collapse on its way, once more around what it found. A value that is not finite counts as the worst.
/// `iterations` bounds each of both starts; it ends sooner when all corners agree to a share of 1e-8.
SimplexOptimum minimiseBySimplex(const std::function<double(std::span<const double>)>& objective, std::vector<double> start,
                                 double edge, int iterations);

} // namespace lathe
