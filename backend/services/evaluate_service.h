// Judging runs.
#pragma once

#include "eval/curves.h"
#include "eval/evaluation.h"
#include "ml/detections.h"
#include "ml/decision.h"
#include "services/workbench.h"

namespace lathe {

/// A part of a dataset version as a run predicted it.
struct JudgedPart {
    RunRecord run;
    Part part = Part::Validation;
    std::shared_ptr<const Items> items;       ///< the whole version, as the run saw it (a table has the run's target)
    std::shared_ptr<const ItemSet> pictures;  ///< the same, where they are pictures; else null
    std::shared_ptr<const Table> table;       ///< the same, where they are rows; else null
    std::vector<std::size_t> indices;      ///< into items: row i of the predictions is item indices[i]
    Decision decision;                     ///< the run's own; may change nothing
    Predictions undecided;                 ///< as the model gave them; empty where the decision changes nothing
    Predictions predictions;               ///< as they were decided
    Truth truth;                           ///< per row
    std::vector<std::vector<TrueBox>> boxes; ///< of a detector: the true ones, per row, of the predictions' classes
    Evaluation evaluation;
    std::string time;                      ///< of a forecast: the column of times
    std::vector<double> silhouettes;       ///< of clusters, per row, see rowSilhouettes()
};

/// Reads the stored predictions of a run and decides them as the run does. Looking at the test part is counted when `count` is true.
/// Fails with NotFound when the run has no predictions for that part.
Result<JudgedPart> judgeRun(Workbench& workbench, std::int64_t run, Part part, bool count);

/// Metrics of a run's model on any labelled data, decided as the run or the model version does. Classes are matched by name.
Result<Evaluation> evaluateOn(Workbench& workbench, std::string_view runOrModel, std::string_view dataset,
                              Part part, Progress& progress);

} // namespace lathe
