// Run lengths of COCO masks: counts of a picture column by column, also as the short text of the COCO tools
// (cocodataset/cocoapi, common/maskApi.c: differences to the count before the last, five bits a character).
#pragma once

#include "base/result.h"
#include "data/annotation.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lathe {

/// Fails with Parse: a character that does not belong there, an end within a number, a number below 0 or above 32 bits.
Result<std::vector<std::uint32_t>> countsOfText(std::string_view text);
std::string textOfCounts(const std::vector<std::uint32_t>& counts);

/// Counts column by column of a picture as a mask as small as its inside. Fails with Parse: they do not fill the
/// picture, it is empty or too large.
Result<Mask> maskOfColumns(std::vector<std::uint32_t> counts, std::uint32_t width, std::uint32_t height);
/// `mask` lies in the picture.
std::vector<std::uint32_t> columnsOfMask(const Mask& mask, std::uint32_t width, std::uint32_t height);

} // namespace lathe
