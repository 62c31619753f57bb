#include "ui/models/run_table_model.h"

#include "services/fold_metrics.h"
#include "ui/models/format.h"
#include "ui/models/task_metrics.h"
#include "ui/shell/backend_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lathe {

namespace {

/// On the validation part; a trial of a search has been judged by cross-validation only.
std::optional<double> measured(const RunRecord& run, const std::string& id)
{
    const auto value = runMetric(run, id).value;
    return value ? value : runMetric(run, id, kCrossValidation).value;
}

QVariant sortValue(const RunRecord& run, int column)
{
    const auto metric = [&](const std::string& id) {
        // What is not measured comes after everything that is; the best one is the greatest.
        const double sign = isHigherBetter(id) ? 1 : -1;
        const auto value = id.empty() ? std::nullopt : measured(run, id);
        return value ? sign * *value : -1e300;
    };
    switch (column) {
    case RunTableModel::Main: return metric(mainMetric(taskOf(run)));
    case RunTableModel::Second: return metric(secondMetric(taskOf(run)));
    case RunTableModel::Loss: return run.history.empty() ? 1e300 : run.history.back().trainLoss;
    case RunTableModel::Duration: return run.seconds;
    case RunTableModel::Started: return text(run.started.empty() ? run.created : run.started);
    case RunTableModel::State: return static_cast<int>(run.status);
    default: return {};
    }
}

/// With its name where the head cannot say it: "R² 0.812".
QString metricCell(const RunRecord& run, const std::string& id, bool isNamed)
{
    if (id.empty())
        return QStringLiteral("–");
    const auto value = measured(run, id);
    const QString number = metricValueText(id, value);
    return value && isNamed ? shortMetricName(id) + u' ' + number : number;
}

QString shown(const RunRecord& run, int column, bool isNamed)
{
    switch (column) {
    case RunTableModel::Name: return text(run.name);
    case RunTableModel::State: return statusText(run.status);
    case RunTableModel::Algorithm: return algorithmName(run.algorithm);
    case RunTableModel::Dataset: return text(run.dataset) + '@' + QString::number(run.version);
    case RunTableModel::Main: return metricCell(run, mainMetric(taskOf(run)), isNamed);
    case RunTableModel::Second: return metricCell(run, secondMetric(taskOf(run)), isNamed);
    case RunTableModel::Duration: return run.seconds > 0 ? durationLabel(run.seconds) : QStringLiteral("–");
    case RunTableModel::Device: return deviceName(run);
    case RunTableModel::Started: return momentText(run.started.empty() ? run.created : run.started);
    default: return {};
    }
}

bool isNumber(int column)
{
    return column == RunTableModel::Main || column == RunTableModel::Second || column == RunTableModel::Duration;
}

} // namespace

void RunTableModel::findTask()
{
    const auto before = m_task;
    m_task = m_runs.empty() ? std::optional(Task::Classification) : std::optional(taskOf(m_runs.front()));
    for (const RunRecord& run : m_runs)
        if (taskOf(run) != *m_task) {
            m_task.reset();
            break;
        }
    if (m_task == before)
        return;
    emit headerDataChanged(Qt::Horizontal, Main, Second);
    if (!m_runs.empty())
        emit dataChanged(index(0, Main), index(rowCount() - 1, Second));
}

void RunTableModel::setRuns(std::vector<RunRecord> runs)
{
    const bool same = runs.size() == m_runs.size() &&
                      std::equal(runs.begin(), runs.end(), m_runs.begin(), [](const RunRecord& a, const RunRecord& b) { return a.id == b.id; });
    if (same) {
        announceChanges(std::exchange(m_runs, std::move(runs)), 0);
        findTask();
        return;
    }
    // New runs come first and none is ever removed while the window is open: the usual change is an insertion.
    const std::size_t added = runs.size() > m_runs.size() ? runs.size() - m_runs.size() : 0;
    const bool inFront = added > 0 && std::equal(m_runs.begin(), m_runs.end(), runs.begin() + static_cast<std::ptrdiff_t>(added),
                                                 [](const RunRecord& a, const RunRecord& b) { return a.id == b.id; });
    if (inFront && !m_runs.empty()) {
        beginInsertRows({}, 0, static_cast<int>(added) - 1);
        const std::vector<RunRecord> before = std::exchange(m_runs, std::move(runs));
        endInsertRows();
        announceChanges(before, added);
        findTask();
        return;
    }
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
    findTask();
}

