#include "ui/tables/table_header.h"

#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"
#include "ui/tables/mini_histogram.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace lathe {

namespace {

// From the top: the name, the bars, two lines.
constexpr int kName = 18, kBars = 32, kLine = 16;
constexpr int kGrip = 4; // pixels on both sides of an edge
constexpr int kSortMark = 16;

QString missingShare(const ColumnProfile& profile)
{
    if (profile.missing == 0 || profile.rows == 0)
        return percentText(0, 0);
    const double share = double(profile.missing) / double(profile.rows);
    constexpr double kSmallest = 0.001;
    return share < kSmallest ? QStringLiteral("< ") + percentText(kSmallest, 1) : percentText(share, 1);
}

} // namespace

TableHeader::TableHeader(const TableModel& model, const TableColumns& columns, QWidget* parent)
    : QWidget(parent), m_model(model), m_columns(columns)
{
    setMouseTracking(true);
    setAccessibleName(tr("Columns"));
    connect(&model, &TableModel::headersChanged, this, QOverload<>::of(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void TableHeader::setOffset(int offset)
{
    m_offset = offset;
    update();
}

void TableHeader::setRowNumberWidth(int width)
{
    m_rowNumberWidth = width;
    update();
}

void TableHeader::setSort(std::optional<TableSort> sort)
{
    m_sort = sort;
    update();
}

void TableHeader::setSelectedPlaces(int first, int last)
{
    if (first == m_firstSelected && last == m_lastSelected)
        return;
    m_firstSelected = first;
    m_lastSelected = last;
    update();
}

QRect TableHeader::headRect(int column) const
{
    const int place = m_columns.placeOf(column);
    if (place < 0)
        return {};
    return {m_rowNumberWidth + m_columns.left(place) - m_offset, 0, m_columns.width(column), height()};
}

QRectF TableHeader::barsRect(int column) const
{
    const QRect head = headRect(column);
    if (head.isEmpty() || m_isCompact)
        return {};
    return QRectF(head.left() + token::space8, token::space8 + kName + token::space4, head.width() - 2 * token::space8, kBars);
}

QRect TableHeader::sortRect(const QRect& head) const
{
    return {head.right() - token::space4 - kSortMark, token::space8 + 1, kSortMark, kSortMark};
}

TableHeader::Spot TableHeader::spotAt(QPoint at) const
{
    if (at.x() < m_rowNumberWidth - kGrip)
        return {};
    const int x = at.x() - m_rowNumberWidth + m_offset;
    // An edge belongs to the column at its left.
    if (const int near = m_columns.placeAt(x - kGrip); near >= 0 && m_columns.right(near) - x <= kGrip)
        return {Spot::Edge, m_columns.columnAt(near), -1};
    const int place = m_columns.placeAt(x);
    if (place < 0)
        return {};
    const int column = m_columns.columnAt(place);
    if (sortRect(headRect(column)).contains(at))
        return {Spot::Sort, column, -1};
    if (const ColumnProfile* profile = m_model.profile(column))
        if (const int bar = histogramBarAt(*profile, barsRect(column), at); bar >= 0)
            return {Spot::Bar, column, bar};
    return {Spot::Head, column, -1};
}

void TableHeader::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    QPainter painter(this);
    painter.setClipRect(QRect(m_rowNumberWidth, 0, width() - m_rowNumberWidth, height()));
    for (int place = 0; place < m_columns.count(); ++place) {
        const QRect head = headRect(m_columns.columnAt(place));
        if (head.right() >= m_rowNumberWidth && head.left() < width())
            paintHead(painter, place);
    }
    painter.setClipping(false);
    painter.setFont(theme.font(token::caption, true));
    painter.setPen(colors.muted);
    painter.drawText(QRect(0, token::space8, m_rowNumberWidth - token::space8, kName), Qt::AlignVCenter | Qt::AlignRight, tr("row"));
    painter.setPen(colors.border);
    painter.drawLine(m_rowNumberWidth - 1, 0, m_rowNumberWidth - 1, height());
    painter.drawLine(0, 0, width(), 0);
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

void TableHeader::paintHead(QPainter& painter, int place) const
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    const int column = m_columns.columnAt(place);
    const QRect head = headRect(column);
    const Field& field = m_model.table()->field(std::size_t(column));
    const ColumnProfile* profile = m_model.profile(column);
    if (place >= m_firstSelected && place <= m_lastSelected)
        painter.fillRect(head, colors.accentSoft);
    painter.setPen(colors.border);
    painter.drawLine(head.right(), 0, head.right(), head.bottom());

    const bool hasMark = (m_sort && m_sort->column == column) || m_hovered.column == column;
    QRect line(head.left() + token::space8, token::space8, head.width() - 2 * token::space8, kName);
    painter.setFont(theme.font(token::body, true));
    painter.setPen(colors.text);
    const int room = line.width() - (hasMark ? kSortMark - token::space4 : 0);
    painter.drawText(line, Qt::AlignVCenter, painter.fontMetrics().elidedText(QString::fromStdString(field.name), Qt::ElideRight, room));
    if (hasMark)
        paintSortMark(painter, head, column);

    const bool isBarHovered = m_hovered.kind == Spot::Bar && m_hovered.column == column;
    if (profile && !m_isCompact)
        paintHistogram(painter, *profile, barsRect(column), [&](std::size_t bar) { return m_model.isBarMarked(column, bar); },
                       isBarHovered ? m_hovered.bar : -1);

    line.moveTop(line.bottom() + 1 + (m_isCompact ? 0 : 2 * token::space4 + kBars));
    line.setHeight(kLine);
    painter.setFont(theme.font(token::caption));
    painter.setPen(colors.muted);
    QString kind = typeText(field, profile);
    const std::string& unit = profile && !profile->unit.empty() ? profile->unit : field.unit;
    if (field.role != Role::Feature) {
        const QString role = field.role == Role::Target ? tr("target") : field.role == Role::Identifier ? tr("id")
            : field.role == Role::Weight ? tr("weight") : tr("ignored");
        kind = (unit.empty() ? kind : QString::fromStdString(unit)) + QStringLiteral(", ") + role;
    }
    painter.drawText(line, Qt::AlignVCenter, painter.fontMetrics().elidedText(kind, Qt::ElideRight, line.width()));
    if (!profile || m_isCompact)
        return;
    line.translate(0, kLine);
    painter.setPen(profile->missing > 0 ? colors.text : colors.muted);
    painter.drawText(line, Qt::AlignVCenter, painter.fontMetrics().elidedText(tr("%1 missing").arg(missingShare(*profile)), Qt::ElideRight, line.width()));
}

void TableHeader::paintSortMark(QPainter& painter, const QRect& head, int column) const
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    const bool isSorted = m_sort && m_sort->column == column;
    const QRect box = sortRect(head);
    const bool isHovered = m_hovered.kind == Spot::Sort && m_hovered.column == column;
    if (isHovered) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.track);
        painter.drawRoundedRect(box, 4, 4);
        painter.restore();
    }
    const QString icon = isSorted && !m_sort->ascending ? QStringLiteral("chevron-down") : QStringLiteral("chevron-up");
    theme.icon(icon, isSorted ? colors.accent : colors.muted).paint(&painter, box);
}

