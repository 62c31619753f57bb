// Mean average precision as COCO defines it: Lin et al., Microsoft COCO: common objects in context, 2014, and the
// reference evaluation (cocodataset/cocoapi, PythonAPI/pycocotools/cocoeval.py).
#pragma once

#include "ml/detections.h"

#include <array>
#include <limits>
#include <optional>

namespace lathe {

/// 0.50, 0.55, … 0.95: how far a found box must overlap a true one.
inline constexpr std::array<double, 10> kOverlaps{0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95};
/// Precision is read at the recalls 0, 0.01, … 1.
inline constexpr std::size_t kRecalls = 101;

/// Which boxes count.
struct MatchRules {
    double overlap = 0.5;
    std::size_t most = 100; ///< of the surest found boxes of a picture and class
    /// Square pixels. True boxes outside are ignored, and so are unmatched found ones.
    double smallestArea = 0, largestArea = std::numeric_limits<double>::infinity();
};

/// How a found box fared.
struct MatchedBox {
    double score = 0;
    std::size_t found = 0;         ///< index into what was found in the picture
    std::ptrdiff_t truth = -1;     ///< index into the picture's true boxes; -1: none
    bool isIgnored = false;        ///< neither right nor wrong
    bool isRight() const { return truth >= 0 && !isIgnored; }
};

struct MatchedPicture {
    std::vector<MatchedBox> boxes; ///< of one class, the surest first
    std::int64_t positives = 0;    ///< true boxes of the class that count
};

/// The surest found box takes the free true box that it overlaps most, those that count before ignored ones.
MatchedPicture matched(std::span<const Detection> found, std::span<const TrueBox> truth, std::int32_t label, const MatchRules& rules);

/// One found box of all pictures.
struct RankedBox {
    double score = 0;
    std::uint32_t picture = 0;
    bool isRight = false;
};
/// The boxes of all pictures that are not ignored, the surest first; equal scores in order of the pictures.
std::vector<RankedBox> ranked(std::span<const MatchedPicture> pictures);

/// Precision at kRecalls recalls, each the best at that recall or a higher one, 0 where no box reaches it.
/// `times`: how often each picture counts; empty: once.
std::array<double, kRecalls> precisionAtRecalls(std::span<const RankedBox> boxes, double positives,
                                                std::span<const std::uint32_t> times = {});
/// Their mean.
double averagePrecision(std::span<const RankedBox> boxes, double positives, std::span<const std::uint32_t> times = {});

/// Means over the classes that have true boxes; nothing where none has.
struct MeanPrecision {
    std::optional<double> at50;
    std::optional<double> at50to95;
    std::vector<double> classAt50; ///< by class; 0 for one without true boxes
};
/// One list a picture in both.
MeanPrecision meanPrecision(std::span<const std::vector<Detection>> found, std::span<const std::vector<TrueBox>> truth,
                            std::size_t classes);

} // namespace lathe
