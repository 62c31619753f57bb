// What the last layer of a detector says: [classes + 4, h, w]. A place of the grid stands for the middle of its cell of
// kBoxStride pixels; the first channels are the logits of the classes, the last four the logarithms of the distances to
// the left, upper, right and lower side of the box, in cells.
#pragma once

#include "nn/graph.h"

namespace lathe {

inline constexpr int kBoxSides = 4;
inline constexpr int kBoxStride = 8;
/// Larger logarithms count as this one: exp(6) · 8 pixels are 3,200.
inline constexpr float kLargestSide = 6;
/// The name of the last layer of a detector.
inline constexpr const char* kBoxLayer = "detector.output";

/// Whether a network answers with a grid of boxes for so many classes, and with one place a cell of its input.
inline bool isDetector(const FeatureShape& input, const FeatureShape& last, std::size_t classes)
{
    return !last.flat && static_cast<std::size_t>(last.channels) == classes + kBoxSides && last.height * kBoxStride == input.height
           && last.width * kBoxStride == input.width;
}

} // namespace lathe
