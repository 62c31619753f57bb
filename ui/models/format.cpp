#include "ui/models/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

QString tr(const char* source, int n = -1) { return QCoreApplication::translate("Format", source, nullptr, n); }

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
        return tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
    if (seconds < 99.5)
        return tr("%1 s").arg(QLocale().toString(std::llround(seconds)));
    const auto whole = std::llround(seconds);
    if (whole < 3600)
        return tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
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
        return tr("today %1").arg(time);
    if (days == 1)
        return tr("yesterday %1").arg(time);
    const bool thisYear = moment.date().year() == QDate::currentDate().year();
    return QLocale().toString(moment.date(), thisYear ? tr("d MMM") : tr("d MMM yyyy")) + QStringLiteral(" ") + time;
}

QString statusText(RunStatus status)
{
    switch (status) {
    case RunStatus::Scheduled: return tr("Waiting");
    case RunStatus::Running: return tr("Training");
    case RunStatus::Paused: return tr("Paused");
    case RunStatus::Finished: return tr("Finished");
    case RunStatus::Failed: return tr("Failed");
    case RunStatus::Killed: return tr("Stopped");
    case RunStatus::Interrupted: return tr("Interrupted");
    }
    return {};
}

QString datasetText(const DatasetVersion& version)
{
    const auto n = [](std::int64_t count) { return static_cast<int>(std::min<std::int64_t>(count, 2'000'000'000)); };
    return tr("%1 pictures", n(version.items)).arg(countText(version.items)) + QStringLiteral(", ") +
           tr("%1 classes", n(version.classes)).arg(countText(version.classes));
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
