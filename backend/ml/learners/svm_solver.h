// The quadratic program behind the support vector machines with the Gaussian kernel.
#pragma once

#include "ml/table_learner.h"

namespace lathe {

/// Minimise ½·βᵀKβ − zᵀβ + tube·Σ|β| over one coefficient β a row, with Σβ as it was at the start and
/// low ≤ β ≤ high, where Kᵢⱼ = exp(−gamma·|xᵢ − xⱼ|²). It holds the usual machines (Chang and Lin, LIBSVM, 2011, section 2):
/// classification with z = ±1 and β between 0 and ±C; regression with z the target, −C ≤ β ≤ C and the tube's half width;
/// the border of one class with z = 0, 0 ≤ β ≤ 1 and Σβ = nu·n.
struct SvmProblem {
    const Matrix& rows;
    double gamma = 1;
    std::vector<double> targets;   ///< z, [n]
    std::vector<double> low, high; ///< [n], low ≤ 0 ≤ high
    double tube = 0;
    std::vector<double> start;     ///< within the bounds; empty: zeros
    double tolerance = 1e-3;       ///< by how much two rows may disagree about rho in the end
};

struct SvmSolution {
    std::vector<double> coefficients; ///< β; the function is Σ βᵢ·K(xᵢ, x) − rho
    double rho = 0;
};

/// Sequential minimal optimisation, two rows a step, chosen by first and second derivatives (Fan, Chen and Lin, Working
/// set selection using second order information, 2005). Fails with Cancelled.
Result<SvmSolution> solveSvm(const SvmProblem& problem, const Progress& progress);

} // namespace lathe
