#include "media/codec/container.h"

#include "media/codec/byte_reader.h"
#include "media/codec/codec.h"
#include "media/codec/exif.h"

#include <cstdlib>

namespace lathe::codec {

namespace {

/// Colours of `stride` bytes each of which the first three are equal.
bool isGreyPalette(ByteView palette, std::size_t stride)
{
    for (std::size_t i = 0; i + 2 < palette.size(); i += stride)
        if (palette[i] != palette[i + 1] || palette[i + 1] != palette[i + 2])
            return false;
    return true;
}

tl::unexpected<Error> endsEarly(ByteView encoded)
{
    return broken("The picture ends after " + grouped(static_cast<std::int64_t>(encoded.size())) + " bytes");
}

/// Behind the sub-blocks at `offset`, or 0 when they do not end (GIF89a, section 15).
std::size_t skipSubBlocks(ByteView encoded, std::size_t offset)
{
    while (offset < encoded.size()) {
        const std::size_t length = encoded[offset];
        if (length == 0)
            return offset + 1;
        offset += 1 + length;
    }
    return 0;
}

std::size_t paletteSize(std::uint8_t flags)
{
    return flags & 0x80 ? std::size_t(3) << ((flags & 7) + 1) : 0;
}

} // namespace

Result<Container> readGif(ByteView encoded)
{
    const ByteReader reader(encoded, false);
    constexpr std::size_t screenEnd = 13;
    if (encoded.size() < screenEnd)
        return endsEarly(encoded);
    if (const auto width = *reader.u16(6), height = *reader.u16(8); width > 0 && height > 0)
        LATHE_CHECK(checkSize(width, height));
    const std::size_t globalSize = paletteSize(encoded[10]);
    ByteView palette = reader.slice(screenEnd, globalSize);
    std::size_t offset = screenEnd + globalSize;
    while (offset < encoded.size()) {
        const std::uint8_t kind = encoded[offset];
        if (kind == ';')
            return broken("The GIF has no picture in it");
        if (kind == '!') {
            offset = skipSubBlocks(encoded, offset + 2);
            if (offset == 0)
                return endsEarly(encoded);
            continue;
        }
        if (kind != ',')
            return broken("The GIF is broken at byte " + grouped(static_cast<std::int64_t>(offset)));
        const ByteView descriptor = reader.slice(offset, 10);
        if (descriptor.size() < 10)
            return endsEarly(encoded);
        const std::size_t localSize = paletteSize(descriptor[9]);
        if (localSize > 0)
            palette = reader.slice(offset + 10, localSize);
        if (skipSubBlocks(encoded, offset + 10 + localSize + 1) == 0)
            return endsEarly(encoded);
        return Container{!palette.empty() && isGreyPalette(palette, 3) ? 1 : 3, 1};
    }
    return endsEarly(encoded);
}

Result<Container> readBmp(ByteView encoded)
{
    const ByteReader reader(encoded, false);
    const auto pixels = reader.u32(10);
    const auto headerSize = reader.u32(14);
    if (!pixels || !headerSize || encoded.size() < 26)
        return endsEarly(encoded);
    const bool isOld = *headerSize == 12; // BITMAPCOREHEADER
    const std::int64_t width = isOld ? *reader.u16(18) : static_cast<std::int32_t>(*reader.u32(18));
    const std::int64_t height = isOld ? *reader.u16(20)
                                      : std::llabs(static_cast<std::int32_t>(*reader.u32(22)));
    const std::uint32_t bits = reader.u16(isOld ? 24 : 28).value_or(0);
    const std::uint32_t compression = isOld ? 0 : reader.u32(30).value_or(0);
    const std::uint32_t statedSize = isOld ? 0 : reader.u32(34).value_or(0);
    LATHE_CHECK(checkSize(width, height));
    const bool isRunLength = compression == 1 || compression == 2;
    const std::uint64_t row = (static_cast<std::uint64_t>(width) * bits + 31) / 32 * 4;
    const std::uint64_t needed = *pixels + (isRunLength ? statedSize : row * static_cast<std::uint64_t>(height));
    if (needed > encoded.size())
        return truncated(encoded.size(), needed);
    if (bits > 8)
        return Container{};
    const std::size_t stride = isOld ? 3 : 4;
    std::size_t colours = isOld ? 0 : reader.u32(46).value_or(0);
    if (colours == 0 || colours > 256)
        colours = std::size_t(1) << bits;
    const ByteView palette = reader.slice(std::size_t(14) + *headerSize, stride * colours);
    return Container{!palette.empty() && isGreyPalette(palette, stride) ? 1 : 3, 1};
}

Result<Container> readTiff(ByteView encoded)
{
    constexpr std::uint16_t photometricTag = 262;
    constexpr std::uint16_t paletteTag = 320;
    Container container;
    container.orientation = exifOrientation(encoded);
    const auto photometric = tiffValues(encoded, photometricTag, 1);
    if (photometric.empty())
        return container;
    if (photometric[0] <= 1) // white is zero, black is zero
        container.channels = 1;
    if (photometric[0] == 3) {
        const auto palette = tiffValues(encoded, paletteTag, 3 * 65536);
        const std::size_t colours = palette.size() / 3; // all reds, all greens, all blues
        bool isGrey = colours > 0;
        for (std::size_t i = 0; i < colours && isGrey; ++i)
            isGrey = palette[i] == palette[colours + i] && palette[i] == palette[2 * colours + i];
        container.channels = isGrey ? 1 : 3;
    }
    return container;
}

Result<Container> readWebp(ByteView encoded)
{
    const ByteReader reader(encoded, false);
    const std::uint64_t needed = std::uint64_t(8) + reader.u32(4).value_or(0);
    if (needed > encoded.size())
        return truncated(encoded.size(), needed);
    Container container;
    for (std::uint64_t offset = 12; offset + 8 <= encoded.size();) {
        const auto position = static_cast<std::size_t>(offset);
        const std::uint32_t length = *reader.u32(position + 4);
        if (asText(reader.slice(position, 4)) == "EXIF")
            container.orientation = exifOrientation(reader.slice(position + 8, length));
        offset += std::uint64_t(8) + length + (length & 1);
    }
    return container;
}

} // namespace lathe::codec
