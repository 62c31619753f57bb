#include "prep/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace lathe {

std::vector<double> presentNumbers(const Column& column)
{
    std::vector<double> values;
    values.reserve(column.size());
    for (std::size_t row = 0; row < column.size(); ++row)
        if (const double value = column.numberAt(row); !std::isnan(value))
            values.push_back(value);
    return values;
}

double quantileOf(std::span<const double> sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto low = static_cast<std::size_t>(place);
    if (low + 1 >= sorted.size())
        return sorted.back();
    return sorted[low] + (place - static_cast<double>(low)) * (sorted[low + 1] - sorted[low]);
}

double medianOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return std::midpoint(*std::max_element(values.begin(), middle), *middle);
}

double meanOf(std::span<const double> values)
{
    return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double varianceOf(std::span<const double> values, double mean)
{
    double sum = 0;
    for (const double value : values)
        sum += (value - mean) * (value - mean);
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

double safeDeviation(std::span<const double> values, double mean)
{
    const double variance = varianceOf(values, mean);
    const double n = static_cast<double>(values.size());
    const double rounding = n * mean * std::numeric_limits<double>::epsilon();
    return variance <= n * std::numeric_limits<double>::epsilon() * variance + rounding * rounding || !std::isfinite(variance)
               ? 1
               : std::sqrt(variance);
}

double normalQuantile(double share)
{
    // Hastings' approximation (Abramowitz and Stegun 26.2.23), then Halley's steps on the complementary error
    // function in the tail where nothing cancels.
    const double tail = std::min(share, 1 - share);
    const double t = std::sqrt(-2 * std::log(tail));
    double x = t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
    for (int step = 0; step < 3; ++step) {
        const double error = 0.5 * std::erfc(x / std::numbers::sqrt2) - tail;
        const double newton = error * std::sqrt(2 * std::numbers::pi) * std::exp(x * x / 2);
        x += newton / (1 - x * newton / 2);
    }
    return share < 0.5 ? -x : x;
}

} // namespace lathe
