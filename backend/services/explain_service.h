// Explaining what a run's model learned from a table.
#pragma once

#include "data/training_rows.h"
#include "eval/explain/attributions.h"
#include "eval/explain/dependence.h"
#include "eval/explain/importance.h"
#include "services/workbench.h"

namespace lathe {

/// A run's model with the rows to explain it by.
struct ExplainedRun {
    RunRecord run;
    std::shared_ptr<const Model> model;
    Part part = Part::Validation;
    Table rows;                       ///< the part, or all rows of a table that was not split
    Table background;                 ///< training rows, at most 100, drawn by the seed
    std::vector<std::string> columns; ///< of the raw table that the model reads, without the target
    std::vector<std::string> outputs; ///< classes, or the names of values
};

/// Fails with NotFound (the run), Incompatible (pictures, another task than classification and regression),
/// InvalidArgument (no rows), and as loading does.
Result<ExplainedRun> openExplanation(Workbench& workbench, std::string_view runOrModel, Part part, std::uint64_t seed, Progress& progress);

/// The output of that name; empty: the second of two classes, else the first. Fails with NotFound.
Result<std::size_t> outputOf(const ExplainedRun& explained, std::string_view name);

/// Looking at the test part is counted.
Result<Importance> explainImportance(Workbench& workbench, const ExplainedRun& explained, std::size_t rows,
                                     const ImportanceOptions& options, Progress& progress);
/// Exact for trees, else by sampling (always with `sampling`).
Result<Attributions> explainRows(const ExplainedRun& explained, const Table& rows, std::size_t output, bool sampling,
                                 std::uint64_t seed, Progress& progress);

} // namespace lathe
