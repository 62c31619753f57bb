#include "ui/pages/train/leaderboard_view.h"

#include "ui/shell/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace lathe {

namespace {

/// Mean and interval as a dot on a line, the best baseline dashed through all rows.
class IntervalDelegate final : public QStyledItemDelegate {
public:
    explicit IntervalDelegate(const LeaderboardModel& model, QObject* parent) : QStyledItemDelegate(parent), m_model(model) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem blank = option;
        initStyleOption(&blank, index);
        blank.text.clear();
        blank.widget->style()->drawControl(QStyle::CE_ItemViewItem, &blank, painter, blank.widget);
        const auto range = m_model.range();
        const LeaderboardEntry& entry = m_model.entry(index.row());
        if (!range)
            return;
        const Colors& colors = Theme::instance().colors();
        const QRectF area = QRectF(option.rect).adjusted(token::space12, 0, -token::space12, 0);
        const double width = std::max(range->second - range->first, 1e-12);
        const auto x = [&](double value) { return area.left() + area.width() * std::clamp((value - range->first) / width, 0.0, 1.0); };
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (const auto baseline = m_model.baseline()) {
            painter->setPen(QPen(colors.muted, 1, Qt::DashLine));
            painter->drawLine(QPointF(x(*baseline), area.top()), QPointF(x(*baseline), area.bottom()));
        }
        if (entry.mean) {
            const double y = area.center().y();
            QColor mark = entry.stage == "baseline" ? colors.muted : Theme::instance().line(0);
            if (!entry.isComplete())
                mark.setAlphaF(0.4f);
            painter->setPen(QPen(mark, 2, Qt::SolidLine, Qt::RoundCap));
            if (entry.low && entry.high)
                painter->drawLine(QPointF(x(*entry.low), y), QPointF(x(*entry.high), y));
            painter->setPen(Qt::NoPen);
            painter->setBrush(mark);
            painter->drawEllipse(QPointF(x(*entry.mean), y), 4, 4);
        }
        painter->restore();
    }

private:
    const LeaderboardModel& m_model;
};

} // namespace

LeaderboardView::LeaderboardView(QWidget* parent) : QTableView(parent), m_model(new LeaderboardModel(this))
{
    setModel(m_model);
    setItemDelegateForColumn(LeaderboardModel::Interval, new IntervalDelegate(*m_model, this));
    setAccessibleName(tr("Leaderboard"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(token::rowHeight);
    QHeaderView* head = horizontalHeader();
    head->setHighlightSections(false);
    head->setMinimumSectionSize(32);
    for (int column = 0; column < LeaderboardModel::ColumnCount; ++column)
        head->setSectionResizeMode(column, QHeaderView::Fixed);
    head->setSectionResizeMode(LeaderboardModel::Settings, QHeaderView::Stretch);
    connect(this, &QTableView::clicked, this, &LeaderboardView::choose);
}

void LeaderboardView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    using Board = LeaderboardModel;
    const bool isNarrow = width() < 860;
    for (const auto& [column, size] : {std::pair(Board::Rank, 40), std::pair(Board::Algorithm, isNarrow ? 170 : 210), std::pair(Board::Score, 124),
                                       std::pair(Board::Interval, isNarrow ? 140 : 200), std::pair(Board::Folds, 72), std::pair(Board::Time, 80),
                                       std::pair(Board::Stage, 112)})
        setColumnWidth(column, size);
    for (const auto column : {Board::Folds, Board::Time}) // what matters least goes first
        setColumnHidden(column, width() < 760);
}

void LeaderboardView::choose(const QModelIndex& index)
{
    if (index.isValid())
        emit activated(m_model->entry(index.row()).run);
}

void LeaderboardView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return choose(currentIndex());
    QTableView::keyPressEvent(event);
}

} // namespace lathe
