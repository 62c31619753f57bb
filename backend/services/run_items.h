// The items of a run, with the run's target.
#pragma once

#include "eval/evaluation.h"
#include "ml/detections.h"
#include "services/workbench.h"

namespace lathe {

/// A table has the role Target at the run's column. Fails as Workbench::items does; with NotFound for the column.
Result<std::shared_ptr<const Items>> runItems(const Workbench& workbench, const RunRecord& run, const DatasetVersion& version);

/// The same for a target that no run has yet; empty: as the table says.
Result<std::shared_ptr<const Items>> itemsWithTarget(const Workbench& workbench, const DatasetVersion& version,
                                                     std::string_view target);

/// What is true of some items (all, where `indices` is empty): labels in the order of `classes`, matched by name, or
/// the target's values where there are no classes.
Truth truthOf(const Items& items, std::span<const std::uint32_t> indices, const std::vector<std::string>& classes);

/// The true boxes of some pictures (all, where `indices` is empty), one list each; those of a class that is not in
/// `classes` are left out.
std::vector<std::vector<TrueBox>> trueBoxes(const ItemSet& pictures, std::span<const std::uint32_t> indices, const std::vector<std::string>& classes);

} // namespace lathe
