// Numbers, times and names as people read them, in the locale of the window.
#pragma once

#include "store/run_store.h"
#include "store/dataset_store.h"

#include <QString>

namespace lathe {

QString countText(std::int64_t value);        ///< 70,000
QString shareText(double share, int digits = 1); ///< 0.914 → "91.4 %"
QString metricText(std::optional<double> value, int digits = 3); ///< a dash when there is none
/// "0.922 ± 0.005": the wider half of the interval.
QString intervalText(const RunMetric& metric, int digits = 3);
QString durationLabel(double seconds);        ///< "8.4 s", "3 min 20 s", "2 h 5 min"
QString sizeText(std::int64_t bytes);         ///< "36.0 MB"
/// ISO 8601, UTC → "today 09:12", "yesterday 17:05", "18 November 2026"
QString momentText(const std::string& iso);
QString statusText(RunStatus status);
/// "70,000 pictures, 10 classes"
QString datasetText(const DatasetVersion& version);

inline QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
inline QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

/// The value of a run's metric in the part that judges it: validation, or what its last epoch measured.
RunMetric runMetric(const RunRecord& run, const std::string& metric, const std::string& part = "validation");

} // namespace lathe
