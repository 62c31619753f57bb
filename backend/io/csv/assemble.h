// Makes columns of what the threads have written, without the rows that do not come in.
#pragma once

#include "io/csv/row_pass.h"

namespace lathe::csv {

/// Rows that stay: places from `first`, `count` of them, in order.
struct KeptRows {
    std::size_t first = 0;
    std::size_t count = 0;
    std::size_t piece = 0;
};

/// The pieces' rows without the places in `removed` (ascending, each once).
std::vector<KeptRows> keptRows(const std::vector<PieceRows>& pieces, const std::vector<std::uint64_t>& removed);

/// Takes the values out of `state`. A categorical column of too many levels becomes a text and the other way round,
/// unless a person chose the type; `state.plan` says so. Levels are in order of first appearance.
Column assembled(ColumnState& state, const std::vector<PieceRows>& pieces, const std::vector<KeptRows>& kept);

} // namespace lathe::csv
