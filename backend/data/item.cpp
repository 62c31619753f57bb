#include "data/item.h"

namespace lathe {

ItemSet ItemSet::part(Part part) const
{
    ItemSet result{classes, {}, contents};
    for (const Item& item : items) {
        if (item.part != part)
            continue;
        result.items.push_back(item);
        result.items.back().twin = -1;
    }
    return result;
}

std::vector<std::size_t> ItemSet::indices(Part part) const
{
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (items[i].part == part)
            result.push_back(i);
    return result;
}

} // namespace lathe
