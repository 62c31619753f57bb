#include "io/csv/pieces.h"

#include "io/csv/row_reader.h"
#include "io/parallel.h"

#include <algorithm>
#include <optional>

namespace lathe::csv {

namespace {

/// What stands between two places, once for each answer to "does it begin inside quotes?".
struct Span {
    bool hasOddQuotes = false;
    std::array<std::size_t, 2> breaks{};                    ///< that end a row
    std::array<std::optional<std::size_t>, 2> firstStart{}; ///< behind the first of them
};

/// Bit i is the parity of bits 0 … i.
std::uint64_t prefixParity(std::uint64_t bits)
{
    for (unsigned shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

class SpanScanner {
public:
    SpanScanner(std::string_view text, const Dialect& dialect) : m_text(text), m_dialect(dialect) {}

    Span scan(std::size_t begin, std::size_t end)
    {
        Span span;
        for (std::size_t at = begin; at < end; at += 64)
            addBlock(span, at, std::min<std::size_t>(64, end - at));
        return span;
    }

private:
    void addBlock(Span& span, std::size_t at, std::size_t size) const
    {
        const char* block = m_text.data() + at;
        std::array<char, 64> copy;
        if (m_text.size() - at < 64) {
            copy = lastBlock(block, m_text.data() + m_text.size());
            block = copy.data();
        }
        const std::uint64_t wanted = size == 64 ? ~std::uint64_t(0) : (std::uint64_t(1) << size) - 1;
        std::uint64_t breaks = equalBits(block, '\n');
        if (std::uint64_t returns = equalBits(block, '\r'); returns != 0) { // those before a line feed are part of it
            const bool isFeedNext = at + 64 < m_text.size() && m_text[at + 64] == '\n';
            breaks |= returns & ~(breaks >> 1 | std::uint64_t(isFeedNext) << 63);
        }
        breaks &= wanted;
        std::uint64_t quotes = m_dialect.quote != 0 ? equalBits(block, m_dialect.quote) & wanted : 0;
        if (m_dialect.hasBackslash && quotes != 0)
            quotes = withoutEscaped(quotes, at);
        if (quotes == 0 && breaks == 0)
            return;
        const std::uint64_t parity = quotes == 0 ? 0 : prefixParity(quotes);
        const std::uint64_t inside = span.hasOddQuotes ? ~parity : parity;
        for (const std::size_t isInside : {0u, 1u}) {
            const std::uint64_t ends = breaks & (isInside != 0 ? inside : ~inside);
            if (ends != 0 && !span.firstStart[isInside])
                span.firstStart[isInside] = at + static_cast<std::size_t>(std::countr_zero(ends)) + 1;
            for (std::uint64_t left = ends; left != 0; left &= left - 1)
                ++span.breaks[isInside];
        }
        span.hasOddQuotes = span.hasOddQuotes != (parity >> 63 != 0);
    }

    std::uint64_t withoutEscaped(std::uint64_t quotes, std::size_t at) const
    {
        std::uint64_t kept = 0;
        for (; quotes != 0; quotes &= quotes - 1) {
            const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(quotes));
            std::size_t backslashes = 0;
            while (backslashes < place && backslashes < 64 && m_text[place - backslashes - 1] == '\\')
                ++backslashes;
            if (backslashes % 2 == 0)
                kept |= quotes & -quotes;
        }
        return kept;
    }

    std::string_view m_text;
    const Dialect& m_dialect;
};

} // namespace

Result<std::vector<Piece>> supposedPieces(std::string_view text, std::size_t start, const Dialect& dialect,
                                          const ReadOptions& options, Progress& progress)
{
    const std::size_t pieceSize = options.pieceSize;
    const std::size_t count = std::max<std::size_t>(1, (text.size() - start + pieceSize - 1) / pieceSize);
    std::vector<Span> spans(count);
    LATHE_CHECK(parallelFor(count, options.threads, [&](std::size_t i) -> Result<void> {
        if (progress.stopRequested())
            return cancelled();
        const std::size_t begin = start + i * pieceSize;
        spans[i] = SpanScanner(text, dialect).scan(begin, std::min(begin + pieceSize, text.size()));
        if (options.release)
            options.release(begin, std::min(begin + pieceSize, text.size()));
        return {};
    }));
    std::vector<Piece> pieces(count);
    std::size_t isInside = 0;
    for (std::size_t i = 0; i < count; ++i) {
        pieces[i].begin = i == 0 ? start : spans[i].firstStart[isInside].value_or(std::string_view::npos);
        pieces[i].rows = spans[i].breaks[isInside] + (i == 0 ? 1 : 0);
        isInside ^= spans[i].hasOddQuotes ? 1u : 0u;
    }
    std::size_t end = text.size();
    for (std::size_t i = count; i-- > 0;) {
        if (pieces[i].begin == std::string_view::npos)
            pieces[i].begin = end; // one cell fills it
        pieces[i].end = end;
        end = pieces[i].begin;
    }
    return pieces;
}

Result<Walked> walkedPieces(std::string_view text, std::size_t start, const Dialect& dialect, const ReadOptions& options,
                            Progress& progress)
{
    Walked walked;
    RowReader reader(text, dialect);
    reader.moveTo(start);
    walked.pieces.push_back({start, text.size(), 0});
    while (!reader.isAtEnd()) {
        Piece& piece = walked.pieces.back();
        if (reader.position() - piece.begin >= options.pieceSize) {
            if (progress.stopRequested())
                return cancelled();
            piece.end = reader.position();
            if (options.release)
                options.release(piece.begin, piece.end);
            walked.pieces.push_back({reader.position(), text.size(), 0});
        }
        if (reader.next() != RowReader::Line::Row)
            continue;
        ++walked.pieces.back().rows;
        walked.mostCells = std::max(walked.mostCells, reader.cells().size());
    }
    return walked;
}

} // namespace lathe::csv
