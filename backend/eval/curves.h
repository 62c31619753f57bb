// Curves of one class against the rest.
#pragma once

#include "base/result.h"
#include "ml/predictions.h"

namespace lathe {

/// Precision, recall and F1 where an item counts as positive when its probability ≥ threshold.
struct ThresholdPoint {
    double threshold = 0;
    double precision = 0; ///< 1 where nothing is predicted positive (scikit-learn's convention)
    double recall = 0;
    double f1 = 0;
    double precisionLow = 0, precisionHigh = 0; ///< Wilson 95 %
    double recallLow = 0, recallHigh = 0;
    double f1Low = 0, f1High = 0;
    std::int64_t truePositives = 0, falsePositives = 0, falseNegatives = 0;
};
/// The first point, where nothing is predicted positive, has the threshold infinity.
struct RocPoint { double falsePositiveRate = 0, truePositiveRate = 0, threshold = 0; };
struct PrecisionRecallPoint { double recall = 0, precision = 0, threshold = 0; };

struct ClassCurves {
    std::vector<ThresholdPoint> thresholds; ///< ascending, evenly spaced, 0 to 1
    std::vector<RocPoint> roc;              ///< from (0,0) to (1,1), collinear points dropped
    std::vector<PrecisionRecallPoint> precisionRecall; ///< recall descending, ends at (0, 1), threshold infinity
    double rocAuc = 0;
    double averagePrecision = 0;
    double bestThreshold = 0; ///< the middle of the first stretch of highest F1
};

/// Fails with InvalidArgument (“undefined because …”) when the class has no positives or no negatives.
Result<ClassCurves> classCurves(const Predictions& predictions, std::span<const std::int32_t> truth,
                                std::size_t classIndex, int thresholds = 201);

/// Items that are wrong, the surest first: indices into the predictions.
std::vector<std::size_t> worstMistakes(const Predictions& predictions, std::span<const std::int32_t> truth,
                                       std::size_t limit);

} // namespace lathe
