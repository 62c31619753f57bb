#include "ml/series/arima.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lathe {

LagPolynomial product(std::span<const double> near, std::span<const double> far, std::size_t season)
{
    std::map<std::size_t, double> terms;
    const auto at = [](std::span<const double> coefficients, std::size_t index) { return index == 0 ? 1 : coefficients[index - 1]; };
    for (std::size_t i = 0; i <= near.size(); ++i)
        for (std::size_t j = 0; j <= far.size(); ++j)
            if (i + j > 0)
                terms[i + season * j] += at(near, i) * at(far, j);
    LagPolynomial result;
    for (const auto& [lag, coefficient] : terms) {
        result.lags.push_back(lag);
        result.coefficients.push_back(coefficient);
    }
    return result;
}

LagPolynomial differencing(int d, int seasonalD, std::size_t season)
{
    const auto power = [](int times) {
        std::vector<double> coefficients; // of (1 − B)^times without the leading 1
        for (int i = 0; i < times; ++i) {
            std::vector<double> next(coefficients.size() + 1, 0);
            for (std::size_t k = 0; k < next.size(); ++k)
                next[k] = (k < coefficients.size() ? coefficients[k] : 0) - (k == 0 ? 1 : coefficients[k - 1]);
            coefficients = std::move(next);
        }
        return coefficients;
    };
    return product(power(d), power(seasonalD), season);
}

std::vector<double> stationaryCoefficients(std::span<const double> any)
{
    std::vector<double> coefficients;
    for (std::size_t k = 0; k < any.size(); ++k) {
        // Not quite 1, or the fit would run along the edge for ever.
        const double partial = 0.999 * std::tanh(any[k]);
        std::vector<double> next = coefficients;
        for (std::size_t i = 0; i < k; ++i)
            next[i] -= partial * coefficients[k - 1 - i];
        next.push_back(partial);
        coefficients = std::move(next);
    }
    return coefficients;
}

namespace {

double kpssStatistic(std::span<const double> values)
{
    const auto n = static_cast<double>(values.size());
    double mean = 0;
    for (const double value : values)
        mean += value / n;
    double sum = 0, partialSquares = 0;
    for (const double value : values) {
        sum += value - mean;
        partialSquares += sum * sum;
    }
    // The long-run variance with Bartlett's weights (Newey and West, 1987).
    const auto window = static_cast<std::size_t>(4 * std::pow(n / 100, 0.25));
    double variance = 0;
    for (std::size_t lag = 0; lag <= window && lag < values.size(); ++lag) {
        double covariance = 0;
        for (std::size_t i = lag; i < values.size(); ++i)
            covariance += (values[i] - mean) * (values[i - lag] - mean) / n;
        variance += (lag == 0 ? 1 : 2 * (1 - static_cast<double>(lag) / static_cast<double>(window + 1))) * covariance;
    }
    return variance > 1e-300 ? partialSquares / (n * n * variance) : 0;
}

} // namespace

int suggestedDifferences(std::vector<double> values)
{
    constexpr double kCritical = 0.463; // 5 %, their table 1
    int times = 0;
    for (; times < 2 && values.size() > 10 && kpssStatistic(values) > kCritical; ++times) {
        for (std::size_t i = 0; i + 1 < values.size(); ++i)
            values[i] = values[i + 1] - values[i];
        values.pop_back();
    }
    return times;
}

int suggestedSeasonalDifferences(std::span<const double> values, std::size_t season)
{
    if (season < 2 || values.size() < 2 * season + 4)
        return 0;
    const std::size_t half = season / 2;
    std::vector<double> detrended;
    std::vector<std::size_t> phase;
    double window = 0; // of season + 1 values, the outer two counted half where the season is even
    for (std::size_t i = half; i + half < values.size(); ++i) {
        window = 0;
        for (std::size_t j = i - half; j <= i + half; ++j)
            window += values[j] * (season % 2 == 0 && (j == i - half || j == i + half) ? 0.5 : 1);
        detrended.push_back(values[i] - window / static_cast<double>(season));
        phase.push_back(i % season);
    }
    std::vector<double> sums(season, 0), counts(season, 0);
    for (std::size_t i = 0; i < detrended.size(); ++i) {
        sums[phase[i]] += detrended[i];
        ++counts[phase[i]];
    }
    const auto variance = [](const std::vector<double>& numbers) {
        double mean = 0, squares = 0;
        for (const double number : numbers)
            mean += number / static_cast<double>(numbers.size());
        for (const double number : numbers)
            squares += (number - mean) * (number - mean);
        return squares;
    };
    std::vector<double> rest = detrended;
    for (std::size_t i = 0; i < rest.size(); ++i)
        rest[i] -= sums[phase[i]] / counts[phase[i]];
    const double whole = variance(detrended);
    return whole > 0 && 1 - variance(rest) / whole > 0.64 ? 1 : 0;
}

} // namespace lathe
