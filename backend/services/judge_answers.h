// Judging answers by what their task allows: the truth, or the features where nothing is predicted.
#pragma once

#include "eval/evaluation.h"
#include "ml/model.h"
#include "ml/task.h"

namespace lathe {

/// Clusters, scores of anomalies and coordinates need no target; those who have one are compared with it.
bool isUnsupervised(Task task);

/// `items` are those that `predictions` answer for. Clusters are judged on the features as the algorithm saw them, and
/// by the target's classes where there is a target; scores by a target of two classes, the rarer one being what was to
/// be found; coordinates by nothing;
/// found boxes by the drawn ones. Fails as evaluate() and evaluateClusters() do.
Result<Evaluation> judgeAnswers(const Model& model, Task task, const Items& items, const Predictions& predictions, Progress& progress);

/// How much nearer each row is to its own cluster than to the next, see silhouettes(). Empty for more than 5,000 rows
/// and where there are fewer than two clusters.
Result<std::vector<double>> rowSilhouettes(const Model& model, const Items& items, const Predictions& predictions, Progress& progress);

} // namespace lathe
