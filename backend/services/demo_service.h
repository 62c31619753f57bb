// A sample to try everything on, made by the program itself.
#pragma once

#include "services/workbench.h"

namespace lathe {

/// Draws 640 small pictures of eight shapes, a few of them with the wrong label on purpose, and imports
/// them as the dataset `shapes`. The same pictures every time.
Result<DatasetVersion> importSample(Workbench& workbench, Progress& progress);

/// Brings in the table of house_sample.h as the dataset `houses`, split at random.
Result<DatasetVersion> importTableSample(Workbench& workbench, Progress& progress);

} // namespace lathe
