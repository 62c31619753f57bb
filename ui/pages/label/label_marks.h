// What is said of a picture in few signs: in its corner of the grid, and under it in the queue.
#pragma once

#include "ui/items/item_grid.h"
#include "ui/models/live_loop.h"
#include "ui/pages/label/label_queue.h"

namespace lathe {

std::optional<ItemGrid::Badge> gridBadge(const Labelling& labelling, const LiveLoop& live, std::size_t item);
LabelQueue::Mark queueMark(const LabelState& state, std::size_t item, bool isInHand);

} // namespace lathe
