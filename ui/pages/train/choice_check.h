// What the Train page asks in the background: the algorithms, the columns to predict, and which algorithm can work.
#pragma once

#include "services/train_service.h"
#include "ui/pages/train/algorithm_gallery.h"
#include "ui/pages/train/training_goal.h"

#include <map>
#include <string>
#include <vector>

namespace lathe {

struct FoundAlgorithms {
    std::vector<LearnerEntry> learners;
    std::vector<Device> devices;
};
Result<FoundAlgorithms> findAlgorithms(const Workbench& workbench);

struct FoundItems {
    ItemKind kind = ItemKind::Image;
    std::vector<GoalColumn> columns; ///< of a table
};
Result<FoundItems> findItems(const Workbench& workbench, const std::string& dataset);

/// Why an algorithm cannot work, by its id; nothing for one that can.
using Problems = std::map<std::string, std::optional<Error>>;
/// Asks every algorithm of `kind` and `task` about the items with the target of `request`: the chosen one as it is
/// set, the others as they come. Fails with Cancelled, NotFound.
Result<Problems> checkAlgorithms(const Workbench& workbench, const TrainRequest& request, ItemKind kind, Task task,
                                 Progress& progress);

} // namespace lathe
