// Items without pictures.
#pragma once

#include "data/item.h"

#include <string>

namespace lathe::build {

/// Content of its own for each number.
inline Item item(int number, std::int32_t label = 0, Part part = Part::Unassigned)
{
    Item item;
    item.content = sha256(asBytes(std::to_string(number)));
    item.name = "picture" + std::to_string(number) + ".png";
    item.label = label;
    item.part = part;
    item.channels = 1;
    item.width = item.height = 28;
    return item;
}

} // namespace lathe::build
