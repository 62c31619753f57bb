// Cross-validation of runs: which folds, and how their metrics are kept.
#pragma once

#include "eval/cross_validation.h"
#include "services/train_service.h"

#include <nlohmann/json_fwd.hpp>

namespace lathe {

/// The part of a run under which metrics over folds stand.
inline constexpr const char* kCrossValidation = "cross_validation";

/// {folds, repeats, group, time}
nlohmann::json toJson(const FoldRequest& request);
FoldRequest foldRequestFrom(const nlohmann::json& json);

/// The folds of the training part; of all rows where the table has no parts. The same rows and seed give the same.
/// Fails with Incompatible (pictures, a task without truth), InvalidArgument, NotFound (column).
Result<std::vector<Fold>> trainingFolds(const Items& items, const FoldRequest& request, Task task, std::uint64_t seed);

/// Mean, interval, or why it has none, for RunRecord::metrics.
std::map<std::string, RunMetric> runMetrics(const CrossValidation& result);

/// Cross-validates on `train`, and writes metrics, the answers of the first repeat and their confusion into `run`.
/// When it is stopped, the metrics are undefined and say so; that is no failure of the run.
Result<void> judgeByFolds(Workbench& workbench, RunRecord& run, const Candidate& candidate, const Table& train,
                          const FoldRequest& request, Progress& progress);

} // namespace lathe
