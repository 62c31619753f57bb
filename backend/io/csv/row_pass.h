// One walk through all rows that fills some of the columns.
#pragma once

#include "io/csv/table_reader.h"

#include <memory>

namespace lathe::csv {

/// A row that is none, and why: cells 0 for broken quotes.
struct BadRow {
    std::uint64_t position = 0;
    std::uint32_t cells = 0;
};

/// The rows that came in: those of a piece lie together, at the places that were kept for them.
struct PieceRows {
    std::size_t first = 0;
    std::size_t count = 0;
    std::size_t worker = 0;
    std::vector<BadRow> bad; ///< the first kMostListed
    std::size_t badCount = 0;
};

struct ColumnState {
    ColumnPlan plan;
    ColumnValues values;
    std::vector<TextPiece> texts;                       ///< one a piece, of text columns
    std::vector<std::unique_ptr<ColumnWriter>> writers; ///< one a worker
    std::atomic<bool> isWrong = false;
    bool isWanted = true; ///< to be filled
};

class RowPass {
public:
    RowPass(std::string_view text, const Layout& layout, const ReadOptions& options, Progress& progress)
        : m_text(text), m_layout(layout), m_options(options), m_progress(progress)
    {
    }

    /// Fills the wanted columns of `states`. Fails with Cancelled, OutOfMemory.
    Result<void> run(std::vector<std::unique_ptr<ColumnState>>& states);
    /// Places for rows; not all need be taken.
    std::size_t places() const { return m_places; }
    const std::vector<PieceRows>& pieces() const { return m_rows; }

private:
    Result<void> findPieces(bool isSupposed);
    Result<void> prepare(std::vector<std::unique_ptr<ColumnState>>& states);
    Result<void> readPieces(std::vector<std::unique_ptr<ColumnState>>& states);
    void readPiece(std::size_t index, std::size_t worker, std::vector<std::unique_ptr<ColumnState>>& states);
    bool hasFittingSize(const std::vector<std::string_view>& cells) const;

    std::string_view m_text;
    const Layout& m_layout;
    const ReadOptions& m_options;
    Progress& m_progress;
    std::vector<Piece> m_pieces;
    std::vector<PieceRows> m_rows;
    std::size_t m_places = 0;
    std::atomic<bool> m_isMisdivided = false;
    std::atomic<std::size_t> m_bytesDone = 0;
};

} // namespace lathe::csv
