// Runs: queued, executed, paused, stopped, resumed, reproduced.
#pragma once

#include "services/workbench.h"

namespace lathe {

/// Judging by folds of the training part, beside validation and test.
struct FoldRequest {
    int folds = 0;         ///< 2 to 20; 0: none
    int repeats = 1;       ///< 1 to 100
    std::string group;     ///< rows of one value of this column stay together; may be empty
    std::string time;      ///< folds follow this column, and no row is judged by later ones; may be empty
};

struct TrainRequest {
    std::string dataset;   ///< reference
    std::string algorithm; ///< learner id
    std::string target;    ///< column to predict; empty: the one that has the role
    std::optional<Pipeline> pipeline; ///< of a table; nothing: the one that is attached to the dataset
    Params parameters;     ///< complete
    std::uint64_t seed = 1;
    std::string device = "auto";
    int threads = 0;
    std::string base;      ///< a weights file, or a model or run of this workspace; empty: none
    std::string name;      ///< empty: the next of the algorithm
    FoldRequest folds;     ///< of a table; metrics under `cross_validation`
};

/// Checks everything that can be checked at once and writes a Scheduled run.
/// Fails with NotFound, InvalidArgument, Incompatible.
Result<RunRecord> queueRun(Workbench& workbench, const TrainRequest& request);

/// Executes a Scheduled run, or goes on with an Interrupted, Paused or stopped one from its last checkpoint:
/// trains, evaluates on validation and test, then by folds where asked for, stores everything. `progress.stopRequested()` stops after the
/// batch in flight and keeps the checkpoint; the run is then Killed (by its user) and can be resumed.
/// The record of a failed run says why; the error is returned too.
Result<RunRecord> executeRun(Workbench& workbench, std::int64_t run, Progress& progress);

/// Of a run that any process executes.
Result<void> pauseRun(Workbench& workbench, std::int64_t run);
Result<void> continueRun(Workbench& workbench, std::int64_t run);
Result<void> stopRun(Workbench& workbench, std::int64_t run);

/// A run with the same data version, algorithm, parameters, seed, device kind and threads.
struct Reproduction {
    RunRecord original;
    RunRecord repeated;
    bool sameWeights = false;
    std::map<std::string, std::pair<double, double>> differingMetrics; ///< "test.accuracy" → both values
    bool isSame() const { return sameWeights && differingMetrics.empty(); }
};
Result<Reproduction> reproduceRun(Workbench& workbench, std::string_view run, Progress& progress);

/// Loads the model that a run kept (its best epoch). Fails with NotFound when it has none.
Result<std::unique_ptr<Model>> loadRunModel(const Workbench& workbench, const RunRecord& run, std::string_view device = "cpu");

} // namespace lathe
