// Items that are copies of one another.
#pragma once

#include "data/item.h"

namespace lathe {

/// For each item the lowest index of its group: items of equal content, and items joined by `twin`.
std::vector<std::size_t> groupsOf(const std::vector<Item>& items);

} // namespace lathe
