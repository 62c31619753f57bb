#include "nn/detail/series_scaling.h"

#include "ml/series/arima.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr double kGrows = 0.5;           ///< nearer to a spread in proportion than to a constant one
constexpr std::size_t kFewestStretches = 4;
constexpr double kLargestLogarithm = 700; ///< beyond it a double overflows

} // namespace

double SeriesScaling::inner(double value) const
{
    return logarithm ? std::log(std::max(value, least)) : value;
}

double SeriesScaling::outer(double value) const
{
    return logarithm ? std::exp(std::min(value, kLargestLogarithm)) : value;
}

std::vector<double> SeriesScaling::numbers(std::span<const double> inner) const
{
    std::vector<double> result;
    for (std::size_t i = season; i < inner.size(); ++i)
        result.push_back((inner[i] - (season > 0 ? inner[i - season] : 0) - mean) / deviation);
    return result;
}

double spreadByLevel(std::span<const double> values, std::size_t stretch)
{
    std::vector<double> levels, spreads;
    for (std::size_t from = 0; stretch > 1 && from + stretch <= values.size(); from += stretch) {
        const auto part = values.subspan(from, stretch);
        double mean = 0, variance = 0;
        for (const double value : part)
            mean += value / static_cast<double>(stretch);
        for (const double value : part)
            variance += (value - mean) * (value - mean) / static_cast<double>(stretch - 1);
        if (mean > 0 && variance > 0) {
            levels.push_back(std::log(mean));
            spreads.push_back(std::log(variance) / 2);
        }
    }
    if (levels.size() < kFewestStretches)
        return 0;
    const auto n = static_cast<double>(levels.size());
    double x = 0, y = 0, xx = 0, xy = 0;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        x += levels[i] / n;
        y += spreads[i] / n;
    }
    for (std::size_t i = 0; i < levels.size(); ++i) {
        xx += (levels[i] - x) * (levels[i] - x);
        xy += (levels[i] - x) * (spreads[i] - y);
    }
    return xx > 1e-9 ? xy / xx : 0;
}

double spreadAround(std::span<const double> numbers, std::size_t window)
{
    double squares = 0;
    std::size_t count = 0;
    for (std::size_t i = window; i < numbers.size(); ++i) {
        double mean = 0;
        for (const double number : numbers.subspan(i - window, window))
            mean += number / static_cast<double>(window);
        squares += (numbers[i] - mean) * (numbers[i] - mean);
        ++count;
    }
    return squares > 0 ? std::sqrt(squares / static_cast<double>(count)) : 1;
}

SeriesScaling suitedScaling(std::span<const double> values, int season, Choose logarithm, Choose differences)
{
    SeriesScaling scaling;
    const auto period = static_cast<std::size_t>(std::max(season, 1));
    const bool isPositive = std::ranges::all_of(values, [](double value) { return value > 0; });
    const std::size_t stretch = period > 1 ? period : std::max<std::size_t>(values.size() / 10, 4);
    scaling.logarithm = logarithm == Choose::Yes || (logarithm == Choose::Automatic && isPositive && spreadByLevel(values, stretch) > kGrows);
    if (scaling.logarithm) {
        double least = INFINITY;
        for (const double value : values)
            if (value > 0)
                least = std::min(least, value);
        scaling.least = std::isfinite(least) ? least / 2 : 1;
    }
    std::vector<double> inner;
    for (const double value : values)
        inner.push_back(scaling.inner(value));
    if (period > 1 && (differences == Choose::Yes || (differences == Choose::Automatic && suggestedSeasonalDifferences(inner, period) > 0)))
        scaling.season = period;
    const std::vector<double> numbers = scaling.numbers(inner);
    for (const double number : numbers)
        scaling.mean += number / static_cast<double>(numbers.size());
    return scaling;
}

} // namespace lathe
