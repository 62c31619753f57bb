#include "ui/tables/table_view.h"

#include "ui/shell/theme.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace lathe {

void TableView::mousePressEvent(QMouseEvent* event)
{
    const Position at = positionAt(event->position().toPoint());
    const bool isInside = at.row >= 0 && (at.isRowNumber || at.place >= 0);
    if (event->button() == Qt::RightButton && isInside && selection().contains(at.row, at.place))
        return; // the menu is for what is selected
    if (event->button() != Qt::LeftButton && event->button() != Qt::RightButton)
        return;
    if (!isInside)
        return clearSelection();
    const bool extends = event->modifiers() & Qt::ShiftModifier;
    if (at.isRowNumber)
        select(Extent::Rows, at.row, std::max(0, m_currentPlace), extends);
    else
        moveTo(at.row, at.place, extends);
    m_dragging = event->button() == Qt::LeftButton ? m_extent : Extent::None;
}

void TableView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragging == Extent::None || !(event->buttons() & Qt::LeftButton))
        return;
    // Outside, the nearest cell is meant, and the table follows.
    QPoint inside = event->position().toPoint();
    inside.setX(std::clamp(inside.x(), m_rowNumberWidth, std::max(m_rowNumberWidth, viewport()->width() - 1)));
    inside.setY(std::clamp(inside.y(), 0, std::max(0, viewport()->height() - 1)));
    const Position at = positionAt(inside);
    const int row = at.row >= 0 ? at.row : m_model.rowCount() - 1;
    const int place = at.place >= 0 ? at.place : m_columns.count() - 1;
    const int beyond = event->position().toPoint().y() < 0 ? -1 : event->position().toPoint().y() >= viewport()->height() ? 1 : 0;
    const int wanted = std::clamp(row + beyond, 0, m_model.rowCount() - 1);
    select(m_dragging, wanted, m_dragging == Extent::Rows ? m_currentPlace : place, true);
    reveal(wanted, m_dragging == Extent::Rows ? -1 : place);
}

void TableView::mouseReleaseEvent(QMouseEvent*) { m_dragging = Extent::None; }

void TableView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const Position at = positionAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && at.row >= 0 && at.place >= 0)
        emit cellActivated(at.row, m_columns.columnAt(at.place));
}

void TableView::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_extent == Extent::None)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), QKeySequence::Copy, this, &TableView::copy);
    menu->addAction(tr("Select all"), QKeySequence::SelectAll, this, &TableView::selectAll);
    menu->popup(event->globalPos());
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    const int rows = m_model.rowCount(), places = m_columns.count();
    if (rows == 0 || places == 0)
        return QAbstractScrollArea::keyPressEvent(event);
    const bool control = event->modifiers() & Qt::ControlModifier;
    const bool isSorting = (event->modifiers() & Qt::AltModifier) && m_currentPlace >= 0;
    const int page = std::max(1, viewport()->height() / token::rowHeight - 1);
    // The first key finds the first cell in sight.
    const bool isFirst = m_currentRow < 0 || m_currentPlace < 0;
    qint64 row = isFirst ? scrolled() / token::rowHeight : m_currentRow;
    int place = std::max(0, m_currentPlace);
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const bool isUp = event->key() == Qt::Key_Up;
        if (isSorting) {
            emit sortRequested(TableSort{currentColumn(), isUp});
            return;
        }
        row = control ? (isUp ? 0 : rows - 1) : isFirst ? row : row + (isUp ? -1 : 1);
        break;
    }
    case Qt::Key_Left: place = control ? 0 : isFirst ? place : place - 1; break;
    case Qt::Key_Right: place = control ? places - 1 : isFirst ? place : place + 1; break;
    case Qt::Key_PageUp: row -= page; break;
    case Qt::Key_PageDown: row += page; break;
    case Qt::Key_Home:
        place = 0;
        row = control ? 0 : row;
        break;
    case Qt::Key_End:
        place = places - 1;
        row = control ? rows - 1 : row;
        break;
    case Qt::Key_Space: // as in spreadsheets: the whole column, or with Shift the whole row
        if (isFirst || !(control || event->modifiers() & Qt::ShiftModifier))
            return QAbstractScrollArea::keyPressEvent(event);
        select(control ? Extent::Columns : Extent::Rows, m_currentRow, m_currentPlace, false);
        if (control)
            emit columnClicked(currentColumn());
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!isFirst)
            emit cellActivated(m_currentRow, currentColumn());
        return;
    case Qt::Key_Escape: return m_extent != Extent::None ? clearSelection() : QAbstractScrollArea::keyPressEvent(event);
    default: return QAbstractScrollArea::keyPressEvent(event);
    }
    moveTo(int(std::clamp<qint64>(row, 0, rows - 1)), std::clamp(place, 0, places - 1), event->modifiers() & Qt::ShiftModifier);
}

QString TableView::describe(int row, int place) const
{
    const int column = m_columns.columnAt(place);
    const QModelIndex index = m_model.index(row, column);
    QStringList lines{tr("Row %1, %2: %3").arg(m_model.rowName(row), QString::fromStdString(m_names[std::size_t(column)]),
                                              index.data().toString())};
    for (const int wanted : {column, int(CellMark::kWholeRow)})
        if (const CellMark* mark = m_model.mark(m_model.sourceRow(row), wanted))
            lines << (m_model.reason(*mark).isEmpty() ? tr("Marked by a check") : m_model.reason(*mark));
    return lines.join(u'\n');
}

bool TableView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const Position at = positionAt(help->pos());
    QString text;
    if (at.row >= 0 && at.place >= 0) {
        // Only what the cell itself does not say: what is cut off, and why it is marked.
        const int column = m_columns.columnAt(at.place);
        const std::uint32_t source = m_model.sourceRow(at.row);
        const QString shown = m_model.index(at.row, column).data().toString();
        const bool isCut = m_body.width(shown) > m_columns.width(column) - 2 * token::space8;
        if (isCut || m_model.mark(source, column) || m_model.mark(source, CellMark::kWholeRow))
            text = describe(at.row, at.place);
    }
    QToolTip::showText(help->globalPos(), text, viewport());
    return true;
}

void TableView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TableView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace lathe
