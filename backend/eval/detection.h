// The judgement of a detector: COCO's metrics, the curve of each class, and the pictures one by one.
#pragma once

#include "eval/evaluation.h"
#include "eval/metric.h"
#include "ml/average_precision.h"

namespace lathe {

/// map_50, map_50_95, map_75, map_small, map_medium, map_large, ar_1, ar_10, ar_100.
std::vector<MetricInfo> detectionMetrics();

/// `truth` has one list of boxes an item, of the classes of `predictions`. An item without any, and one with an error,
/// is left out. Fails with InvalidArgument when sizes differ or a class is not one of the predictions'.
Result<Evaluation> evaluateDetections(const Predictions& predictions, std::span<const std::vector<TrueBox>> truth,
                                      const EvaluationOptions& options = {});

/// Precision and recall of a class at an overlap of 0.5, as the least score that counts falls.
struct DetectionCurve {
    struct Point {
        double score = 0, recall = 0, precision = 0;
    };
    std::vector<Point> points;                     ///< the surest first, one a box
    std::array<double, kRecalls> interpolated{};   ///< see precisionAtRecalls()
    std::int64_t positives = 0;
};
/// One a class. Items are left out as above.
std::vector<DetectionCurve> detectionCurves(const Predictions& predictions, std::span<const std::vector<TrueBox>> truth);

/// A picture at an overlap of 0.5, with the boxes of a score of `confidence` or more.
struct DetectedPicture {
    std::vector<std::pair<std::size_t, std::size_t>> hits; ///< indices: found box, true box
    std::vector<std::size_t> wrong;  ///< found boxes that are no hit, and not ignored
    std::vector<std::size_t> missed; ///< true boxes that count and that no box hits
};
DetectedPicture compareBoxes(std::span<const Detection> found, std::span<const TrueBox> truth, double confidence);

} // namespace lathe
