// The files of a run's model and base, materialised from objects where libraries want paths.
#pragma once

#include "services/workbench.h"

namespace lathe {

/// A folder in the cache with `model.json` and `weights.safetensors`.
Result<std::filesystem::path> modelFolder(const Workbench& workbench, const Hash& description, const Hash& weights);

/// A run by number or name, or the run of a model (`name`, `name@2`, `name:champion`).
/// Models win over runs of the same name. Fails with NotFound, naming both kinds.
Result<RunRecord> findRunOrModel(const Workbench& workbench, std::string_view reference);

} // namespace lathe
