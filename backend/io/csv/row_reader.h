// Divides a delimited text into rows of cells: RFC 4180, with what real files do besides.
#pragma once

#include "io/csv/dialect.h"
#include "io/csv/special_bytes.h"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace lathe::csv {

/// Quotes enclose a cell only where it begins with one. Rows end with LF, CRLF or CR. Where the quotes of a row are
/// broken, the row is its first line, and reading goes on with the next: one stray quote costs one line.
class RowReader {
public:
    enum class Line { Row, Blank, Comment, BrokenQuotes };

    /// `text` outlives the reader.
    RowReader(std::string_view text, const Dialect& dialect);

    bool isAtEnd() const { return m_at == m_end; }
    /// Where the next row begins.
    std::size_t position() const { return static_cast<std::size_t>(m_at - m_begin); }
    void moveTo(std::size_t position);

    /// Reads one row, not at the end. cells() shows it until the next call.
    Line next();
    const std::vector<std::string_view>& cells() const { return m_cells; }

private:
    /// A row's cells; false when its quotes are broken.
    bool readCells();
    /// The cell that begins with a quote, to behind its delimiter; nothing when the quotes are broken.
    bool readQuoted(const char* open, const char*& stop);
    void addPlain(const char* begin, const char* end);
    bool isQuoteAt(const char* place) const { return place != m_end && *place == m_dialect.quote && m_dialect.quote != 0; }
    bool divides(const char* place) const
    {
        return *place == m_dialect.delimiter
            && (!m_dialect.isDoubled || (place + 1 != m_end && place[1] == m_dialect.delimiter));
    }
    void passLine();
    /// Behind the line break at `stop`.
    const char* behindBreak(const char* stop);
    /// Sets isLast where the row ends at `stop`, and leads `at` to the next cell or row.
    void passStop(const char* stop, bool& isLast);
    const char* skipBlanks(const char* place) const;
    std::string_view unescaped(std::string_view raw, bool isQuoted);

    Dialect m_dialect;
    const char* m_begin;
    const char* m_at;
    const char* m_end;
    SpecialBytes m_specials;
    std::vector<std::string_view> m_cells;
    std::deque<std::string> m_scratch; ///< of cells that had something doubled or escaped; they never move
    std::size_t m_scratchUsed = 0;
    bool m_isDividedByBlanks;
};

} // namespace lathe::csv
