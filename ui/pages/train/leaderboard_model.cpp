#include "ui/pages/train/leaderboard_model.h"

#include "ui/models/format.h"
#include "ui/models/task_metrics.h"
#include "ui/shell/backend_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lathe {

namespace {

QString valueText(const ParamSpec& spec, const ParamValue& value)
{
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? LeaderboardModel::tr("yes") : LeaderboardModel::tr("no");
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return *whole == 0 && !spec.zeroText.empty() ? backendText(spec.zeroText) : countText(*whole);
    if (const auto* number = std::get_if<double>(&value))
        return quantityText(*number);
    if (const auto* choice = std::get_if<std::string>(&value)) {
        for (const Choice& one : spec.choices)
            if (one.id == *choice)
                return backendText(one.label);
        return text(*choice);
    }
    return {};
}

} // namespace

QString trialSettings(const std::string& parameters, const std::vector<ParamSpec>& specs)
{
    const auto json = nlohmann::json::parse(parameters, nullptr, false);
    if (!json.is_object())
        return {};
    const auto params = paramsFromJson(specs, json);
    if (!params)
        return {};
    QStringList parts;
    for (const ParamSpec& spec : specs) {
        const auto value = params->values().find(spec.name);
        if (value != params->values().end() && value->second != spec.defaultValue)
            parts << backendText(spec.label) + u' ' + valueText(spec, value->second);
    }
    return parts.join(QStringLiteral(", "));
}

void LeaderboardModel::setAlgorithms(std::map<std::string, LeaderboardAlgorithm> algorithms)
{
    m_algorithms = std::move(algorithms);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void LeaderboardModel::setReport(SearchReport report)
{
    const auto& before = m_report.leaderboard;
    const bool isSame = report.search == m_report.search && report.leaderboard.size() >= before.size();
    if (!isSame) {
        beginResetModel();
        m_report = std::move(report);
        endResetModel();
        return;
    }
    // New trials come in at the end, then all rows take their places.
    const int added = int(report.leaderboard.size() - before.size());
    if (added > 0) {
        beginInsertRows({}, rowCount(), rowCount() + added - 1);
        for (const LeaderboardEntry& entry : report.leaderboard)
            if (std::ranges::find(m_report.leaderboard, entry.run, &LeaderboardEntry::run) == m_report.leaderboard.end())
                m_report.leaderboard.push_back(entry);
        m_report.leaderboard.resize(report.leaderboard.size());
        endInsertRows();
    }
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    std::map<std::int64_t, int> placeOf;
    for (std::size_t i = 0; i < report.leaderboard.size(); ++i)
        placeOf[report.leaderboard[i].run] = int(i);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    for (const QModelIndex& one : from) {
        const auto found = placeOf.find(m_report.leaderboard[std::size_t(one.row())].run);
        to << (found == placeOf.end() ? QModelIndex() : index(found->second, one.column()));
    }
    m_report = std::move(report);
    changePersistentIndexList(from, to);
    emit layoutChanged({}, VerticalSortHint);
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

QString LeaderboardModel::algorithmName(const std::string& id) const
{
    const auto known = m_algorithms.find(id);
    return known == m_algorithms.end() ? lathe::text(id) : known->second.name;
}

std::optional<std::pair<double, double>> LeaderboardModel::range() const
{
    std::optional<std::pair<double, double>> range;
    for (const LeaderboardEntry& entry : m_report.leaderboard) {
        if (!entry.mean || !entry.isComplete())
            continue;
        const double low = entry.low.value_or(*entry.mean), high = entry.high.value_or(*entry.mean);
        range = range ? std::pair(std::min(range->first, low), std::max(range->second, high)) : std::pair(low, high);
    }
    return range;
}

std::optional<double> LeaderboardModel::baseline() const
{
    for (const LeaderboardEntry& entry : m_report.leaderboard) // the best first
        if (entry.stage == "baseline" && entry.isComplete())
            return entry.mean;
    return std::nullopt;
}

int LeaderboardModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_report.leaderboard.size());
}

int LeaderboardModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LeaderboardModel::stateText(const LeaderboardEntry& entry) const
{
    if (entry.status == RunStatus::Running || entry.status == RunStatus::Scheduled)
        return tr("running");
    if (entry.status == RunStatus::Failed)
        return tr("failed");
    if (!entry.isComplete())
        return tr("stopped early");
    if (entry.stage == "baseline")
        return tr("baseline");
    return entry.stage == "default" ? tr("defaults") : tr("proposed");
}

QString LeaderboardModel::text(const LeaderboardEntry& entry, int row, Column column) const
{
    const auto known = m_algorithms.find(entry.algorithm);
    switch (column) {
    case Rank: return entry.isComplete() ? QLocale().toString(row + 1) : QString();
    case Algorithm: return algorithmName(entry.algorithm);
    case Settings: {
        const QString settings = known == m_algorithms.end() ? QString() : trialSettings(entry.parameters, known->second.specs);
        return settings.isEmpty() ? tr("Defaults") : settings;
    }
    case Score: return metricIntervalText(m_report.metric, {entry.mean, entry.low, entry.high, {}});
    case Interval:
        return entry.low && entry.high ? tr("%1 to %2").arg(metricValueText(m_report.metric, entry.low), metricValueText(m_report.metric, entry.high)) : QStringLiteral("–");
    case Folds: return tr("%1 of %2").arg(entry.foldsDone).arg(entry.folds);
    case Time: return entry.seconds > 0 ? durationLabel(entry.seconds) : QStringLiteral("–");
    case Stage: return stateText(entry);
    case ColumnCount: break;
    }
    return {};
}

QVariant LeaderboardModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const LeaderboardEntry& one = entry(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(one, index.row(), column);
    case Qt::ToolTipRole:
        if (!one.error.empty())
            return lathe::text(one.error);
        if (column == Interval)
            return text(one, index.row(), column);
        return column == Settings || column == Algorithm ? tr("%1, run %2").arg(text(one, index.row(), column), lathe::text(one.name)) : QVariant();
    case Qt::TextAlignmentRole: return int((column == Rank || column == Score || column == Folds || column == Time ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant LeaderboardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Rank || section == Score || section == Folds || section == Time ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Interval)
        return tr("The mean over the folds with its 95 % interval; the dashed line is the best baseline");
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Rank: return {};
    case Algorithm: return tr("Algorithm");
    case Settings: return tr("Settings");
    case Score: return m_report.metric.empty() ? tr("Score") : shortMetricName(m_report.metric);
    case Interval: return tr("95 % interval");
    case Folds: return tr("Folds");
    case Time: return tr("Time");
    case Stage: return tr("State");
    case ColumnCount: break;
    }
    return {};
}

} // namespace lathe
