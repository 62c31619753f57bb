// "Label more or tune more": the learning curve of the head over the labels that there are.
#pragma once

#include "base/message.h"
#include "label/live_head.h"

#include <optional>

namespace lathe {

struct LabelCurvePoint {
    std::size_t labels = 0;          ///< that the head learned from
    std::vector<double> accuracies;  ///< one a draw, of the pictures held out in it
    double mean() const;
};

enum class LabelAdvice : std::uint8_t {
    LabelMore, ///< even the low end of the gain is worth it
    TuneMore,  ///< even the high end is not
    Unclear,
};
/// `label_more`, `tune_more`, `unclear`.
std::string_view toString(LabelAdvice advice);

/// Accuracy is drawn as a line over the logarithm of the number of labels: the slope of each draw says what more of them
/// would bring.
struct LabelCurve {
    std::vector<LabelCurvePoint> points; ///< at 25, 50, 75 and 100 % of what is not held out
    std::size_t labelled = 0;            ///< all, also those held out
    std::size_t more = 0;                ///< how many more labels the gain is of
    double gain = 0, gainLow = 0, gainHigh = 0; ///< in accuracy, with 95 %
    double training = 0;                 ///< accuracy on the pictures that it learned from, with all
    LabelAdvice advice = LabelAdvice::Unclear;
};

/// A fifth of each class is held out in each of five draws. Fails with InvalidArgument with fewer than 40 labelled
/// pictures or fewer than two classes with five each, saying what is missing; Cancelled.
Result<LabelCurve> labelCurve(const Embeddings& embeddings, Labels labels, std::size_t classes, std::uint64_t seed, Progress& progress);

/// "100 more labels would bring about +1.2 points (0.4 to 2.0): label on"
Message adviceOf(const LabelCurve& curve);

} // namespace lathe
