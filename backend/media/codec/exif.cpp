#include "media/codec/exif.h"

#include "base/bytes.h"
#include "media/codec/byte_reader.h"

#include <algorithm>
#include <string_view>

namespace lathe::codec {

namespace {

constexpr std::uint16_t kOrientationTag = 274;

std::optional<bool> isBigEndian(ByteView tiff)
{
    const std::string_view text = asText(tiff.first(std::min<std::size_t>(4, tiff.size())));
    if (text == std::string_view("II*\0", 4))
        return false;
    if (text == std::string_view("MM\0*", 4))
        return true;
    return std::nullopt;
}

std::size_t valueSize(std::uint32_t type)
{
    switch (type) {
    case 1: return 1;  // BYTE
    case 3: return 2;  // SHORT
    case 4: return 4;  // LONG
    default: return 0; // no whole numbers
    }
}

} // namespace

std::vector<std::uint32_t> tiffValues(ByteView tiff, std::uint16_t tag, std::size_t limit)
{
    const auto bigEndian = isBigEndian(tiff);
    if (!bigEndian)
        return {};
    const ByteReader reader(tiff, *bigEndian);
    const std::size_t directory = reader.u32(4).value_or(0);
    const std::size_t entries = reader.u16(directory).value_or(0);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + 12 * i;
        const auto found = reader.u16(entry);
        if (!found)
            return {};
        if (*found != tag)
            continue;
        const std::size_t size = valueSize(reader.u16(entry + 2).value_or(0));
        const std::size_t count = std::min<std::size_t>(reader.u32(entry + 4).value_or(0), limit);
        const std::size_t offset = size * count <= 4 ? entry + 8 : reader.u32(entry + 8).value_or(0);
        const ByteView values = reader.slice(offset, size * count);
        if (size == 0 || values.size() != size * count)
            return {};
        std::vector<std::uint32_t> result(count);
        const ByteReader numbers(values, *bigEndian);
        for (std::size_t k = 0; k < count; ++k)
            result[k] = size == 1 ? values[k] : size == 2 ? *numbers.u16(2 * k) : *numbers.u32(4 * k);
        return result;
    }
    return {};
}

int exifOrientation(ByteView tiff)
{
    constexpr std::string_view prefix("Exif\0\0", 6);
    if (asText(tiff).starts_with(prefix))
        tiff = tiff.subspan(prefix.size());
    const auto values = tiffValues(tiff, kOrientationTag, 1);
    return values.size() == 1 && values[0] >= 1 && values[0] <= 8 ? static_cast<int>(values[0]) : 1;
}

} // namespace lathe::codec
