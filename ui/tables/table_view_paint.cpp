#include "ui/tables/table_view.h"

#include "ui/shell/theme.h"

#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>

namespace lathe {

namespace {
constexpr int kMarkWidth = 3;
}

void TableView::paintEvent(QPaintEvent* event)
{
    const Colors& colors = Theme::instance().colors();
    const int rows = m_model.rowCount();
    QPainter painter(viewport());
    if (rows == 0 || m_columns.count() == 0) {
        painter.setFont(m_body.font());
        painter.setPen(colors.muted);
        painter.drawText(viewport()->rect(), Qt::AlignCenter, m_emptyText);
        return;
    }
    const QRect area = event->rect();
    const int offset = horizontalScrollBar()->value();
    const int first = int((scrolled() + area.top()) / token::rowHeight);
    const int last = int(std::min<qint64>(rows - 1, (scrolled() + area.bottom()) / token::rowHeight));
    int firstPlace = m_columns.placeAt(std::max(0, area.left() - m_rowNumberWidth + offset));
    firstPlace = std::max(0, firstPlace);
    const int bottom = rowTop(last) + token::rowHeight;
    const Range selected = selection();

    painter.setClipRect(QRect(m_rowNumberWidth, 0, viewport()->width() - m_rowNumberWidth, viewport()->height()));
    int right = m_rowNumberWidth;
    for (int place = firstPlace; place < m_columns.count(); ++place) {
        const int left = m_rowNumberWidth + m_columns.left(place) - offset;
        const int width = m_columns.width(m_columns.columnAt(place));
        if (left > area.right())
            break;
        right = left + width;
        if (place >= selected.left && place <= selected.right) {
            const int from = std::max(first, selected.top), to = std::min(last, selected.bottom);
            if (from <= to)
                painter.fillRect(left, rowTop(from), width, (to - from + 1) * token::rowHeight, colors.accentSoft);
        }
        for (int row = first; row <= last; ++row)
            paintCell(painter, row, place, QRect(left, rowTop(row), width, token::rowHeight));
        painter.fillRect(left + width - 1, rowTop(first), 1, bottom - rowTop(first), colors.border);
    }
    painter.setClipping(false);
    for (int row = first; row <= last; ++row) {
        paintRowNumber(painter, row, QRect(0, rowTop(row), m_rowNumberWidth, token::rowHeight));
        painter.fillRect(0, rowTop(row) + token::rowHeight - 1, right, 1, colors.border);
    }
    painter.fillRect(m_rowNumberWidth - 1, rowTop(first), 1, bottom - rowTop(first), colors.border);

    if (m_extent == Extent::Cells && m_currentRow >= first && m_currentRow <= last && m_currentPlace >= 0) {
        const QRectF cell = cellRect(m_currentRow, currentColumn());
        painter.setClipRect(QRect(m_rowNumberWidth, 0, viewport()->width() - m_rowNumberWidth, viewport()->height()));
        painter.setPen(QPen(hasFocus() ? colors.accent : colors.muted, hasFocus() ? 2 : 1));
        painter.drawRect(cell.adjusted(0, 0, -2, -2));
    }
}

void TableView::paintCell(QPainter& painter, int row, int place, const QRect& cell) const
{
    const Colors& colors = Theme::instance().colors();
    const int column = m_columns.columnAt(place);
    const std::uint32_t source = m_model.sourceRow(row);
    const Column& values = m_model.table()->column(std::size_t(column));
    const DisplayFormat& format = m_model.format(column);
    const bool isMarked = m_model.mark(source, column) != nullptr;
    if (isMarked)
        painter.fillRect(cell.left(), cell.top() + 1, kMarkWidth, cell.height() - 3, colors.warning);
    const QRectF room = QRectF(cell).adjusted(token::space8, 0, -token::space8 - 1, -1);
    if (values.isMissing(source)) {
        painter.setPen(colors.muted);
        m_body.draw(painter, room, format.isRightAligned(), TableModel::missingText());
        return;
    }
    painter.setPen(colors.text);
    (isMarked ? m_strong : m_body).draw(painter, room, format.isRightAligned(), format.text(values, source));
}

void TableView::paintRowNumber(QPainter& painter, int row, const QRect& cell) const
{
    const Colors& colors = Theme::instance().colors();
    const Range selected = selection();
    const bool isSelected = (m_extent == Extent::Rows || m_extent == Extent::All) && row >= selected.top && row <= selected.bottom;
    if (isSelected)
        painter.fillRect(cell, colors.accentSoft);
    if (m_model.mark(m_model.sourceRow(row), CellMark::kWholeRow))
        painter.fillRect(cell.left(), cell.top() + 1, kMarkWidth, cell.height() - 3, colors.warning);
    painter.setPen(row == m_currentRow ? colors.text : colors.muted);
    m_small.draw(painter, QRectF(cell).adjusted(token::space4, 0, -token::space8 - 1, -1), true, m_model.rowName(row));
}

} // namespace lathe
