// The netpbm formats P1 to P6 (netpbm.sourceforge.net/doc, pbm(5), pgm(5), ppm(5)).
#include "media/codec/codec.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace lathe::codec {

namespace {

constexpr std::uint32_t kMaximumValue = 65535;

class Parser {
public:
    explicit Parser(ByteView encoded) : m_encoded(encoded) {}

    /// A decimal number after white space and comments. Nothing when there is none, or a senseless one.
    std::optional<std::uint32_t> number()
    {
        skipSpace();
        std::uint64_t value = 0;
        const std::size_t start = m_position;
        for (; m_position < m_encoded.size() && isDigit(m_encoded[m_position]); ++m_position) {
            value = value * 10 + (m_encoded[m_position] - '0');
            if (value > 0x7FFFFFFF)
                return std::nullopt;
        }
        return m_position > start ? std::optional(static_cast<std::uint32_t>(value)) : std::nullopt;
    }

    /// A single `0` or `1`, as plain bitmaps have them, with or without space between.
    std::optional<std::uint32_t> bit()
    {
        skipSpace();
        if (m_position >= m_encoded.size() || (m_encoded[m_position] != '0' && m_encoded[m_position] != '1'))
            return std::nullopt;
        return m_encoded[m_position++] - '0';
    }

    bool atEnd() const { return m_position >= m_encoded.size(); }
    std::size_t position() const { return m_position; }
    void skip(std::size_t count) { m_position += count; }
    ByteView rest() const { return m_encoded.subspan(std::min(m_position, m_encoded.size())); }

private:
    static bool isDigit(std::uint8_t c) { return c >= '0' && c <= '9'; }
    static bool isSpace(std::uint8_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

    void skipSpace()
    {
        while (m_position < m_encoded.size()) {
            if (m_encoded[m_position] == '#')
                while (m_position < m_encoded.size() && m_encoded[m_position] != '\n')
                    ++m_position;
            else if (isSpace(m_encoded[m_position]))
                ++m_position;
            else
                return;
        }
    }

    ByteView m_encoded;
    std::size_t m_position = 0;
};

struct Layout {
    char kind = 0; ///< '1' to '6'
    std::size_t width = 0;
    std::size_t height = 0;
    std::size_t channels = 1;
    std::uint32_t maximum = 1;
    std::size_t pixels = 0; ///< where they begin
};

Result<Layout> readLayout(ByteView encoded)
{
    Layout layout;
    layout.kind = static_cast<char>(encoded[1]);
    layout.channels = layout.kind == '3' || layout.kind == '6' ? 3 : 1;
    Parser parser(encoded);
    parser.skip(2);
    const auto width = parser.number();
    const auto height = parser.number();
    const bool hasMaximum = layout.kind != '1' && layout.kind != '4';
    const auto maximum = hasMaximum ? parser.number() : std::optional<std::uint32_t>(1);
    if (!width || !height || !maximum)
        return broken(parser.atEnd() ? "The picture ends in its header" : "The header has no proper sizes");
    if (*maximum == 0 || *maximum > kMaximumValue)
        return broken("The largest value is " + std::to_string(*maximum) + ", not 1 to 65535");
    LATHE_CHECK(checkSize(*width, *height));
    parser.skip(1); // exactly one white space before the pixels
    layout.width = *width;
    layout.height = *height;
    layout.maximum = *maximum;
    layout.pixels = parser.position();
    return layout;
}

std::uint8_t scaled(std::uint32_t value, std::uint32_t maximum)
{
    return static_cast<std::uint8_t>((std::min(value, maximum) * 255 + maximum / 2) / maximum);
}

Result<Bytes> readPlain(ByteView encoded, const Layout& layout)
{
    const std::size_t count = layout.width * layout.height * layout.channels;
    if ((encoded.size() - std::min(layout.pixels, encoded.size())) < (layout.kind == '1' ? count : 2 * count - 1))
        return broken("The picture ends after " + grouped(static_cast<std::int64_t>(encoded.size())) + " bytes");
    Parser parser(encoded);
    parser.skip(layout.pixels);
    Bytes pixels(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto value = layout.kind == '1' ? parser.bit() : parser.number();
        if (!value && !parser.atEnd())
            return broken("Value " + grouped(static_cast<std::int64_t>(i + 1)) + " is no number");
        if (!value)
            return broken("The picture ends after " + grouped(static_cast<std::int64_t>(i)) + " of "
                          + grouped(static_cast<std::int64_t>(count)) + " values");
        pixels[i] = layout.kind == '1' ? (*value ? 0 : 255) : scaled(*value, layout.maximum);
    }
    return pixels;
}

Result<Bytes> readBits(ByteView stored, const Layout& layout)
{
    const std::size_t row = (layout.width + 7) / 8;
    Bytes pixels(layout.width * layout.height);
    for (std::size_t y = 0; y < layout.height; ++y)
        for (std::size_t x = 0; x < layout.width; ++x)
            pixels[y * layout.width + x] = stored[y * row + x / 8] >> (7 - x % 8) & 1 ? 0 : 255;
    return pixels;
}

Result<Bytes> readBinary(ByteView encoded, const Layout& layout)
{
    const std::size_t count = layout.width * layout.height * layout.channels;
    const std::size_t bytes = layout.kind == '4' ? (layout.width + 7) / 8 * layout.height
        : layout.maximum > 255 ? 2 * count : count;
    if (encoded.size() < layout.pixels + bytes)
        return truncated(encoded.size(), layout.pixels + bytes);
    const ByteView stored = encoded.subspan(layout.pixels, bytes);
    if (layout.kind == '4')
        return readBits(stored, layout);
    Bytes pixels(stored.begin(), stored.begin() + static_cast<std::ptrdiff_t>(count));
    if (layout.maximum > 255)
        for (std::size_t i = 0; i < count; ++i)
            pixels[i] = scaled(std::uint32_t(stored[2 * i]) << 8 | stored[2 * i + 1], layout.maximum);
    else if (layout.maximum < 255)
        for (std::uint8_t& value : pixels)
            value = scaled(value, layout.maximum);
    return pixels;
}

Result<Header> header(ByteView encoded)
{
    LATHE_TRY(const Layout layout, readLayout(encoded));
    const int depth = layout.maximum > 255 ? 16 : layout.maximum == 1 ? 1 : 8;
    return Header{{"pnm", static_cast<int>(layout.width), static_cast<int>(layout.height),
                   static_cast<int>(layout.channels), depth}};
}

Result<Decoded> decode(ByteView encoded, int)
{
    LATHE_TRY(const Layout layout, readLayout(encoded));
    LATHE_TRY(Bytes pixels, layout.kind <= '3' ? readPlain(encoded, layout) : readBinary(encoded, layout));
    return Decoded{{static_cast<int>(layout.width), static_cast<int>(layout.height),
                    static_cast<int>(layout.channels), std::move(pixels)}};
}

} // namespace

const Codec kPnm{header, decode};

} // namespace lathe::codec

namespace lathe {

Bytes encodePnm(const Image& image)
{
    const std::string header = std::string(image.channels == 1 ? "P5" : "P6") + "\n"
        + std::to_string(image.width) + " " + std::to_string(image.height) + "\n255\n";
    Bytes encoded;
    encoded.reserve(header.size() + image.pixels.size());
    encoded.insert(encoded.end(), header.begin(), header.end());
    encoded.insert(encoded.end(), image.pixels.begin(), image.pixels.end());
    return encoded;
}

} // namespace lathe
