#include "data/code_points.h"

#include <algorithm>

namespace lathe {

namespace {

/// How many bytes the code point has that begins there; 1 where it is broken.
std::size_t lengthAt(std::string_view text, std::size_t byte)
{
    const auto first = static_cast<unsigned char>(text[byte]);
    const std::size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF8 ? 4 : 1;
    if (byte + length > text.size())
        return 1;
    for (std::size_t i = 1; i < length; ++i)
        if ((static_cast<unsigned char>(text[byte + i]) & 0xC0) != 0x80)
            return 1;
    return length;
}

/// ASCII's white space, the no-break space, the spaces of U+2000 and the ideographic one.
bool isSpace(std::string_view one)
{
    if (one.size() == 1)
        return one[0] == ' ' || (one[0] >= '\t' && one[0] <= '\r');
    if (one == "\u00A0" || one == "\u3000" || one == "\u2028" || one == "\u2029" || one == "\u202F")
        return true;
    return one.size() == 3 && one.starts_with("\xE2\x80") && static_cast<unsigned char>(one[2]) >= 0x80 && static_cast<unsigned char>(one[2]) <= 0x8A;
}

} // namespace

CodePoints::CodePoints(std::string_view text) : m_text(text)
{
    m_starts.reserve(text.size() + 1);
    for (std::size_t byte = 0; byte < text.size(); byte += lengthAt(text, byte))
        m_starts.push_back(byte);
    m_starts.push_back(text.size());
}

std::size_t CodePoints::at(std::size_t byte) const
{
    return static_cast<std::size_t>(std::ranges::upper_bound(m_starts, byte) - m_starts.begin()) - 1;
}

std::string_view CodePoints::slice(std::size_t start, std::size_t end) const
{
    end = std::min(end, size());
    start = std::min(start, end);
    return m_text.substr(m_starts[start], m_starts[end] - m_starts[start]);
}

std::vector<TextSpan> tokensOf(const CodePoints& points)
{
    std::vector<TextSpan> tokens;
    std::uint32_t start = 0;
    for (std::uint32_t i = 0; i <= points.size(); ++i) {
        if (i < points.size() && !isSpace(points.slice(i, i + 1)))
            continue;
        if (i > start)
            tokens.push_back({start, i});
        start = i + 1;
    }
    return tokens;
}

} // namespace lathe