void RunTableModel::announceChanges(const std::vector<RunRecord>& before, std::size_t offset)
{
    // Only rows that changed: every one that is announced is sorted and filtered again.
    for (std::size_t i = 0; i < before.size(); ++i) {
        const RunRecord& a = before[i];
        const RunRecord& b = m_runs[i + offset];
        const bool same = a.status == b.status && a.epochs == b.epochs && a.seconds == b.seconds &&
                          a.history.size() == b.history.size() && a.metrics.size() == b.metrics.size() && a.ended == b.ended &&
                          a.checkpointEpoch == b.checkpointEpoch;
        const int row = static_cast<int>(i + offset);
        if (!same)
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

int RunTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_runs.size()); }

int RunTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant RunTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= ColumnCount)
        return {};
    const RunRecord& record = run(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown(record, index.column(), !m_task);
    case Qt::ToolTipRole:
        if (index.column() == State && !record.error.empty())
            return text(record.error);
        return index.column() == Loss ? tr("Training loss by epoch") : shown(record, index.column(), !m_task);
    case Qt::TextAlignmentRole:
        return QVariant(static_cast<Qt::Alignment>(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft)));
    case SortRole: {
        const QVariant value = sortValue(record, index.column());
        return value.isValid() ? value : QVariant(shown(record, index.column(), !m_task).toLower());
    }
    case RunRole:
        return QVariant::fromValue<qlonglong>(record.id);
    case StatusRole:
        return static_cast<int>(record.status);
    case LossRole: {
        QVariantList losses;
        for (const RunEpoch& epoch : record.history)
            losses << epoch.trainLoss;
        return losses;
    }
    default:
        return {};
    }
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(static_cast<Qt::Alignment>(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == Qt::ToolTipRole && (section == Main || section == Second))
        return tr("On the validation part; of a search's trials, by cross-validation");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Name");
    case State: return tr("State");
    case Algorithm: return tr("Algorithm");
    case Dataset: return tr("Dataset");
    case Main: return m_task && !mainMetric(*m_task).empty() ? shortMetricName(mainMetric(*m_task)) : tr("Metric");
    case Second: return m_task && !secondMetric(*m_task).empty() ? shortMetricName(secondMetric(*m_task)) : tr("Second metric");
    case Loss: return tr("Loss");
    case Duration: return tr("Duration");
    case Device: return tr("Device");
    case Started: return tr("Started");
    default: return {};
    }
}

RunFilterModel::RunFilterModel(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(RunTableModel::SortRole);
    setDynamicSortFilter(true);
}

void RunFilterModel::setFilter(RunFilter filter)
{
    m_filter = std::move(filter);
    invalidateFilter();
}

const RunRecord& RunFilterModel::run(int row) const
{
    return static_cast<const RunTableModel*>(sourceModel())->run(mapToSource(index(row, 0)).row());
}

bool RunFilterModel::filterAcceptsRow(int row, const QModelIndex&) const
{
    return m_filter.matches(static_cast<const RunTableModel*>(sourceModel())->run(row));
}

QString algorithmName(const std::string& id)
{
    static const QStringList whole{"cnn", "svm", "knn", "mlp", "pca"}; // said letter by letter
    QStringList words = text(id).section('.', -1).split('_', Qt::SkipEmptyParts);
    for (QString& word : words) {
        if (whole.contains(word))
            word = word.toUpper();
        else if (word.startsWith("resnet"))
            word = QStringLiteral("ResNet") + (word.size() > 6 ? u'-' + word.mid(6) : QString());
        else if (&word == &words.front())
            word[0] = word[0].toUpper();
    }
    return backendText(words.join(' ').toStdString());
}

QString deviceName(const RunRecord& run)
{
    const auto setup = nlohmann::json::parse(run.setup, nullptr, false);
    std::string used = run.device;
    if (setup.is_object())
        if (const auto found = setup.find("device"); found != setup.end() && found->is_string())
            used = found->get<std::string>();
    if (used == "auto")
        return RunTableModel::tr("automatic");
    return text(used).toUpper().replace(QStringLiteral("CUDA:"), QStringLiteral("CUDA "));
}

} // namespace lathe
