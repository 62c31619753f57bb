// What the decoders of the single formats have in common. Used by decode.cpp alone.
#pragma once

#include "base/text.h"
#include "media/row_sink.h"

namespace lathe::codec {

/// A header before orientation is applied: `info` has the stored width and height.
struct Header {
    ImageInfo info;
    int orientation = 1; ///< EXIF, 1 to 8
};

/// A picture as stored, and how it is to be turned.
struct Decoded {
    Image image;
    int orientation = 1;
};

/// One of the three ways into a format. All check sizes before they take memory.
struct Codec {
    Result<Header> (*header)(ByteView);
    /// `minimumSide` 0: full size.
    Result<Decoded> (*decode)(ByteView, int minimumSide);
    /// As decodeRows(); null, or false where this file's rows do not come one after the other: it is decoded as a whole.
    Result<bool> (*rows)(ByteView, std::int64_t memory, RowSink&) = nullptr;
};

extern const Codec kJpeg;
extern const Codec kPng;
extern const Codec kPnm;
/// GIF, BMP, TIFF and WebP.
extern const Codec kQt;
/// Of plain TIFF files; see Codec::rows.
Result<bool> tiffRows(ByteView encoded, std::int64_t memory, RowSink& sink);

inline tl::unexpected<Error> broken(std::string message)
{
    return fail(ErrorCode::Parse, std::move(message));
}

/// "The picture ends after 1,204 of 3,377 bytes"
inline tl::unexpected<Error> truncated(std::size_t size, std::uint64_t expected)
{
    return broken("The picture ends after " + grouped(static_cast<std::int64_t>(size)) + " of "
                  + grouped(static_cast<std::int64_t>(expected)) + " bytes");
}

/// Fails for sizes that are empty or larger than kMaximumPixels.
Result<void> checkSize(std::int64_t width, std::int64_t height);

/// Fails when `size` bytes cannot hold `pixels` even at the format's best compression, so that a short
/// file cannot make Lathe take gigabytes.
Result<void> checkDensity(std::size_t size, std::int64_t width, std::int64_t height,
                          std::int64_t pixelsPerByte);

/// Fails with OutOfMemory where `needed` bytes are more than `memory`.
Result<void> checkMemory(std::int64_t needed, std::int64_t memory);

/// As many rows as are handed over at once.
inline int rowsAtOnce(int height) { return height < 16 ? height : 16; }

/// Lays a channel of opacity `alpha` over white, rounded.
inline std::uint8_t overWhite(int value, int alpha)
{
    return static_cast<std::uint8_t>((value * alpha + 255 * (255 - alpha) + 127) / 255);
}

} // namespace lathe::codec
