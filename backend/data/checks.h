// Checks of a set of pictures: what would go wrong with this data, with evidence.
#pragma once

#include "base/message.h"
#include "data/item.h"

namespace lathe {

enum class CheckState { Passed, Warning, Failed };
/// `passed`, `warning`, `failed`.
std::string_view toString(CheckState state);

struct Check {
    std::string id;      ///< for example `imbalance`
    CheckState state = CheckState::Passed;
    Message title;       ///< "Shirt has 12 items, T-shirt 6,000"
    Message detail;      ///< what follows from it, and how to mend it
    std::vector<std::size_t> items; ///< the evidence, indices into the set
};

/// Class imbalance, too few items, unlabelled items, exact and near duplicates across parts,
/// duplicates with different labels, nearly plain pictures, mixed sizes, an empty part.
std::vector<Check> checkItems(const ItemSet& set);

/// It has a class, or annotations.
bool isLabelled(const ItemSet& set, std::size_t item);

/// Counts for a profile: one row a class. Of a picture its class and each of its annotations count.
struct ClassCount {
    std::string name;
    std::array<std::int64_t, 4> items{}; ///< by Part
    std::int64_t total = 0;
};
std::vector<ClassCount> countClasses(const ItemSet& set);

} // namespace lathe
