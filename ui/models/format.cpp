#include "ui/models/format.h"

#include "ml/task.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

/// The texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

constexpr QChar kDash = u'–';

} // namespace

QString countText(std::int64_t value) { return QLocale().toString(static_cast<qlonglong>(value)); }

QString shareText(double share, int digits)
{
    if (!std::isfinite(share))
        return QString(kDash);
    return QLocale().toString(share * 100, 'f', digits) + QStringLiteral(" %");
}

QString metricText(std::optional<double> value, int digits)
{
    return value && std::isfinite(*value) ? QLocale().toString(*value, 'f', digits) : QString(kDash);
}

QString intervalText(const RunMetric& metric, int digits)
{
    QString result = metricText(metric.value, digits);
    if (metric.value && metric.low && metric.high) {
        const double half = std::max(*metric.high - *metric.value, *metric.value - *metric.low);
        result += QStringLiteral(" ± ") + QLocale().toString(half, 'f', digits);
    }
    return result;
}

QString durationLabel(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0)
        return QString(kDash);
    if (seconds < 9.95)
        return Words::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
    if (seconds < 99.5)
        return Words::tr("%1 s").arg(QLocale().toString(std::llround(seconds)));
    const auto whole = std::llround(seconds);
    if (whole < 3600)
        return Words::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return Words::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

QString sizeText(std::int64_t bytes) { return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat); }

QString momentText(const std::string& iso)
{
    QDateTime moment = QDateTime::fromString(text(iso), Qt::ISODateWithMs);
    if (!moment.isValid())
        return QString(kDash);
    if (moment.timeSpec() == Qt::LocalTime)
        moment.setTimeSpec(Qt::UTC);
    moment = moment.toLocalTime();
    const QString time = QLocale().toString(moment.time(), QStringLiteral("HH:mm"));
    const auto days = moment.date().daysTo(QDate::currentDate());
    if (days == 0)
        return Words::tr("today %1").arg(time);
    if (days == 1)
        return Words::tr("yesterday %1").arg(time);
    const bool thisYear = moment.date().year() == QDate::currentDate().year();
    return QLocale().toString(moment.date(), thisYear ? Words::tr("d MMM") : Words::tr("d MMM yyyy")) + QStringLiteral(" ") + time;
}

QString statusText(RunStatus status)
{
    switch (status) {
    case RunStatus::Scheduled: return Words::tr("Waiting");
    case RunStatus::Running: return Words::tr("Training");
    case RunStatus::Paused: return Words::tr("Paused");
    case RunStatus::Finished: return Words::tr("Finished");
    case RunStatus::Failed: return Words::tr("Failed");
    case RunStatus::Killed: return Words::tr("Stopped");
    case RunStatus::Interrupted: return Words::tr("Interrupted");
    }
    return {};
}

QString datasetText(const DatasetVersion& version)
{
    const auto n = [](std::int64_t count) { return static_cast<int>(std::min<std::int64_t>(count, 2'000'000'000)); };
    if (version.kind == toString(ItemKind::Table))
        return Words::tr("%1 rows", nullptr, n(version.items)).arg(countText(version.items));
    const QString classes = QStringLiteral(", ") + Words::tr("%1 classes", nullptr, n(version.classes)).arg(countText(version.classes));
    if (version.kind == toString(ItemKind::Text))
        return Words::tr("%1 texts", nullptr, n(version.items)).arg(countText(version.items)) + classes;
    if (version.kind == toString(ItemKind::Clip))
        return Words::tr("%1 sounds", nullptr, n(version.items)).arg(countText(version.items)) + classes;
    return Words::tr("%1 pictures", nullptr, n(version.items)).arg(countText(version.items)) + classes;
}

RunMetric runMetric(const RunRecord& run, const std::string& metric, const std::string& part)
{
    if (const auto measured = run.metrics.find(part); measured != run.metrics.end())
        if (const auto found = measured->second.find(metric); found != measured->second.end())
            return found->second;
    RunMetric result;
    result.undefined = "not measured yet";
    if (part == "validation" && !run.history.empty()) {
        const auto& last = run.history.back().metrics;
        if (const auto found = last.find(metric); found != last.end()) {
            result.value = found->second;
            result.undefined.clear();
        }
    }
    return result;
}

} // namespace lathe
