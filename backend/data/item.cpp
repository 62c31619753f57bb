#include "data/item.h"

namespace lathe {

const std::vector<Annotation>& ItemSet::annotationsOf(std::size_t item) const
{
    static const std::vector<Annotation> none;
    return annotations.empty() ? none : annotations[item];
}

ItemSet ItemSet::take(std::span<const std::size_t> indices) const
{
    ItemSet result{classes, {}, contents};
    result.traits = traits;
    for (const std::size_t index : indices) {
        result.items.push_back(items[index]);
        result.items.back().twin = -1;
        if (!annotations.empty())
            result.annotations.push_back(annotations[index]);
    }
    return result;
}

ItemSet ItemSet::part(Part part) const
{
    return take(indices(part));
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
