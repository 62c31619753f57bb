#include "ui/pages/prepare/pipeline_list.h"

#include "ui/shell/theme.h"

#include <QDropEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace lathe {

namespace {

enum { SummaryRole = Qt::UserRole + 1, EnabledRole, BrokenRole };

constexpr int kRow = 48;
constexpr int kHandle = 20;
constexpr int kSwitchWidth = 28, kSwitchHeight = 16;

QRect switchBox(const QRect& row)
{
    return {row.left() + kHandle, row.top() + token::space8 + 1, kSwitchWidth, kSwitchHeight};
}

class StepDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {0, kRow}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        const Colors& colors = theme.colors();
        const bool isOn = index.data(EnabledRole).toBool();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setBrush(option.state & QStyle::State_Selected ? colors.accentSoft : colors.hover);
            painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), token::radius, token::radius);
        }
        painter->setBrush(colors.muted);
        for (int column = 0; column < 2; ++column)
            for (int row = 0; row < 3; ++row)
                painter->drawEllipse(QRectF(option.rect.left() + 6 + column * 5, option.rect.top() + 11 + row * 5, 2, 2));

        const QRectF box(switchBox(option.rect));
        painter->setBrush(isOn ? colors.accent : colors.surface);
        painter->setPen(QPen(isOn ? colors.accent : colors.muted, 1.5));
        painter->drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), box.height() / 2, box.height() / 2);
        painter->setPen(Qt::NoPen);
        painter->setBrush(isOn ? colors.onAccent : colors.muted);
        const double side = box.height() - 6;
        painter->drawEllipse(QRectF(isOn ? box.right() - side - 3 : box.left() + 3, box.top() + 3, side, side));

        QRect texts = option.rect.adjusted(kHandle + kSwitchWidth + token::space8, token::space4, -token::space8, -token::space4);
        const auto line = [&](const QString& words, const QFont& font, const QColor& color) {
            painter->setFont(font);
            painter->setPen(color);
            const QRect room(texts.left(), texts.top(), texts.width(), texts.height() / 2);
            painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                              painter->fontMetrics().elidedText(words, Qt::ElideRight, room.width()));
            texts.setTop(room.bottom() + 1);
        };
        line(index.data(Qt::DisplayRole).toString(), theme.font(token::body, true), isOn ? colors.text : colors.muted);
        line(index.data(SummaryRole).toString(), theme.font(token::caption),
             index.data(BrokenRole).toBool() ? colors.negative : colors.muted);
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(colors.accent, 1.5));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 2, -1, -2), token::radius, token::radius);
        }
        painter->restore();
    }
};

} // namespace

PipelineList::PipelineList(QWidget* parent) : QListWidget(parent)
{
    setItemDelegate(new StepDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setDragDropMode(QAbstractItemView::InternalMove);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAccessibleName(tr("Steps of the pipeline"));
    setToolTip(tr("Drag, or Alt+↑ and Alt+↓, to reorder; Space switches a step off, Delete removes it"));
    connect(&Theme::instance(), &Theme::changed, viewport(), QOverload<>::of(&QWidget::update));
}

void PipelineList::setSteps(const std::vector<StepText>& steps)
{
    const int current = currentRow();
    const QSignalBlocker blocker(this);
    const bool isSameCount = count() == static_cast<int>(steps.size());
    if (!isSameCount)
        clear();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const StepText& step = steps[i];
        auto* shown = isSameCount ? item(static_cast<int>(i)) : new QListWidgetItem(this);
        shown->setText(step.title);
        shown->setData(SummaryRole, step.summary);
        shown->setData(EnabledRole, step.isEnabled);
        shown->setData(BrokenRole, step.isBroken);
        shown->setToolTip(step.title + u'\n' + step.summary);
        shown->setData(Qt::AccessibleTextRole, step.title + QStringLiteral(", ") + (step.isEnabled ? tr("on") : tr("off"))
                           + QStringLiteral(". ") + step.summary);
    }
    setCurrentRow(std::min(current, count() - 1));
    updateGeometry();
}

QSize PipelineList::sizeHint() const
{
    return {QListWidget::sizeHint().width(), std::clamp(count(), 1, 8) * kRow + 2};
}

QRect PipelineList::switchArea(const QModelIndex& index) const
{
    return switchBox(visualRect(index)).adjusted(-token::space4, -token::space4, token::space4, token::space4);
}

void PipelineList::move(int from, int to)
{
    if (from < 0 || to < 0 || from == to || to >= count())
        return;
    setCurrentRow(to);
    emit stepMoved(from, to);
}

void PipelineList::keyPressEvent(QKeyEvent* event)
{
    const int row = currentRow();
    if (event->modifiers() == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        move(row, event->key() == Qt::Key_Up ? row - 1 : row + 1);
    else if (event->key() == Qt::Key_Space && row >= 0)
        emit stepSwitched(row);
    else if ((event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) && row >= 0)
        emit removeWanted(row);
    else
        QListWidget::keyPressEvent(event);
}

void PipelineList::mouseReleaseEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    const bool isSwitch = index.isValid() && event->button() == Qt::LeftButton && switchArea(index).contains(event->pos());
    QListWidget::mouseReleaseEvent(event);
    if (isSwitch)
        emit stepSwitched(index.row());
}

/// The pipeline is changed by its owner, who shows the list anew: the view moves nothing by itself.
void PipelineList::dropEvent(QDropEvent* event)
{
    const QModelIndex target = indexAt(event->position().toPoint());
    int to = target.isValid() ? target.row() : count() - 1;
    const int from = currentRow();
    if (target.isValid() && dropIndicatorPosition() == QAbstractItemView::BelowItem && to < from)
        ++to;
    if (target.isValid() && dropIndicatorPosition() == QAbstractItemView::AboveItem && to > from)
        --to;
    event->setDropAction(Qt::IgnoreAction);
    event->accept();
    move(from, to);
}

} // namespace lathe
