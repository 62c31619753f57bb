// Which numbers judge a run: the main and the second metric of its task, their names, their text.
#pragma once

#include "ml/task.h"
#include "store/run_store.h"

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace lathe {

Task taskOf(const RunRecord& run);
/// "Classification".
QString taskName(Task task);
/// One of a search's many runs: they stand in its leaderboard and in Experiments.
bool isTrial(const RunRecord& run);
/// The column that the run predicts; empty for pictures and for tasks without a target.
std::string targetOf(const RunRecord& run);

/// Ids as in backend/eval/metrics. Empty: the task has none (projection), or no second one.
std::string mainMetric(Task task);
std::string secondMetric(Task task);
/// All that a comparison shows, the main one first.
std::vector<std::string> metricsOf(Task task);
/// "Macro F1", "R²"; the id of one that is not known here.
QString metricName(std::string_view id);
/// "F1", "R²": for the head of a narrow column.
QString shortMetricName(std::string_view id);
bool isHigherBetter(std::string_view id);

/// 0.914, 12.3 %, 54,321: shares to three decimals, MAPE in percent, errors and scores to four significant digits.
QString metricValueText(std::string_view id, std::optional<double> value);
/// "0.922 ± 0.005", "48,210 ± 620": with the wider half of the interval.
QString metricIntervalText(std::string_view id, const RunMetric& metric);

/// Four significant digits, thousands separated; the unit stands before (a currency sign) or after.
QString quantityText(double value, const QString& unit = {});

} // namespace lathe
