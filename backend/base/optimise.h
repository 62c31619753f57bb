// Minimising a smooth function of many variables, with an L1 penalty where wanted.
#pragma once

#include "base/progress.h"
#include "base/result.h"

#include <functional>
#include <span>
#include <vector>

namespace lathe {

/// The value at `x`; fills in `gradient`, of the same length.
using Objective = std::function<double(std::span<const double> x, std::span<double> gradient)>;

struct OptimiseSettings {
    int iterations = 1000;
    double gradientTolerance = 1e-4; ///< ends when no part of the gradient is larger
    double valueTolerance = 2.2e-9;  ///< ends when the value falls by a smaller share than this
    int memory = 10;                 ///< pairs kept of the past
    std::vector<double> l1;          ///< one a variable, or empty: the value has Σ l1ᵢ·|xᵢ| added
};

struct Optimum {
    std::vector<double> x;
    double value = 0;
    int iterations = 0;
    bool converged = false;
};

/// L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.5) with a bisection line search for the weak
/// Wolfe conditions; with L1, OWL-QN (Andrew and Gao, ICML 2007). `iterationEnded` may be empty.
/// Fails with Cancelled, and with Numeric when the value at the start is not finite.
Result<Optimum> minimise(const Objective& objective, std::vector<double> start, const OptimiseSettings& settings,
                         Progress& progress, const std::function<void(int iteration, double value)>& iterationEnded = {});

} // namespace lathe
