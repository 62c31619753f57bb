// Splits: which item is in which part.
#pragma once

#include "data/item.h"

namespace lathe {

struct SplitShares {
    double train = 0.8;
    double validation = 0.1;
    double test = 0.1;
};

/// Fails with InvalidArgument when the shares are negative or do not add up to 1.
Result<void> checkShares(const SplitShares& shares);

/// Gives every item a part, so that each part keeps the class shares to within one group.
/// Items of equal content and items joined by `twin` form a group and stay in one part.
/// The same items, shares and seed give the same parts, whatever the order of the items.
/// Fails with InvalidArgument when the shares are negative or do not add up to 1.
Result<std::vector<Part>> stratifiedSplit(const ItemSet& set, const SplitShares& shares, std::uint64_t seed);

/// What import does: keeps the parts that the source gave, draws the missing ones.
/// Nothing given: 80/10/10. Train and test given: a tenth of train becomes validation. Train alone
/// gives a tenth to each of the others. Train and validation given: stays so. Items without a part
/// beside given ones are drawn for the parts that nothing was given for, and for training.
/// Copies across given parts are not moved (the source's split is kept for comparability);
/// `checkItems` lists them.
std::vector<Part> completedSplit(const ItemSet& set, std::uint64_t seed);

} // namespace lathe
