// The first directory of a TIFF structure (TIFF 6.0, section 2), which is also what EXIF is.
#pragma once

#include "base/bytes.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lathe::codec {

/// Values of a tag of whole numbers (BYTE, SHORT, LONG), at most `limit` of them. Empty when the tag is
/// missing or lies outside of `tiff`.
std::vector<std::uint32_t> tiffValues(ByteView tiff, std::uint16_t tag, std::size_t limit);

/// The orientation 1 to 8 of a TIFF structure; 1 when it is missing or senseless. An `Exif\0\0` in front
/// is skipped.
int exifOrientation(ByteView tiff);

} // namespace lathe::codec
