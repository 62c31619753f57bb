// How units that must stay together are drawn for the parts of a split; what splits of pictures and tables share.
#pragma once

#include "data/part.h"

#include <span>
#include <vector>

namespace lathe {

/// Train, validation, test.
using PartShares = std::array<double, 3>;

/// Rows or items that stay in one part.
struct DrawUnit {
    std::int64_t label = -1; ///< the class whose shares are kept
    std::int64_t size = 1;
};

/// One part a unit. Units of one label stand side by side, in the order in which they were drawn.
/// Each label's shares are kept to within one unit; what rounding takes from a part goes to it with the next label.
std::vector<Part> drawnParts(std::span<const DrawUnit> units, const PartShares& shares);

/// What import draws beside the parts that the source gave: see completedSplit().
struct Completion {
    std::vector<std::size_t> drawn; ///< ascending; none: the source has all
    PartShares shares{};
};
Completion completionOf(std::span<const Part> given);

} // namespace lathe
