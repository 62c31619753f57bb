// Pipelines of datasets: attached, proposed.
#pragma once

#include "prep/pipeline.h"
#include "services/workbench.h"

namespace lathe {

/// The pipeline that runs on this dataset use; empty when none was attached. Fails with NotFound, Parse.
Result<Pipeline> attachedPipeline(const Workbench& workbench, std::string_view dataset);
inline constexpr std::size_t kTrialRows = 500'000; ///< of a larger training part a trial fits a draw, a run fits all

/// What a pipeline makes of the training rows of a table.
struct PipelineTrial {
    Pipeline pipeline;
    PipelineFit fit;            ///< of the steps before the first that cannot work
    std::optional<Error> error; ///< of that step
    std::size_t trainingRows = 0;
};

/// Fits on at most kTrialRows of the training rows. Fails with Cancelled.
Result<PipelineTrial> tryPipeline(const Table& table, const Pipeline& pipeline, Progress& progress);
/// Tries it first, so that only a pipeline that works is attached; earlier ones are kept.
/// Fails as the step does that cannot work; with Incompatible for pictures.
Result<void> attachPipeline(Workbench& workbench, std::string_view dataset, const Pipeline& pipeline, Progress& progress);
/// Attaches what was attached before the last change; false when there is nothing before it.
Result<bool> undoPipeline(Workbench& workbench, std::string_view dataset);

/// The pipeline that Lathe would use for that target (empty: the table's own), with reasons. Fails with Incompatible for
/// pictures, with NotFound for the column.
Result<std::vector<Suggestion>> suggestedPipeline(const Workbench& workbench, std::string_view reference, const std::string& target);

} // namespace lathe
