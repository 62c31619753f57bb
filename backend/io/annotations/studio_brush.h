// Label Studio's run lengths of brushes (heartexlabs/label-studio-sdk, converter/brush.py; thi-ng/umbrella,
// rle-pack): words of eight bits, four a pixel, in blocks of one word that repeats or of several that do not.
#pragma once

#include "base/result.h"
#include "data/annotation.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lathe {

/// Pixels whose opacity is not 0 are inside. Fails with Parse: broken, not of that size, or empty.
Result<Mask> maskOfBrush(const std::vector<std::uint8_t>& packed, std::uint32_t width, std::uint32_t height);
/// `mask` lies in the picture.
std::vector<std::uint8_t> brushOfMask(const Mask& mask, std::uint32_t width, std::uint32_t height);

} // namespace lathe
