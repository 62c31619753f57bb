#include "ui/plots/chart_items.h"

namespace lathe {

namespace {
constexpr double kKeyLength = 10;
constexpr double kDotRadius = 4;
} // namespace

KeyedLabel::KeyedLabel(QCustomPlot* plot) : QCPAbstractItem(plot), position(createPosition("position"))
{
    setClipToAxisRect(false);
}

void KeyedLabel::place(QPointF point, QPointF offset)
{
    position->setCoords(point);
    m_offset = offset;
}

void KeyedLabel::draw(QCPPainter* painter)
{
    if (text.isEmpty())
        return;
    const QFont font = Theme::instance().font(token::caption, true);
    const QFontMetricsF metrics(font);
    const double width = kKeyLength + token::space4 + metrics.horizontalAdvance(text);
    QPointF at = position->pixelPosition() + m_offset;
    if (at.x() + width > parentPlot()->width() - token::space4)
        at.setX(position->pixelPosition().x() - m_offset.x() - width);
    at.setX(std::max(at.x(), double(token::space4)));
    at.setY(std::clamp(at.y(), metrics.height() / 2, parentPlot()->height() - metrics.height() / 2));
    // The ground under the name fades what runs through it.
    painter->setPen(Qt::NoPen);
    painter->setBrush(withAlpha(Theme::instance().colors().surface, 0.75));
    painter->drawRoundedRect(QRectF(at.x() - 2, at.y() - metrics.height() / 2, width + 4, metrics.height()), 3, 3);
    painter->setPen(linePen(color, 3));
    painter->drawLine(QPointF(at.x() + 1, at.y()), QPointF(at.x() + kKeyLength - 1, at.y()));
    painter->setFont(font);
    painter->setPen(Theme::instance().colors().text);
    painter->drawText(QPointF(at.x() + kKeyLength + token::space4,
                              at.y() + (metrics.ascent() - metrics.descent()) / 2), text);
}

ReadoutItem::ReadoutItem(QCustomPlot* plot) : QCPAbstractItem(plot), position(createPosition("position"))
{
    setClipToAxisRect(false);
    setLayer(QStringLiteral("overlay"));
    setVisible(false);
}

void ReadoutItem::draw(QCPPainter* painter)
{
    const Colors& colors = Theme::instance().colors();
    const QPointF point = position->pixelPosition();
    painter->setPen(QPen(colors.surface, 1.5));
    painter->setBrush(colors.text);
    painter->drawEllipse(point, kDotRadius, kDotRadius);
    const QFont font = Theme::instance().font(token::caption);
    const QFontMetricsF metrics(font);
    const QSizeF size = metrics.size(0, text) + QSizeF(2 * token::space8, 2 * token::space4);
    QRectF box(point + QPointF(token::space12, -size.height() - token::space8), size);
    const QRectF room = QRectF(parentPlot()->rect()).adjusted(1, 1, -1, -1);
    if (box.right() > room.right())
        box.moveRight(point.x() - token::space12);
    box.moveLeft(std::max(box.left(), room.left()));
    box.moveTop(std::max(box.top(), room.top()));
    painter->setPen(QPen(colors.border, 1));
    painter->setBrush(colors.raised);
    painter->drawRoundedRect(box, 4, 4);
    painter->setFont(font);
    painter->setPen(colors.text);
    painter->drawText(box.adjusted(token::space8, token::space4, 0, 0), Qt::AlignLeft | Qt::AlignTop, text);
}

MarkerItem::MarkerItem(QCustomPlot* plot) : QCPAbstractItem(plot)
{
    setClipToAxisRect(false);
}

void MarkerItem::draw(QCPPainter* painter)
{
    const Colors& colors = Theme::instance().colors();
    const QRectF area(parentPlot()->axisRect()->rect());
    const double at = parentPlot()->xAxis->coordToPixel(x);
    if (at < area.left() - 0.5 || at > area.right() + 0.5)
        return;
    const QFont font = Theme::instance().font(token::caption, true);
    const QFontMetricsF metrics(font);
    painter->setPen(QPen(colors.accent, 1.5));
    painter->drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
    QRectF tag(0, 0, metrics.horizontalAdvance(text) + 2 * token::space8, metrics.height() + token::space4);
    tag.moveCenter(QPointF(at, area.top() - tag.height() / 2));
    tag.moveLeft(std::clamp(tag.left(), 0.0, std::max(0.0, parentPlot()->width() - tag.width())));
    painter->setPen(Qt::NoPen);
    painter->setBrush(colors.accentSoft);
    painter->drawRoundedRect(tag, 4, 4);
    painter->setFont(font);
    painter->setPen(colors.accent);
    painter->drawText(tag, Qt::AlignCenter, text);
    for (const Dot& dot : dots) {
        painter->setPen(QPen(colors.surface, 1.5));
        painter->setBrush(dot.color);
        const double y = parentPlot()->yAxis->coordToPixel(dot.y);
        if (y >= area.top() - kDotRadius && y <= area.bottom() + kDotRadius)
            painter->drawEllipse(QPointF(at, y), kDotRadius, kDotRadius);
    }
}

} // namespace lathe