QString TableHeader::describe(const Spot& spot) const
{
    if (spot.column < 0)
        return {};
    const QString name = QString::fromStdString(m_model.table()->field(std::size_t(spot.column)).name);
    if (spot.kind == Spot::Sort) {
        const bool isSorted = m_sort && m_sort->column == spot.column;
        return !isSorted ? tr("Sort by %1, the smallest first").arg(name)
            : m_sort->ascending ? tr("Sort by %1, the largest first").arg(name) : tr("Back to the original order");
    }
    if (spot.kind != Spot::Bar)
        return spot.kind == Spot::Head ? name : QString();
    const ColumnProfile& profile = *m_model.profile(spot.column);
    const ProfileBar& bar = profile.bars[std::size_t(spot.bar)];
    const DisplayFormat& format = m_model.format(spot.column);
    const bool isMeasured = profile.type == ColumnType::Numeric || profile.type == ColumnType::Time;
    QString where = QString::fromStdString(bar.label);
    if (isMeasured)
        where = bar.isOverflow ? tr("Outside of the shown range, %1 to %2").arg(format.bound(bar.low), format.bound(bar.high))
            : bar.low == bar.high ? format.bound(bar.low) : tr("%1 to %2").arg(format.bound(bar.low), format.bound(bar.high));
    const double share = profile.rows > 0 ? double(bar.count) / double(profile.rows) : 0;
    QString text = where + u'\n' + tr("%1 rows, %2").arg(countText(qint64(bar.count)), percentText(share));
    if (m_model.isBarMarked(spot.column, std::size_t(spot.bar)))
        text += u'\n' + tr("Holds marked cells");
    return text;
}

bool TableHeader::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), describe(spotAt(help->pos())), this);
        return true;
    }
    return QWidget::event(event);
}

void TableHeader::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = spotAt(event->position().toPoint());
    m_pressedX = event->position().toPoint().x();
    m_pressedWidth = m_pressed.column >= 0 ? m_columns.width(m_pressed.column) : 0;
}

void TableHeader::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    if (m_pressed.kind == Spot::Edge) {
        emit resized(m_pressed.column, m_pressedWidth + at.x() - m_pressedX);
        return;
    }
    const Spot spot = spotAt(at);
    setCursor(spot.kind == Spot::Edge ? Qt::SplitHCursor
              : spot.kind == Spot::Bar || spot.kind == Spot::Sort ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (spot == m_hovered)
        return;
    m_hovered = spot;
    update();
}

void TableHeader::mouseReleaseEvent(QMouseEvent* event)
{
    const Spot pressed = std::exchange(m_pressed, Spot());
    if (event->button() != Qt::LeftButton || !(spotAt(event->position().toPoint()) == pressed))
        return;
    switch (pressed.kind) {
    case Spot::Head: emit columnClicked(pressed.column, event->modifiers()); break;
    case Spot::Bar: emit barClicked(pressed.column, pressed.bar); break;
    case Spot::Sort: emit sortClicked(pressed.column); break;
    case Spot::Edge:
    case Spot::Nothing: break;
    }
}

void TableHeader::mouseDoubleClickEvent(QMouseEvent* event)
{
    const Spot spot = spotAt(event->position().toPoint());
    if (spot.kind == Spot::Edge)
        emit fitRequested(spot.column);
    else
        mousePressEvent(event); // the second of two quick clicks is a click
}

void TableHeader::contextMenuEvent(QContextMenuEvent* event)
{
    const Spot spot = spotAt(event->pos());
    if (spot.column >= 0)
        emit menuRequested(spot.column, event->globalPos());
}

void TableHeader::leaveEvent(QEvent*)
{
    m_hovered = {};
    update();
}

} // namespace lathe
