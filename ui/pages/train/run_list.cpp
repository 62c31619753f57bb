#include "ui/pages/train/run_list.h"

#include "ui/pages/train/run_words.h"
#include "ui/plots/number_text.h"
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
std::optional<double> macroF1(const RunRecord& run)
{
    if (const auto part = run.metrics.find("validation"); part != run.metrics.end())
        if (const auto metric = part->second.find("f1_macro"); metric != part->second.end())
            return metric->second.value;
    std::optional<double> best;
    for (const RunEpoch& epoch : run.history)
        if (const auto metric = epoch.metrics.find("f1_macro"); metric != epoch.metrics.end())
            best = std::max(best.value_or(0), metric->second);
    return best;
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
        return int((index.column() == Epochs || index.column() == F1 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
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
    case Epochs: return tr("%1 of %2").arg(run.epochs).arg(run.epochsPlanned);
    case F1: return numberText(macroF1(run), 3);
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
        return int((section == Epochs || section == F1 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Name: return tr("Run");
    case State: return tr("State");
    case Data: return tr("Data");
    case Epochs: return tr("Epochs");
    case F1: return tr("Macro F1");
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
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
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
