// What a version of a dataset holds: pictures, texts or clips, or the rows of a table.
#pragma once

#include "data/item.h"
#include "data/table.h"

#include <variant>

namespace lathe {

using Items = std::variant<ItemSet, Table>;

inline std::size_t itemCount(const Items& items)
{
    const auto* table = std::get_if<Table>(&items);
    return table ? table->rows() : std::get<ItemSet>(items).items.size();
}

/// The items of one part, in order.
inline Items itemsOfPart(const Items& items, Part part)
{
    return std::visit([part](const auto& all) { return Items(all.part(part)); }, items);
}

/// The pictures. Fails with Incompatible for a table.
Result<const ItemSet*> picturesOf(const Items& items);
/// The table. Fails with Incompatible for pictures.
Result<const Table*> tableOf(const Items& items);

} // namespace lathe
