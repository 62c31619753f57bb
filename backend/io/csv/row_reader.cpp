#include "io/csv/row_reader.h"

#include "io/cell_types.h"

#include <algorithm>

namespace lathe::csv {

namespace {

/// A cell larger than this is one whose quote was never closed.
constexpr std::ptrdiff_t kLongestQuoted = std::ptrdiff_t(1) << 24;

std::string specialsOf(const Dialect& dialect)
{
    std::string specials = "\n\r";
    specials += dialect.delimiter;
    if (dialect.isRunOfBlanks)
        specials += '\t';
    if (dialect.quote != 0)
        specials += dialect.quote;
    if (dialect.hasBackslash)
        specials += '\\';
    return specials;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

} // namespace

RowReader::RowReader(std::string_view text, const Dialect& dialect)
    : m_dialect(dialect), m_begin(text.data()), m_at(text.data()), m_end(text.data() + text.size()),
      m_specials(text, specialsOf(dialect)), m_isDividedByBlanks(dialect.isRunOfBlanks)
{
}

void RowReader::moveTo(std::size_t position)
{
    m_at = m_begin + position;
    m_specials.moveTo(m_at);
}

RowReader::Line RowReader::next()
{
    const char* const start = m_at;
    m_cells.clear();
    m_scratchUsed = 0;
    if (m_dialect.comment != 0) {
        const char* const first = skipBlanks(start);
        if (first != m_end && *first == m_dialect.comment) {
            passLine();
            return Line::Comment;
        }
    }
    if (!readCells()) {
        m_cells.clear();
        m_specials.moveTo(start);
        passLine();
        return Line::BrokenQuotes;
    }
    if (m_cells.size() == 1 && !isQuoteAt(start) && withoutBlanks(m_cells.front()).empty())
        return Line::Blank;
    return m_cells.empty() ? Line::Blank : Line::Row;
}

inline void RowReader::passStop(const char* stop, bool& isLast)
{
    isLast = stop == m_end || *stop == '\n' || *stop == '\r';
    m_at = isLast ? behindBreak(stop) : stop + 1;
    if (!isLast && m_dialect.isDoubled) {
        m_specials.next();
        ++m_at;
    }
}

inline const char* RowReader::behindBreak(const char* stop)
{
    if (stop != m_end && *stop == '\r' && stop + 1 != m_end && stop[1] == '\n') {
        m_specials.next();
        return stop + 2;
    }
    return stop == m_end ? stop : stop + 1;
}

inline void RowReader::addPlain(const char* begin, const char* end)
{
    std::string_view cell(begin, static_cast<std::size_t>(end - begin));
    if (m_dialect.isTrimmed)
        cell = withoutBlanks(cell);
    if (m_dialect.hasBackslash && cell.find('\\') != std::string_view::npos)
        cell = unescaped(cell, false);
    m_cells.push_back(cell);
}

void RowReader::passLine()
{
    const char* stop = m_specials.next();
    while (stop != m_end && *stop != '\n' && *stop != '\r')
        stop = m_specials.next();
    m_at = behindBreak(stop);
}

bool RowReader::readCells()
{
    bool isLast = false;
    while (!isLast) {
        if (m_isDividedByBlanks) {
            const char* const begin = skipBlanks(m_at);
            if (begin != m_at) {
                m_specials.moveTo(begin);
                m_at = begin;
            }
            if (begin == m_end || *begin == '\n' || *begin == '\r') { // blanks at the row's end divide nothing
                passStop(m_specials.next(), isLast);
                break;
            }
        }
        const char* const begin = m_at;
        const char* open = begin;
        if (m_dialect.isTrimmed)
            open = skipBlanks(open);
        const char* stop = m_specials.next();
        if (isQuoteAt(open)) {
            while (stop < open) // blanks may be specials
                stop = m_specials.next();
            if (!readQuoted(open, stop))
                return false;
        } else {
            while (stop != m_end) {
                const char c = *stop;
                if (divides(stop) || c == '\n' || c == '\r' || (m_isDividedByBlanks && c == '\t'))
                    break;
                if (c == '\\' && m_dialect.hasBackslash && stop + 1 != m_end && stop[1] != '\n' && stop[1] != '\r')
                    m_specials.moveTo(stop + 2);
                stop = m_specials.next();
            }
            addPlain(begin, stop);
        }
        passStop(stop, isLast);
    }
    return true;
}

bool RowReader::readQuoted(const char* open, const char*& stop)
{
    // `stop` is the opening quote
    bool isEscaped = false;
    for (;;) {
        stop = m_specials.next();
        if (stop == m_end || stop - open > kLongestQuoted)
            return false;
        if (*stop == '\\' && m_dialect.hasBackslash) {
            isEscaped = true;
            if (stop + 1 != m_end)
                m_specials.moveTo(stop + 2);
            continue;
        }
        if (*stop != m_dialect.quote)
            continue;
        if (!isQuoteAt(stop + 1))
            break;
        isEscaped = true;
        m_specials.next();
    }
    const std::string_view inside(open + 1, static_cast<std::size_t>(stop - open - 1));
    m_cells.push_back(isEscaped ? unescaped(inside, true) : inside);
    const char* const close = stop;
    stop = m_specials.next(); // blanks between the quote and the delimiter are borne
    for (const char* place = close + 1; place != stop; ++place)
        if (!isBlank(*place))
            return false;
    return stop == m_end || divides(stop) || *stop == '\n' || *stop == '\r'
        || (m_isDividedByBlanks && *stop == '\t');
}

std::string_view RowReader::unescaped(std::string_view raw, bool isQuoted)
{
    if (m_scratchUsed == m_scratch.size())
        m_scratch.emplace_back();
    std::string& text = m_scratch[m_scratchUsed++];
    text.clear();
    if (isQuoted && !m_dialect.hasBackslash) { // only doubled quotes: what stands between them comes at once
        for (std::size_t at = 0; at < raw.size();) {
            const std::size_t quote = std::min(raw.find(m_dialect.quote, at), raw.size() - 1);
            text.append(raw, at, quote + 1 - at);
            at = quote + 2;
        }
        return text;
    }
    const auto isEscapable = [this](char c) {
        return c == m_dialect.quote || c == '\\' || c == m_dialect.delimiter || c == '\n' || c == '\r';
    };
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const bool hasNext = i + 1 < raw.size();
        const bool isDoubled = isQuoted && hasNext && raw[i] == m_dialect.quote && raw[i + 1] == m_dialect.quote;
        if (isDoubled || (m_dialect.hasBackslash && hasNext && raw[i] == '\\' && isEscapable(raw[i + 1])))
            ++i;
        text += raw[i];
    }
    return text;
}

const char* RowReader::skipBlanks(const char* place) const
{
    while (place != m_end && isBlank(*place) && (*place != m_dialect.delimiter || m_dialect.isRunOfBlanks))
        ++place;
    return place;
}

} // namespace lathe::csv
