#include "ui/plots/confusion_area.h"

#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace lathe {

namespace {

constexpr int kTwoLines = 29;      // a cell this high holds the count and the share
constexpr int kLowestCell = 19;
constexpr int kHighestCell = 40;
constexpr int kWidestCell = 84;
constexpr int kFewClasses = 4;     // leave room for larger cells
constexpr int kWidestName = 140;

} // namespace

QColor matrixHeat(double share)
{
    // Theme::heat is full at 1; the matrix is full at its own saturation.
    return Theme::instance().heat(std::min(1.0, share / kHeatSaturation));
}

ConfusionArea::ConfusionArea(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Confusion matrix"));
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setMinimumSize(200, 140);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        layOut();
        viewport()->update();
    });
}

void ConfusionArea::setCells(QStringList names, std::vector<std::int64_t> cells,
                             std::vector<std::int64_t> rowTotals, std::vector<std::int64_t> columnTotals)
{
    m_names = std::move(names);
    m_cells = std::move(cells);
    m_rowTotals = std::move(rowTotals);
    m_columnTotals = std::move(columnTotals);
    m_selected = m_hovered = {};
    layOut();
    viewport()->update();
}

void ConfusionArea::select(int row, int column)
{
    m_selected = row >= 0 && column >= 0 ? Place{row, column} : Place{};
    viewport()->update();
}

std::int64_t ConfusionArea::total() const
{
    return std::accumulate(m_rowTotals.begin(), m_rowTotals.end(), std::int64_t(0));
}

void ConfusionArea::layOut()
{
    const QFontMetrics strong(Theme::instance().font(token::caption, true));
    const QFontMetrics plain(Theme::instance().font(token::caption));
    m_headerWidth = strong.horizontalAdvance(tr("Predicted"));
    for (const QString& name : m_names)
        m_headerWidth = std::max(m_headerWidth, strong.horizontalAdvance(name));
    m_headerWidth = std::min(m_headerWidth, kWidestName) + token::space8;
    m_totalWidth = std::max(strong.horizontalAdvance(tr("Items")), plain.horizontalAdvance(countText(total())))
        + token::space4;
    m_headerHeight = 2 * strong.height() + token::space4;
    m_totalHeight = plain.height() + token::space8;
    const int n = std::max(1, size());
    const int lowestWidth = std::max(plain.horizontalAdvance(percentText(0.888)),
                                     plain.horizontalAdvance(countText(total() / n))) + token::space8;
    const QSize room = viewport()->size() - QSize(m_headerWidth + m_totalWidth, m_headerHeight + m_totalHeight);
    const int larger = n <= kFewClasses ? 2 : 1;
    m_cellWidth = std::clamp(room.width() / n, lowestWidth, std::max(lowestWidth, larger * kWidestCell));
    m_cellHeight = std::clamp(room.height() / n, kLowestCell, larger * kHighestCell);
    horizontalScrollBar()->setRange(0, std::max(0, m_cellWidth * n - room.width()));
    horizontalScrollBar()->setPageStep(std::max(1, room.width()));
    horizontalScrollBar()->setSingleStep(m_cellWidth);
    verticalScrollBar()->setRange(0, std::max(0, m_cellHeight * n - room.height()));
    verticalScrollBar()->setPageStep(std::max(1, room.height()));
    verticalScrollBar()->setSingleStep(m_cellHeight);
}

void ConfusionArea::resizeEvent(QResizeEvent*)
{
    layOut();
}

QRect ConfusionArea::cellRect(int row, int column) const
{
    const int width = std::min(viewport()->width() - m_totalWidth, m_headerWidth + m_cellWidth * size());
    const int height = std::min(viewport()->height() - m_totalHeight, m_headerHeight + m_cellHeight * size());
    QRect rect(m_headerWidth + column * m_cellWidth - horizontalScrollBar()->value(),
               m_headerHeight + row * m_cellHeight - verticalScrollBar()->value(), m_cellWidth, m_cellHeight);
    if (column == size())
        rect = QRect(width, rect.top(), m_totalWidth, m_cellHeight);
    if (row == size())
        rect = QRect(rect.left(), height, rect.width(), m_totalHeight);
    return rect;
}

ConfusionArea::Place ConfusionArea::placeAt(QPoint at) const
{
    if (m_names.isEmpty())
        return {};
    const QRect corner = cellRect(size(), size());
    Place place;
    if (at.x() >= corner.left())
        place.column = at.x() <= corner.right() ? size() : -1;
    else if (at.x() >= m_headerWidth)
        place.column = (at.x() - m_headerWidth + horizontalScrollBar()->value()) / m_cellWidth;
    else
        place.column = size(); // the name of a row stands for the row
    if (at.y() >= corner.top())
        place.row = at.y() <= corner.bottom() ? size() : -1;
    else if (at.y() >= m_headerHeight)
        place.row = (at.y() - m_headerHeight + verticalScrollBar()->value()) / m_cellHeight;
    else
        place.row = size();
    const bool none = place.row < 0 || place.column < 0 || (place.row == size() && place.column == size());
    return none ? Place{} : place;
}

