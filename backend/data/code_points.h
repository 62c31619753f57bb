// Texts by their code points: what the places of TextSpan count.
#pragma once

#include "data/annotation.h"

#include <string_view>

namespace lathe {

/// A text with the places of its code points. The text must stay; bytes that are not UTF-8 count one each.
class CodePoints {
public:
    explicit CodePoints(std::string_view text);

    std::size_t size() const { return m_starts.size() - 1; }
    /// The byte at which a code point begins; of size(), behind the last one.
    std::size_t byteOf(std::size_t codePoint) const { return m_starts[codePoint]; }
    /// The code point that the byte belongs to.
    std::size_t at(std::size_t byte) const;
    /// From `start` up to `end`, cut to the text.
    std::string_view slice(std::size_t start, std::size_t end) const;
    std::string_view slice(const TextSpan& span) const { return slice(span.start, span.end); }

private:
    std::string_view m_text;
    std::vector<std::size_t> m_starts; ///< ascending, the size of the text last
};

/// What white space parts, in order. Whole tokens never overlap.
std::vector<TextSpan> tokensOf(const CodePoints& points);

} // namespace lathe
