// Pipelines of datasets: attached, proposed.
#pragma once

#include "prep/pipeline.h"
#include "services/workbench.h"

namespace lathe {

/// The pipeline that runs on this dataset use; empty when none was attached. Fails with NotFound, Parse.
Result<Pipeline> attachedPipeline(const Workbench& workbench, std::string_view dataset);
/// Fits it on the training rows first, so that only a pipeline that works is attached; earlier ones are kept.
/// Fails as fitPipeline() does; with Incompatible for pictures.
Result<void> attachPipeline(Workbench& workbench, std::string_view dataset, const Pipeline& pipeline, Progress& progress);
/// Attaches what was attached before the last change; false when there is nothing before it.
Result<bool> undoPipeline(Workbench& workbench, std::string_view dataset);

/// The pipeline that Lathe would use, with reasons. Fails with Incompatible for pictures.
Result<std::vector<Suggestion>> suggestedPipeline(const Workbench& workbench, std::string_view reference);

} // namespace lathe
