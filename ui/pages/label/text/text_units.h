// A text as Qt counts it, in UTF-16 units, and as annotations count it, in code points; and the words in it.
#pragma once

#include "data/annotation.h"

#include <QString>

#include <vector>

namespace lathe {

class TextUnits {
public:
    TextUnits() = default;
    explicit TextUnits(const QString& text);

    std::uint32_t codePoints() const { return m_codePoints; }
    std::uint32_t codePointOf(int unit) const;
    int unitOf(std::uint32_t codePoint) const;
    TextSpan spanOf(int start, int end) const { return {codePointOf(start), codePointOf(end)}; }

private:
    int m_units = 0;
    std::uint32_t m_codePoints = 0;
    std::vector<int> m_pairs; ///< units at which surrogate pairs begin
};

/// From the beginning of the word at `start` to the end of the one before `end`, without the white space around; empty
/// where only white space is between. Both in units.
std::pair<int, int> snappedToWords(const QString& text, int start, int end);
/// Where the next word begins, or the one before, as a caret goes by words.
int nextWord(const QString& text, int unit);
int previousWord(const QString& text, int unit);

} // namespace lathe
