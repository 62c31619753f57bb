// Carrying out what the checks of a table advise.
#pragma once

#include "data/mend.h"
#include "prep/pipeline.h"
#include "services/workbench.h"

namespace lathe {

/// The step of a mend of the kind Transform. Fails with NotFound, InvalidArgument.
Result<PipelineStep> stepOf(const Mend& mend);

/// A new version with the mend carried out; of all kinds but Transform, which belongs into the pipeline.
/// Fails with InvalidArgument for that, NotFound, Storage.
Result<DatasetVersion> mendDataset(Workbench& workbench, std::string_view reference, const Mend& mend, Progress& progress);

} // namespace lathe
