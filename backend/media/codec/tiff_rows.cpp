// Plain TIFF files a strip, or a row of tiles, at a time: 8 bits, grey or RGB, channels side by side. Others go through Qt.
#include "media/codec/byte_reader.h"
#include "media/codec/codec.h"
#include "media/codec/container.h"

#include <algorithm>
#include <cstring>
#include <memory>

#ifdef LATHE_HAS_TIFF
#include <tiffio.h>
#endif

namespace lathe::codec {

#ifdef LATHE_HAS_TIFF

namespace {

/// Deflate packs at most 1,032 bytes into one; the other packings stay below.
constexpr std::int64_t kBestCompression = 1032;

struct Source {
    ByteView bytes;
    toff_t position = 0;
};

tmsize_t onRead(thandle_t handle, void* target, tmsize_t count)
{
    auto* source = static_cast<Source*>(handle);
    const toff_t size = source->bytes.size(), left = source->position < size ? size - source->position : 0;
    const toff_t taken = std::min<toff_t>(left, count > 0 ? static_cast<toff_t>(count) : 0);
    if (taken > 0)
        std::memcpy(target, source->bytes.data() + source->position, taken);
    source->position += taken;
    return static_cast<tmsize_t>(taken);
}

toff_t onSeek(thandle_t handle, toff_t offset, int whence)
{
    auto* source = static_cast<Source*>(handle);
    const toff_t base = whence == SEEK_CUR ? source->position : whence == SEEK_END ? source->bytes.size() : 0;
    return source->position = base + offset;
}

struct Closer {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using Handle = std::unique_ptr<TIFF, Closer>;

Handle openTiff(Source& source)
{
    TIFFSetWarningHandler(nullptr);
    TIFFSetErrorHandler(nullptr);
    return Handle(TIFFClientOpen("picture", "rm", &source, onRead, [](thandle_t, void*, tmsize_t) -> tmsize_t { return -1; }, onSeek,
                                 [](thandle_t) { return 0; }, [](thandle_t handle) -> toff_t { return static_cast<Source*>(handle)->bytes.size(); },
                                 [](thandle_t, void**, toff_t*) { return 0; }, [](thandle_t, void*, toff_t) {}));
}

tl::unexpected<Error> brokenAt(std::uint32_t row, std::uint32_t height)
{
    return broken("The tiff picture is broken at row " + grouped(row) + " of " + grouped(height));
}

} // namespace

Result<bool> tiffRows(ByteView encoded, std::int64_t memory, RowSink& sink)
{
    if (sniffImage(encoded) != "tiff")
        return false;
    LATHE_TRY(const Container container, readTiff(encoded));
    Source source{encoded, 0};
    const Handle tiff = openTiff(source);
    if (!tiff)
        return false; // Qt says what is wrong
    std::uint32_t width = 0, height = 0;
    std::uint16_t bits = 1, samples = 1, planar = PLANARCONFIG_CONTIG, photometric = 0, compression = COMPRESSION_NONE;
    TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height);
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_BITSPERSAMPLE, &bits);
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_SAMPLESPERPIXEL, &samples);
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_PLANARCONFIG, &planar);
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_COMPRESSION, &compression);
    if (!TIFFGetField(tiff.get(), TIFFTAG_PHOTOMETRIC, &photometric))
        return false;
    const bool isPlain = (samples == 1 && photometric == PHOTOMETRIC_MINISBLACK) || (samples == 3 && photometric == PHOTOMETRIC_RGB);
    const bool isKnown = compression == COMPRESSION_NONE || compression == COMPRESSION_LZW || compression == COMPRESSION_ADOBE_DEFLATE
        || compression == COMPRESSION_DEFLATE || compression == COMPRESSION_PACKBITS;
    if (bits != 8 || planar != PLANARCONFIG_CONTIG || !isPlain || !isKnown || container.channels != samples)
        return false;
    LATHE_CHECK(checkSize(width, height));
    LATHE_CHECK(checkDensity(encoded.size(), width, height, kBestCompression));

    const bool isTiled = TIFFIsTiled(tiff.get());
    std::uint32_t tileWidth = width, stripHeight = height;
    if (isTiled) {
        TIFFGetField(tiff.get(), TIFFTAG_TILEWIDTH, &tileWidth);
        TIFFGetField(tiff.get(), TIFFTAG_TILELENGTH, &stripHeight);
    } else {
        TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_ROWSPERSTRIP, &stripHeight);
    }
    stripHeight = isTiled ? stripHeight : std::min(stripHeight, height);
    if (tileWidth == 0 || stripHeight == 0 || std::int64_t(tileWidth) > kMaximumPixels / stripHeight)
        return false;
    const std::size_t pieceBytes = std::size_t(tileWidth) * stripHeight * samples, row = std::size_t(width) * samples;
    // A strip, and where it is made of tiles one of them beside.
    const std::int64_t needed = static_cast<std::int64_t>(row * stripHeight + (isTiled ? pieceBytes : 0));
    constexpr std::int64_t kSmall = std::int64_t(256) << 20;
    LATHE_CHECK(checkMemory(needed, std::max(memory, kSmall)));
    LATHE_CHECK(sink.begin({"tiff", static_cast<int>(width), static_cast<int>(height), samples, 8}, container.orientation));
    Bytes strip(row * stripHeight), piece(isTiled ? pieceBytes : 0);
    for (std::uint32_t y = 0; y < height; y += stripHeight) {
        const std::uint32_t rows = std::min(stripHeight, height - y);
        if (!isTiled) {
            const auto wanted = static_cast<tmsize_t>(row * rows);
            if (TIFFReadEncodedStrip(tiff.get(), TIFFComputeStrip(tiff.get(), y, 0), strip.data(), wanted) != wanted)
                return brokenAt(y, height);
        }
        for (std::uint32_t x = 0; isTiled && x < width; x += tileWidth) {
            if (TIFFReadEncodedTile(tiff.get(), TIFFComputeTile(tiff.get(), x, y, 0, 0), piece.data(), static_cast<tmsize_t>(pieceBytes)) != static_cast<tmsize_t>(pieceBytes))
                return brokenAt(y, height);
            const std::size_t bytes = std::size_t(std::min(tileWidth, width - x)) * samples;
            for (std::uint32_t i = 0; i < rows; ++i)
                std::copy_n(piece.data() + std::size_t(i) * tileWidth * samples, bytes, strip.data() + i * row + std::size_t(x) * samples);
        }
        LATHE_CHECK(sink.take(strip.data(), static_cast<int>(rows)));
    }
    return true;
}

#else

Result<bool> tiffRows(ByteView, std::int64_t, RowSink&) { return false; }

#endif

} // namespace lathe::codec
