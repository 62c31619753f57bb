// Masks as spans of rows, turned, cut and framed. Nothing here takes memory for pixels but transposed().
#pragma once

#include "data/annotation.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lathe {

/// Pictures have no longer side; numbers of files beyond it are wrong.
inline constexpr std::uint32_t kLongestSide = 1'000'000;
/// Masks of more pixels are not turned or unpacked.
inline constexpr std::uint64_t kMostMaskPixels = std::uint64_t(1) << 28;

/// Pixels [begin, end) of a row.
struct MaskSpan {
    std::uint32_t row, begin, end;
    bool operator==(const MaskSpan&) const = default;
};

/// The runs fill the rectangle exactly, and its far corner lies within kLongestSide.
bool isWhole(const Mask& mask);
/// In the picture's coordinates, from above, from the left. `mask` is whole.
std::vector<MaskSpan> spansOf(const Mask& mask);
/// The smallest rectangle around the spans, which are ordered and apart; nothing where there are none.
std::optional<Mask> maskOf(const std::vector<MaskSpan>& spans);
/// The smallest rectangle around its inside; nothing where it is empty. `mask` is whole.
std::optional<Mask> tightMask(const Mask& mask);
/// Without what lies beyond.
std::optional<Mask> cutMask(const Mask& mask, std::uint32_t width, std::uint32_t height);
/// Rows become columns. Nothing for an empty mask, or for a rectangle around the inside of more than kMostMaskPixels.
std::optional<Mask> transposedMask(const Mask& mask);
/// The runs of a rectangle from (0, 0) that the mask lies in.
std::vector<std::uint32_t> runsInFrame(const Mask& mask, std::uint32_t width, std::uint32_t height);
/// Pixels not 0 are inside. `pixels` has width · height.
std::optional<Mask> maskOfPixels(std::uint32_t left, std::uint32_t top, std::uint32_t width, std::uint32_t height,
                                 const std::vector<std::uint8_t>& pixels);
/// `inside` or 0, row by row.
std::vector<std::uint8_t> pixelsOf(const Mask& mask, std::uint8_t inside);

} // namespace lathe
