// Seasonal ARIMA: orders, polynomials, residuals. The fitting is in arima.cpp.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace lathe {

/// ARIMA(p,d,q)(P,D,Q) with the season's length apart.
struct ArimaOrder {
    int p = 0, d = 0, q = 0, seasonalP = 0, seasonalD = 0, seasonalQ = 0;
    bool operator==(const ArimaOrder&) const = default;
};

/// A factor of the lag operator's polynomial: 1 + Σ coefficients at their lags, zeros left out.
struct LagPolynomial {
    std::vector<std::size_t> lags;      ///< ascending, from 1
    std::vector<double> coefficients;   ///< one a lag
    std::size_t degree() const { return lags.empty() ? 0 : lags.back(); }
};

/// (1 + Σ near[i]·Bⁱ⁺¹)·(1 + Σ far[i]·B^(season·(i+1)))
LagPolynomial product(std::span<const double> near, std::span<const double> far, std::size_t season);

/// (1 − B)^d·(1 − B^season)^D
LagPolynomial differencing(int d, int seasonalD, std::size_t season);

/// Coefficients of a stationary (or, with the sign turned, invertible) polynomial of any numbers: their hyperbolic
/// tangents are taken as partial autocorrelations (Monahan, Biometrika 71, 1984).
std::vector<double> stationaryCoefficients(std::span<const double> any);

/// How many times to difference until the test of Kwiatkowski, Phillips, Schmidt and Shin (1992) for a level finds no
/// more reason at 5 %; at most 2.
int suggestedDifferences(std::vector<double> values);

/// 1 when the season's strength (Wang, Smith and Hyndman, 2006) is above 0.64, else 0. Needs two seasons and more.
int suggestedSeasonalDifferences(std::span<const double> values, std::size_t season);

} // namespace lathe
