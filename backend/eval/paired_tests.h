// Whether one algorithm is better than another, from their scores on the same folds.
#pragma once

#include "base/result.h"

#include <array>
#include <span>

namespace lathe {

/// Of a − b.
struct PairedTest {
    double difference = 0; ///< mean
    double low = 0, high = 0; ///< 95 %; equal to the difference where nothing varies
    double t = 0;          ///< infinite where nothing varies
    double degrees = 0;
    double probability = 1; ///< two-sided: how often chance alone would give as much

    bool isSignificant(double level = 0.05) const { return probability < level; }
};

/// Mean, standard error and 95 % interval of J scores from folds that share training rows:
/// standard error = s · √(1/J + n₂/n₁) with the sample deviation s, n₂ rows judged and n₁ trained on in each fold,
/// interval = mean ± t(0.975, J − 1) · standard error (Nadeau and Bengio, "Inference for the Generalization Error",
/// Machine Learning 52, 2003, section 3). With one score only the mean is known: the error is not a number.
struct FoldEstimate {
    double mean = 0;
    double standardError = 0;
    double low = 0, high = 0;
};
/// `judgedShare` is n₂/n₁: 0.25 for five folds. Fails with InvalidArgument without scores.
Result<FoldEstimate> foldEstimate(std::span<const double> scores, double judgedShare);

/// The corrected resampled t test of the same paper, on the differences of the scores; J − 1 degrees of freedom.
/// Fails with InvalidArgument for different lengths or fewer than two scores.
Result<PairedTest> correctedPairedT(std::span<const double> a, std::span<const double> b, double judgedShare);

/// Five repeats of two folds: t = the first difference over √(mean of the repeats' variances), 5 degrees of freedom
/// (Dietterich, "Approximate Statistical Tests for Comparing Supervised Classification Learning Algorithms", Neural
/// Computation 10, 1998, section 3.5). Scores by repeat, then fold. The interval is around the mean of all differences.
PairedTest fiveByTwoPairedT(const std::array<double, 10>& a, const std::array<double, 10>& b);

} // namespace lathe
