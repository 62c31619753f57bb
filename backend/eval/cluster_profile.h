// What makes a group of rows different from the whole, column by column.
#pragma once

#include "data/table.h"

#include <span>

namespace lathe {

struct ProfileEntry {
    std::string column;
    std::string level;     ///< a category, whose shares are compared; empty: the means of numbers
    double inside = 0;     ///< of the group: mean, or share in [0, 1]
    double whole = 0;      ///< of all rows
    double difference = 0; ///< inside − whole, in standard deviations of all rows
};

/// One entry a column that is a feature or a target: the mean of numbers, truths and times, or the category whose share
/// differs most. Missing values are left out; a column without any in the group, of texts, or that does not vary has
/// none. The largest differences come first. `rows` are positions in `table`.
std::vector<ProfileEntry> profileOf(const Table& table, std::span<const std::uint32_t> rows);

} // namespace lathe