void ConfusionArea::paintCell(QPainter& painter, int row, int column) const
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    const std::int64_t value = m_cells[std::size_t(row) * std::size_t(size()) + std::size_t(column)];
    const QRectF rect = QRectF(cellRect(row, column)).adjusted(0.5, 0.5, -1, -1);
    const bool isSelected = m_selected == Place{row, column};
    QColor text = colors.muted;
    if (value > 0) {
        const QColor heat = matrixHeat(double(value) / double(m_rowTotals[std::size_t(row)]));
        painter.setPen(Qt::NoPen);
        painter.setBrush(heat);
        painter.drawRoundedRect(rect, 4, 4);
        text = Theme::textOn(heat);
    }
    painter.setPen(text);
    painter.setFont(theme.font(m_cellHeight >= kTwoLines && value > 0 ? token::body : token::caption, isSelected));
    if (value > 0 && m_cellHeight >= kTwoLines) {
        const double middle = rect.center().y();
        painter.drawText(QRectF(rect.left(), middle - 15, rect.width(), 15), Qt::AlignCenter, countText(value));
        painter.setFont(theme.font(token::caption, isSelected));
        painter.drawText(QRectF(rect.left(), middle, rect.width(), 14), Qt::AlignCenter,
                         percentText(double(value) / double(m_rowTotals[std::size_t(row)])));
    } else {
        painter.drawText(rect, Qt::AlignCenter, countText(value));
    }
    if (isSelected || m_hovered == Place{row, column}) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(isSelected ? colors.text : colors.muted, isSelected ? 2 : 1));
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

void ConfusionArea::paintHeaders(QPainter& painter, int firstRow, int lastRow, int firstColumn,
                                 int lastColumn) const
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    const QRect corner = cellRect(size(), size());
    const QFont strong = theme.font(token::caption, true);
    const QFontMetrics metrics(strong);
    painter.setFont(strong);
    painter.save();
    painter.setClipRect(QRect(m_headerWidth, 0, corner.left() - m_headerWidth, viewport()->height()));
    for (int column = firstColumn; column <= lastColumn; ++column) {
        const QRect rect = cellRect(0, column);
        const QRect place(rect.left() + 1, 0, rect.width() - 2, m_headerHeight - token::space4);
        painter.setPen(m_selected.column == column ? colors.accent : colors.muted);
        // A name takes a second line at a space; what is longer still is cut.
        const QString name = m_names[column];
        const qsizetype space = name.lastIndexOf(u' ', name.size() / 2 + 2);
        QString text = metrics.elidedText(name, Qt::ElideRight, place.width());
        if (metrics.horizontalAdvance(name) > place.width() && space > 0)
            text = metrics.elidedText(name.left(space), Qt::ElideRight, place.width()) + u'\n'
                + metrics.elidedText(name.mid(space + 1), Qt::ElideRight, place.width());
        painter.setFont(strong);
        painter.drawText(place, Qt::AlignHCenter | Qt::AlignBottom, text);
        const QRect total = cellRect(size(), column);
        painter.setFont(theme.font(token::caption));
        painter.setPen(colors.muted);
        painter.drawText(total, Qt::AlignCenter, countText(m_columnTotals[std::size_t(column)]));
    }
    painter.restore();
    painter.save();
    painter.setClipRect(QRect(0, m_headerHeight, viewport()->width(), corner.top() - m_headerHeight));
    for (int row = firstRow; row <= lastRow; ++row) {
        const QRect rect = cellRect(row, 0);
        painter.setFont(strong);
        painter.setPen(m_selected.row == row ? colors.accent : colors.muted);
        painter.drawText(QRect(0, rect.top(), m_headerWidth - token::space8, rect.height()), Qt::AlignVCenter,
                         metrics.elidedText(m_names[row], Qt::ElideRight, m_headerWidth - token::space8));
        painter.setFont(theme.font(token::caption));
        painter.setPen(colors.muted);
        painter.drawText(cellRect(row, size()), Qt::AlignVCenter | Qt::AlignRight,
                         countText(m_rowTotals[std::size_t(row)]));
    }
    painter.restore();
    painter.setPen(colors.muted);
    painter.setFont(strong);
    painter.drawText(QRect(corner.left(), 0, corner.width(), m_headerHeight - token::space4),
                     Qt::AlignRight | Qt::AlignBottom, tr("Items"));
    painter.drawText(QRect(0, corner.top(), m_headerWidth, corner.height()), Qt::AlignVCenter, tr("Predicted"));
    painter.setFont(theme.font(token::caption));
    painter.drawText(corner, Qt::AlignVCenter | Qt::AlignRight, countText(total()));
    painter.setPen(colors.border);
    painter.drawLine(0, corner.top(), corner.right(), corner.top());
}

