#include "ui/pages/train/choice_check.h"

#include "services/run_items.h"

#include <algorithm>

namespace lathe {

Result<FoundAlgorithms> findAlgorithms(const Workbench& workbench)
{
    LATHE_TRY(auto* module, workbench.learnerModule());
    LATHE_TRY(const auto learners, workbench.learners());
    FoundAlgorithms found;
    // Only networks compute on a device of one's choice.
    for (const Learner* learner : learners)
        found.learners.push_back({learner->info(), learner->parameters(), module->learners().find(learner->info().id) != nullptr});
    found.devices = module->devices();
    return found;
}

Result<FoundItems> findItems(const Workbench& workbench, const std::string& dataset)
{
    LATHE_TRY(auto* database, workbench.database());
    LATHE_TRY(const auto version, DatasetStore(*database).find(dataset));
    FoundItems found;
    found.kind = itemKindFromText(version.kind).value_or(ItemKind::Image);
    if (found.kind != ItemKind::Table)
        return found;
    LATHE_TRY(const auto table, workbench.table(version));
    found.columns = goalColumns(*table);
    return found;
}

Result<Problems> checkAlgorithms(const Workbench& workbench, const TrainRequest& request, ItemKind kind, Task task,
                                 Progress& progress)
{
    LATHE_TRY(auto* database, workbench.database());
    LATHE_TRY(const auto version, DatasetStore(*database).find(request.dataset));
    LATHE_TRY(const auto items, itemsWithTarget(workbench, version, request.target));
    LATHE_TRY(const auto learners, workbench.learners());
    Problems problems;
    for (const Learner* learner : learners) {
        if (progress.stopRequested())
            return cancelled();
        const LearnerInfo& info = learner->info();
        if (info.task != task || std::ranges::find(info.kinds, kind) == info.kinds.end())
            continue;
        problems[info.id] = learner->incompatibility(
            *items, info.id == request.algorithm ? request.parameters : defaults(learner->parameters()));
    }
    return problems;
}

} // namespace lathe
