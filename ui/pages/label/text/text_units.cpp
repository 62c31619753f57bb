#include "ui/pages/label/text/text_units.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace lathe {

TextUnits::TextUnits(const QString& text) : m_units(static_cast<int>(text.size()))
{
    for (int i = 0; i + 1 < m_units; ++i)
        if (text[i].isHighSurrogate() && text[i + 1].isLowSurrogate())
            m_pairs.push_back(i++);
    m_codePoints = static_cast<std::uint32_t>(m_units) - static_cast<std::uint32_t>(m_pairs.size());
}

std::uint32_t TextUnits::codePointOf(int unit) const
{
    unit = std::clamp(unit, 0, m_units);
    return static_cast<std::uint32_t>(unit - (std::ranges::lower_bound(m_pairs, unit) - m_pairs.begin()));
}

int TextUnits::unitOf(std::uint32_t codePoint) const
{
    codePoint = std::min(codePoint, m_codePoints);
    // Each pair before it adds a unit; the number of pairs before grows with the place that is looked for.
    const auto count = std::ranges::partition_point(m_pairs, [&](const int& pair) { return pair - (&pair - m_pairs.data()) < static_cast<std::ptrdiff_t>(codePoint); }) - m_pairs.begin();
    return static_cast<int>(codePoint) + static_cast<int>(count);
}

std::pair<int, int> snappedToWords(const QString& text, int start, int end)
{
    const auto size = static_cast<int>(text.size());
    if (start > end)
        std::swap(start, end);
    start = std::clamp(start, 0, size);
    end = std::clamp(end, 0, size);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(start);
    if (start < size && !finder.isAtBoundary())
        start = std::max<int>(0, static_cast<int>(finder.toPreviousBoundary()));
    finder.setPosition(end);
    if (end < size && !finder.isAtBoundary())
        end = static_cast<int>(finder.toNextBoundary());
    else if (start == end && end < size) // a click on a word takes all of it
        end = static_cast<int>(finder.toNextBoundary());
    if (end < 0)
        end = size;
    while (start < end && text[start].isSpace())
        ++start;
    while (end > start && text[end - 1].isSpace())
        --end;
    return {start, end};
}

int nextWord(const QString& text, int unit)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(unit);
    while (finder.toNextBoundary() >= 0)
        if (finder.boundaryReasons() & (QTextBoundaryFinder::StartOfItem))
            return static_cast<int>(finder.position());
    return static_cast<int>(text.size());
}

int previousWord(const QString& text, int unit)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(unit);
    while (finder.toPreviousBoundary() >= 0)
        if (finder.boundaryReasons() & (QTextBoundaryFinder::StartOfItem))
            return static_cast<int>(finder.position());
    return 0;
}

} // namespace lathe
