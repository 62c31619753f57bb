#include "ui/pages/train/run_list.h"

#include "ui/models/task_metrics.h"
#include "ui/pages/train/run_words.h"
#include "ui/shell/state_pill.h"
#include "ui/shell/theme.h"

#include <QDateTime>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPixmap>

namespace lathe {

namespace {

QString localTime(const std::string& iso)
{
    const QDateTime time = QDateTime::fromString(QString::fromStdString(iso), Qt::ISODate);
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : QStringLiteral("–");
}

/// The measured value of the run's end, else that of its best epoch so far.
QString metricOf(const RunRecord& run, bool isNamed)
{
    const std::string id = mainMetric(taskOf(run));
    std::optional<double> best;
    if (const auto part = run.metrics.find("validation"); part != run.metrics.end())
        if (const auto metric = part->second.find(id); metric != part->second.end())
            best = metric->second.value;
    if (!best)
        for (const RunEpoch& epoch : run.history)
            if (const auto metric = epoch.metrics.find(id); metric != epoch.metrics.end())
                best = !best || (metric->second > *best) == isHigherBetter(id) ? metric->second : *best;
    const QString number = metricValueText(id, best);
    return best && isNamed ? shortMetricName(id) + u' ' + number : number;
}

QPixmap toneMark(Tone tone, double ratio)
{
    QPixmap pixmap(QSize(token::space12, token::space12) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintToneMark(painter, QRectF(2, 2, 8, 8), tone);
    return pixmap;
}

} // namespace

void RunListModel::setRuns(std::vector<RunRecord> runs)
{
    beginResetModel();
    m_runs = std::move(runs);
    m_task = m_runs.empty() ? std::optional(Task::Classification) : std::optional(taskOf(m_runs.front()));
    for (const RunRecord& run : m_runs)
        if (m_task && taskOf(run) != *m_task)
            m_task.reset();
    endResetModel();
}

int RunListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size());
}

int RunListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const RunRecord& run = m_runs[std::size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Epochs || index.column() == Metric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::DecorationRole && index.column() == State)
        return toneMark(statusTone(run.status), 2);
    if (role == Qt::ToolTipRole && !run.error.empty())
        return QString::fromStdString(run.error);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Name: return QString::fromStdString(run.name);
    case State: return statusText(run.status);
    case Data: return QStringLiteral("%1@%2").arg(QString::fromStdString(run.dataset)).arg(run.version);
    case Epochs: return run.epochsPlanned > 0 || run.epochs > 0 ? tr("%1 of %2").arg(run.epochs).arg(std::max(run.epochs, run.epochsPlanned)) : QStringLiteral("–");
    case Metric: return metricOf(run, !m_task);
    case Started: return localTime(run.started.empty() ? run.created : run.started);
    case ColumnCount: break;
    }
    return {};
}

QVariant RunListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Epochs || section == Metric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Name: return tr("Run");
    case State: return tr("State");
    case Data: return tr("Data");
    case Epochs: return tr("Epochs");
    case Metric: return m_task && !mainMetric(*m_task).empty() ? metricName(mainMetric(*m_task)) : tr("Metric");
    case Started: return tr("Started");
    case ColumnCount: break;
    }
    return {};
}

RunList::RunList(QWidget* parent) : QTableView(parent), m_model(new RunListModel(this))
{
    setModel(m_model);
    setAccessibleName(tr("Runs"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum); // no taller than its rows
    setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(token::rowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(RunListModel::Name, QHeaderView::Stretch);
    connect(this, &QTableView::clicked, this, &RunList::choose);
}

void RunList::setRuns(std::vector<RunRecord> runs)
{
    m_model->setRuns(std::move(runs));
    updateGeometry();
}

QSize RunList::sizeHint() const
{
    return {QTableView::sizeHint().width(), horizontalHeader()->sizeHint().height() + m_model->rowCount() * token::rowHeight + 2};
}

void RunList::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    // What matters least goes first where there is little room.
    setColumnHidden(RunListModel::Started, width() < 560);
    setColumnHidden(RunListModel::Data, width() < 460);
}

void RunList::choose(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const RunRecord& run = m_model->runs()[std::size_t(index.row())];
    emit activated(run.id, QStringLiteral("%1@%2").arg(QString::fromStdString(run.dataset)).arg(run.version));
}

void RunList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return choose(currentIndex());
    QTableView::keyPressEvent(event);
}

} // namespace lathe
