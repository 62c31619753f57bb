#include "data/items.h"

namespace lathe {

Result<const ItemSet*> picturesOf(const Items& items)
{
    if (const auto* pictures = std::get_if<ItemSet>(&items))
        return pictures;
    return fail(ErrorCode::Incompatible, "This works on pictures, and these are rows of a table", "Choose a dataset of pictures");
}

Result<const Table*> tableOf(const Items& items)
{
    if (const auto* table = std::get_if<Table>(&items))
        return table;
    return fail(ErrorCode::Incompatible, "This works on rows of a table, and these are pictures", "Choose a table");
}

} // namespace lathe
