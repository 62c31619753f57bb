#include "eval/student_t.h"

#include <cmath>
#include <limits>

namespace lathe {

namespace {

/// The continued fraction of the incomplete beta function by Lentz's method; quick for x < (a + 1) / (a + b + 2).
double betaFraction(double a, double b, double x)
{
    constexpr double kTiny = 1e-300;
    constexpr int kMostTerms = 10'000;
    const auto away = [](double value) { return std::abs(value) < kTiny ? kTiny : value; };
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= kMostTerms; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / away(1 + even * d);
        c = away(1 + even / c);
        value *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / away(1 + odd * d);
        c = away(1 + odd / c);
        value *= d * c;
        if (std::abs(d * c - 1) < 1e-15)
            break;
    }
    return value;
}

double regularisedBeta(double a, double b, double x)
{
    if (x <= 0 || x >= 1)
        return x <= 0 ? 0 : 1;
    const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
    return x < (a + 1) / (a + b + 2) ? front * betaFraction(a, b, x) / a : 1 - front * betaFraction(b, a, 1 - x) / b;
}

} // namespace

double studentCumulative(double t, double degrees)
{
    if (std::isinf(t))
        return t > 0 ? 1 : 0;
    const double tail = 0.5 * regularisedBeta(degrees / 2, 0.5, degrees / (degrees + t * t));
    return t > 0 ? 1 - tail : tail;
}

double studentQuantile(double probability, double degrees)
{
    // Halving the interval is slow and cannot fail; this is asked for a few numbers a table.
    double low = -1, high = 1;
    while (studentCumulative(low, degrees) > probability && low > -1e300)
        low *= 2;
    while (studentCumulative(high, degrees) < probability && high < 1e300)
        high *= 2;
    for (int i = 0; i < 200 && high - low > 1e-14 * std::abs(high); ++i) {
        const double middle = low + (high - low) / 2;
        (studentCumulative(middle, degrees) < probability ? low : high) = middle;
    }
    return low + (high - low) / 2;
}

} // namespace lathe
