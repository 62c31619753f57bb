// Whether probabilities are as they say, and how to make them so.
#pragma once

#include "base/result.h"
#include "ml/decision.h"

#include <span>

namespace lathe {

/// Items whose probability is in [low, high), the last bin with its end.
struct CalibrationBin {
    double low = 0, high = 0;
    double predicted = 0;              ///< mean probability; the middle where the bin is empty
    double share = 0;                  ///< of the items that are of the class
    double shareLow = 0, shareHigh = 1; ///< Wilson, 95 %
    std::int64_t items = 0, positives = 0;
    std::vector<std::uint32_t> rows;   ///< of the predictions
};

struct CalibrationCurve {
    std::vector<CalibrationBin> bins;
    /// Mean distance of share and probability over the bins, weighted by their items (Naeini et al. 2015).
    double expectedError = 0;
    double largestError = 0;
    double brier = 0; ///< mean (p − y)² (Brier 1950)
};

/// Of one class against the rest, in `bins` of equal width. `truth` has one class index an item, -1 for none.
/// Fails with InvalidArgument: no class of that number, no labelled items.
Result<CalibrationCurve> calibrationCurve(const Predictions& predictions, std::span<const std::int32_t> truth,
                                          std::size_t classIndex, int bins = 10);

/// The T > 0 of the least log loss, found where its derivative by 1/T (which only grows) is 0; between 0.01 and 100.
double fitTemperature(const Predictions& predictions, std::span<const std::int32_t> truth);

/// Platt's sigmoid on log odds with his targets (N₊+1)/(N₊+2) and 1/(N₋+2), by Newton's method (Lin, Lin and Weng,
/// A note on Platt's probabilistic outputs, 2007).
ProbabilityMap fitSigmoid(std::span<const double> logOdds, std::span<const bool> isPositive);

/// Pool adjacent violators (Ayer et al. 1955); equal probabilities count as one. Two points for each pool.
ProbabilityMap fitIsotonic(std::span<const double> probabilities, std::span<const bool> isPositive);

/// A decision without threshold. Fails with InvalidArgument for fewer than two classes, and where a class has no
/// items or all.
Result<Decision> fitCalibration(const Predictions& predictions, std::span<const std::int32_t> truth, Calibration calibration);

struct ThresholdCosts {
    double falsePositive = 1, falseNegative = 1;
};

/// Of all cuts between two neighbouring probabilities, before the lowest and after the highest, the one of the highest
/// F1 or, where there are costs, of the lowest total cost; of equal ones that nearest to 0.5.
/// Fails with InvalidArgument when the class has no items or all, or a cost is no number of at least 0.
Result<ClassThreshold> chooseThreshold(const Predictions& predictions, std::span<const std::int32_t> truth,
                                       std::size_t classIndex, const std::optional<ThresholdCosts>& costs);

/// What the answers cost: items wrongly taken for the class, items of the class taken for another.
double totalCost(const Predictions& predictions, std::span<const std::int32_t> truth, int classIndex, const ThresholdCosts& costs);

} // namespace lathe
