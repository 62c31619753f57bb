// A long text in pieces that begin and end with a row, for reading on several threads.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "io/csv/dialect.h"

#include <functional>
#include <string_view>
#include <vector>

namespace lathe::csv {

struct ReadOptions {
    int threads = 1;
    std::size_t pieceSize = std::size_t(1) << 20;
    /// Called when a part of the text has been looked at; from any thread. May be empty.
    std::function<void(std::size_t begin, std::size_t end)> release;
};

struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t rows = 0; ///< at most so many rows begin in it
};

/// Supposes that every quote opens or closes a cell: then the number of quotes before a line break says whether it
/// ends a row, and pieces can be looked at in parallel. Whoever reads a piece to its end finds out whether that was
/// so, since its last row then ends where the next piece begins. Fails with Cancelled.
Result<std::vector<Piece>> supposedPieces(std::string_view text, std::size_t start, const Dialect& dialect,
                                          const ReadOptions& options, Progress& progress);

struct Walked {
    std::vector<Piece> pieces;
    std::size_t mostCells = 0; ///< in a row
};
/// Reads every row to find the borders: slower, and right whatever the quotes are. Fails with Cancelled.
Result<Walked> walkedPieces(std::string_view text, std::size_t start, const Dialect& dialect, const ReadOptions& options,
                            Progress& progress);

} // namespace lathe::csv