void ConfusionArea::paintEvent(QPaintEvent*)
{
    if (m_names.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect corner = cellRect(size(), size());
    const auto last = [](int scrolled, int room, int step, int n) {
        return std::min(n - 1, (scrolled + std::max(0, room - 1)) / step);
    };
    const int firstRow = verticalScrollBar()->value() / m_cellHeight;
    const int lastRow = last(verticalScrollBar()->value(), corner.top() - m_headerHeight, m_cellHeight, size());
    const int firstColumn = horizontalScrollBar()->value() / m_cellWidth;
    const int lastColumn = last(horizontalScrollBar()->value(), corner.left() - m_headerWidth, m_cellWidth, size());
    painter.save();
    painter.setClipRect(QRect(QPoint(m_headerWidth - 1, m_headerHeight - 1), corner.topLeft()));
    for (int row = firstRow; row <= lastRow; ++row)
        for (int column = firstColumn; column <= lastColumn; ++column)
            paintCell(painter, row, column);
    painter.restore();
    paintHeaders(painter, firstRow, lastRow, firstColumn, lastColumn);
    if (hasFocus() && m_selected == Place{}) {
        painter.setPen(QPen(Theme::instance().colors().accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

QString ConfusionArea::describe(Place place) const
{
    if (place == Place{})
        return {};
    if (place.column == size()) {
        return tr("%1 items of %2").arg(countText(m_rowTotals[std::size_t(place.row)]), m_names[place.row]);
    }
    if (place.row == size())
        return tr("%1 items predicted as %2")
            .arg(countText(m_columnTotals[std::size_t(place.column)]), m_names[place.column]);
    const std::int64_t value = m_cells[std::size_t(place.row) * std::size_t(size()) + std::size_t(place.column)];
    const std::int64_t row = m_rowTotals[std::size_t(place.row)];
    const QString share = row > 0 ? percentText(double(value) / double(row)) : QStringLiteral("–");
    return tr("Truth %1, predicted %2: %3 items, %4 of the row")
        .arg(m_names[place.row], m_names[place.column], countText(value), share);
}

void ConfusionArea::mouseMoveEvent(QMouseEvent* event)
{
    const Place place = placeAt(event->position().toPoint());
    if (place == m_hovered)
        return;
    m_hovered = place;
    viewport()->setCursor(place == Place{} ? Qt::ArrowCursor : Qt::PointingHandCursor);
    viewport()->update();
}

void ConfusionArea::mouseReleaseEvent(QMouseEvent* event)
{
    const Place place = placeAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || place == Place{})
        return;
    m_selected = place;
    viewport()->update();
    emit activated(place.row, place.column);
}

void ConfusionArea::keyPressEvent(QKeyEvent* event)
{
    if (m_names.isEmpty())
        return QAbstractScrollArea::keyPressEvent(event);
    Place next = m_selected == Place{} ? Place{0, 0} : m_selected;
    const bool fresh = m_selected == Place{};
    switch (event->key()) {
    case Qt::Key_Left: next.column -= !fresh; break;
    case Qt::Key_Right: next.column += !fresh; break;
    case Qt::Key_Up: next.row -= !fresh; break;
    case Qt::Key_Down: next.row += !fresh; break;
    case Qt::Key_Home: next.column = 0; break;
    case Qt::Key_End: next.column = size() - 1; break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        m_selected = next;
        viewport()->update();
        emit activated(next.row, next.column);
        return;
    default: return QAbstractScrollArea::keyPressEvent(event);
    }
    next.row = std::clamp(next.row, 0, size() - 1);
    next.column = std::clamp(next.column, 0, size() - 1);
    m_selected = next;
    setAccessibleDescription(describe(next));
    const QSize room(viewport()->width() - m_headerWidth - m_totalWidth,
                     viewport()->height() - m_headerHeight - m_totalHeight);
    const auto reveal = [](QScrollBar* bar, int start, int extent, int space) {
        bar->setValue(std::clamp(bar->value(), std::min(start, start + extent - space), start));
    };
    reveal(horizontalScrollBar(), next.column * m_cellWidth, m_cellWidth, room.width());
    reveal(verticalScrollBar(), next.row * m_cellHeight, m_cellHeight, room.height());
    viewport()->update();
}

bool ConfusionArea::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave) {
        m_hovered = {};
        viewport()->update();
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), describe(placeAt(help->pos())), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void ConfusionArea::focusInEvent(QFocusEvent*)
{
    viewport()->update();
}

void ConfusionArea::focusOutEvent(QFocusEvent*)
{
    viewport()->update();
}

void ConfusionArea::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOut();
}

} // namespace lathe
