// Small encoded pictures, written from the formats' specifications and not by the code under test.
#pragma once

#include "base/bytes.h"
#include "media/image.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace lathe::build {

inline void append(Bytes& target, std::string_view text)
{
    target.insert(target.end(), text.begin(), text.end());
}

inline void append(Bytes& target, const Bytes& bytes)
{
    for (const std::uint8_t byte : bytes) // GCC 12 warns of an insertion that it inlines
        target.push_back(byte);
}

inline void appendU32(Bytes& target, std::uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        target.push_back(static_cast<std::uint8_t>(value >> shift));
}

inline Bytes text(std::string_view value)
{
    return Bytes(value.begin(), value.end());
}

/// CRC-32 of PNG (specification, appendix D), bit by bit.
inline std::uint32_t crc32(const Bytes& bytes)
{
    std::uint32_t crc = 0xFFFFFFFF;
    for (const std::uint8_t byte : bytes) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
    }
    return ~crc;
}

inline Bytes pngChunk(std::string_view name, const Bytes& content)
{
    Bytes named = text(name);
    append(named, content);
    Bytes chunk;
    appendU32(chunk, static_cast<std::uint32_t>(content.size()));
    append(chunk, named);
    appendU32(chunk, crc32(named));
    return chunk;
}

/// A zlib stream that stores (RFC 1950, 1951); at most 65,535 bytes.
inline Bytes zlibStored(const Bytes& bytes)
{
    const auto size = static_cast<std::uint16_t>(bytes.size());
    Bytes stream{0x78, 0x01, 0x01, std::uint8_t(size & 255), std::uint8_t(size >> 8), std::uint8_t(~size & 255),
                 std::uint8_t(std::uint16_t(~size) >> 8)};
    append(stream, bytes);
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const std::uint8_t byte : bytes) {
        a = (a + byte) % 65521;
        b = (b + a) % 65521;
    }
    appendU32(stream, b << 16 | a);
    return stream;
}

struct Png {
    std::uint32_t width = 1;
    std::uint32_t height = 1;
    int depth = 8;
    int colour = 0; ///< 0 grey, 2 colour, 3 palette, 4 grey and alpha, 6 colour and alpha
    bool isInterlaced = false;
    Bytes rows;   ///< each with its filter byte
    Bytes chunks; ///< between header and pixels
};

inline Bytes png(const Png& picture)
{
    Bytes encoded = text("\x89PNG\r\n\x1A\n");
    Bytes header;
    appendU32(header, picture.width);
    appendU32(header, picture.height);
    append(header, Bytes{std::uint8_t(picture.depth), std::uint8_t(picture.colour), 0, 0, picture.isInterlaced});
    append(encoded, pngChunk("IHDR", header));
    append(encoded, picture.chunks);
    append(encoded, pngChunk("IDAT", zlibStored(picture.rows)));
    append(encoded, pngChunk("IEND", {}));
    return encoded;
}

/// A TIFF structure with nothing but an orientation, little or big end first.
inline Bytes exif(int orientation, bool bigEndian = false)
{
    const auto value = static_cast<std::uint8_t>(orientation);
    if (bigEndian)
        return {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0};
    return {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 18, 1, 3, 0, 1, 0, 0, 0, value, 0, 0, 0, 0, 0, 0, 0};
}

/// A smooth picture with some structure, which survives lossy compression well.
inline Image gradient(int width, int height, int channels)
{
    Image image{width, height, channels, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < channels; ++c)
                image.pixels.push_back(static_cast<std::uint8_t>((c == 1 ? 255 * y / height : 255 * x / width) / (c + 1)));
    return image;
}

} // namespace lathe::build
