// The one decoder: import, grid, training, prediction and export see the same pixels.
// PNG, JPEG, GIF, BMP, TIFF, WebP and PNM. EXIF orientation is applied; palettes are resolved;
// CMYK becomes RGB; 16 bits become 8 by rounding; alpha is laid over white; grey stays one channel.
#pragma once

#include "base/result.h"
#include "media/image.h"

#include <cstdint>
#include <string>

namespace lathe {

struct ImageInfo {
    std::string format; ///< png, jpeg, gif, bmp, tiff, webp, pnm
    int width = 0;      ///< after orientation
    int height = 0;
    int channels = 0;   ///< 1 or 3, what decodeImage would give
    int bitDepth = 8;
};

/// Pictures of more pixels are refused before memory is taken.
inline constexpr std::int64_t kMaximumPixels = std::int64_t(1) << 29;

/// The format by the first bytes; empty when it is none that Lathe reads.
std::string_view sniffImage(ByteView encoded);

/// Reads the header only. Fails with Parse.
Result<ImageInfo> readImageInfo(ByteView encoded);

/// Fails with Parse for broken or truncated content ("ends after 1,204 of 3,377 bytes"),
/// OutOfMemory for more than kMaximumPixels, Incompatible for a format that is not read.
Result<Image> decodeImage(ByteView encoded);

/// As decodeImage, but may give a smaller picture (JPEG: by 2, 4 or 8 while decoding) whose sides are
/// at least `minimumSide`, for thumbnails and perceptual hashes. Checks the whole content all the same.
Result<Image> decodePreview(ByteView encoded, int minimumSide);

/// PNG, lossless. For tests, samples and reports.
Bytes encodePng(const Image& image);
/// Binary PGM or PPM (netpbm P5/P6, maxval 255): how raw pixel formats are kept.
Bytes encodePnm(const Image& image);

} // namespace lathe
