#include "eval/paired_tests.h"

#include "eval/student_t.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace lathe {

namespace {

constexpr double kUpper = 0.975;

double meanOf(std::span<const double> values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

double varianceOf(std::span<const double> values, double mean)
{
    double sum = 0;
    for (const double value : values)
        sum += (value - mean) * (value - mean);
    return sum / static_cast<double>(values.size() - 1);
}

/// Scores that differ by less than their rounding are equal.
bool isNothing(double spread, double size)
{
    return spread <= 1e-12 * std::max(1.0, std::abs(size));
}

/// Fills in what follows from the difference that is tested and its standard error.
PairedTest tested(double difference, double numerator, double error, double degrees)
{
    PairedTest test{difference, difference, difference, 0, degrees, 1};
    if (isNothing(error, numerator)) {
        if (!isNothing(std::abs(difference), 1)) {
            test.t = std::copysign(std::numeric_limits<double>::infinity(), difference);
            test.probability = 0;
        }
        return test;
    }
    test.t = numerator / error;
    test.probability = 2 * studentCumulative(-std::abs(test.t), degrees);
    const double half = studentQuantile(kUpper, degrees) * error;
    test.low = difference - half;
    test.high = difference + half;
    return test;
}

} // namespace

Result<FoldEstimate> foldEstimate(std::span<const double> scores, double judgedShare)
{
    if (scores.empty())
        return fail(ErrorCode::InvalidArgument, "There are no scores to estimate from");
    FoldEstimate estimate;
    estimate.mean = meanOf(scores);
    if (scores.size() == 1) {
        estimate.standardError = estimate.low = estimate.high = std::numeric_limits<double>::quiet_NaN();
        return estimate;
    }
    const auto count = static_cast<double>(scores.size());
    estimate.standardError = std::sqrt((1 / count + judgedShare) * varianceOf(scores, estimate.mean));
    const double half = studentQuantile(kUpper, count - 1) * estimate.standardError;
    estimate.low = estimate.mean - half;
    estimate.high = estimate.mean + half;
    return estimate;
}

Result<PairedTest> correctedPairedT(std::span<const double> a, std::span<const double> b, double judgedShare)
{
    if (a.size() != b.size() || a.size() < 2)
        return fail(ErrorCode::InvalidArgument, "A comparison needs two or more scores of both on the same folds");
    std::vector<double> differences;
    for (std::size_t i = 0; i < a.size(); ++i)
        differences.push_back(a[i] - b[i]);
    LATHE_TRY(const FoldEstimate estimate, foldEstimate(differences, judgedShare));
    return tested(estimate.mean, estimate.mean, estimate.standardError, static_cast<double>(differences.size() - 1));
}

PairedTest fiveByTwoPairedT(const std::array<double, 10>& a, const std::array<double, 10>& b)
{
    double sum = 0, variances = 0;
    for (std::size_t repeat = 0; repeat < 5; ++repeat) {
        const std::array<double, 2> pair{a[2 * repeat] - b[2 * repeat], a[2 * repeat + 1] - b[2 * repeat + 1]};
        sum += pair[0] + pair[1];
        // (d₁ − m)² + (d₂ − m)² with m the mean of both: the sample variance of two numbers.
        variances += varianceOf(pair, meanOf(pair));
    }
    return tested(sum / 10, a[0] - b[0], std::sqrt(variances / 5), 5);
}

} // namespace lathe
