#include "io/csv/encoding.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace lathe::csv {

namespace {

/// 0x80 to 0x9F (Unicode Consortium, Mappings/VENDORS/MICSFT/WINDOWS/CP1252.TXT).
constexpr std::array<std::uint16_t, 32> kWindows1252{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

void append(std::string& text, std::uint32_t character)
{
    const auto byte = [&text](std::uint32_t value) { text += static_cast<char>(value); };
    if (character < 0x80) {
        byte(character);
    } else if (character < 0x800) {
        byte(0xC0 | character >> 6);
        byte(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        byte(0xE0 | character >> 12);
        byte(0x80 | (character >> 6 & 0x3F));
        byte(0x80 | (character & 0x3F));
    } else {
        byte(0xF0 | character >> 18);
        byte(0x80 | (character >> 12 & 0x3F));
        byte(0x80 | (character >> 6 & 0x3F));
        byte(0x80 | (character & 0x3F));
    }
}

std::string fromUtf16(ByteView bytes, bool isBigEndian)
{
    std::string text;
    text.reserve(bytes.size() / 2 + bytes.size() / 8);
    const auto unitAt = [&](std::size_t at) {
        return std::uint32_t(bytes[at + (isBigEndian ? 0 : 1)]) << 8 | bytes[at + (isBigEndian ? 1 : 0)];
    };
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        std::uint32_t unit = unitAt(at);
        if (unit >= 0xD800 && unit < 0xDC00 && at + 3 < bytes.size() && unitAt(at + 2) >= 0xDC00 && unitAt(at + 2) < 0xE000) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (unitAt(at + 2) - 0xDC00);
            at += 2;
        } else if (unit >= 0xD800 && unit < 0xE000) {
            unit = 0xFFFD;
        }
        append(text, unit);
    }
    return text;
}

} // namespace

std::size_t markSize(ByteView head, std::string_view encoding)
{
    const std::string_view text = asText(head);
    if (encoding == "utf-8")
        return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    if (encoding == "utf-16le")
        return text.starts_with("\xFF\xFE") ? 2 : 0;
    if (encoding == "utf-16be")
        return text.starts_with("\xFE\xFF") ? 2 : 0;
    return 0;
}

FoundEncoding detectEncoding(ByteView head)
{
    for (const char* marked : {"utf-8", "utf-16le", "utf-16be"})
        if (const std::size_t size = markSize(head, marked))
            return {marked, size, true};
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i)
        zeros[i % 2] += head[i] == 0;
    const std::size_t pairs = head.size() / 2;
    if (pairs >= 4 && zeros[1] * 2 > pairs && zeros[0] * 10 < pairs)
        return {"utf-16le", 0, true};
    if (pairs >= 4 && zeros[0] * 2 > pairs && zeros[1] * 10 < pairs)
        return {"utf-16be", 0, true};
    // of the runs of bytes beyond ASCII, those that are UTF-8 and those that are not
    std::size_t good = 0, bad = 0;
    const std::string_view text = asText(head);
    for (std::size_t at = 0; at < text.size();) {
        const auto isHigh = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) >= 0x80; };
        if (!isHigh(at)) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && isHigh(end))
            ++end;
        if (end == text.size() && end - at < 4)
            break; // the head may end within a letter
        ++(isUtf8(text.substr(at, end - at)) ? good : bad);
        at = end;
    }
    if (bad > good)
        return {"windows-1252", 0, false};
    return {"utf-8", 0, good > 0};
}

std::string decoded(ByteView bytes, std::string_view encoding)
{
    bytes = bytes.subspan(markSize(bytes, encoding));
    if (encoding == "utf-16le" || encoding == "utf-16be")
        return fromUtf16(bytes, encoding == "utf-16be");
    if (encoding == "utf-8")
        return std::string(asText(bytes));
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const std::uint8_t byte : bytes)
        append(text, byte >= 0x80 && byte < 0xA0 && encoding == "windows-1252" ? kWindows1252[byte - 0x80] : byte);
    return text;
}

} // namespace lathe::csv
