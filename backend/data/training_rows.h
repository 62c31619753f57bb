// The rows that are fitted on: the training part, or all of a table that was not split.
#pragma once

#include "data/table.h"

namespace lathe {

/// Ascending.
std::vector<std::uint32_t> trainingIndices(const Table& table);

/// A copy of them; a table without parts is shared.
Table trainingRows(const Table& table);

/// At most `most` rows, drawn at random, in their order. The same seed, the same rows.
Table someRows(const Table& table, std::size_t most, std::uint64_t seed);

/// At most `most` of the training rows, as someRows() draws: what a trial needs, without a second copy of a large table.
Table trainingSample(const Table& table, std::size_t most, std::uint64_t seed);

} // namespace lathe
