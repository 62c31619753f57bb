// How a text with its spans and relations is painted.
#include "ui/pages/label/text/text_view.h"

#include "ui/shell/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QPaintEvent>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr double kHead = 5; // pixels: the sides of an arrow's head

QColor pale(QColor color, int alpha)
{
    color.setAlpha(alpha);
    return color;
}

} // namespace

QPointF TextView::anchorOf(std::size_t shown) const
{
    const auto rects = m_layout.rectsOf(m_shown[shown].stretch);
    return rects.empty() ? QPointF() : QPointF(rects.front().center().x(), rects.front().top() + 1);
}

/// Up from the middle of one span, over the words, and down to the middle of the other. Between lines it runs straight.
QPainterPath TextView::arrowPath(std::size_t arrow) const
{
    const Arrow& one = m_arrows[arrow];
    QPointF from = anchorOf(one.from), to = anchorOf(one.to);
    const double direction = to.x() >= from.x() ? 1 : -1;
    from.rx() += direction * 4; // beside those that come in
    to.rx() -= direction * 4;
    const int level = m_layout.arc(arrow);
    const double rise = TextLayout::kArc - 8 + TextLayout::kMoreArc * (level - 1);
    QPainterPath path(from);
    if (std::abs(from.y() - to.y()) < 1) {
        const double reach = std::min(std::abs(to.x() - from.x()) / 2, 12.0) * direction;
        path.quadTo({from.x(), from.y() - rise}, {from.x() + reach, from.y() - rise});
        path.lineTo(to.x() - reach, to.y() - rise);
        path.quadTo({to.x(), to.y() - rise}, to);
    } else {
        path.cubicTo({from.x(), from.y() - rise}, {to.x(), to.y() - 2 * rise}, to);
    }
    return path;
}

void TextView::paintBands(QPainter& painter, const QRectF& visible) const
{
    const Colors& colors = Theme::instance().colors();
    painter.setFont(Theme::instance().font(token::caption));
    const QFontMetricsF metrics(painter.font());
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        const Shown& one = m_shown[i];
        const bool isChosen = isSelected(one.id);
        const auto rects = m_layout.rectsOf(one.stretch);
        for (std::size_t piece = 0; piece < rects.size(); ++piece) {
            const QRectF& words = rects[piece];
            const double top = words.bottom() + TextLayout::kLane * m_layout.lane(i);
            if (top > visible.bottom() || top + TextLayout::kLane < visible.top())
                continue;
            painter.setPen(Qt::NoPen);
            painter.setBrush(one.look.color);
            painter.drawRect(QRectF(words.left(), top, words.width(), TextLayout::kBand));
            // Ends that are ends, not breaks of a line.
            if (piece == 0)
                painter.drawRect(QRectF(words.left(), top, 1.5, TextLayout::kLane - 5));
            if (piece + 1 == rects.size() && isChosen)
                painter.drawRect(QRectF(words.right() - 1.5, top, 1.5, TextLayout::kLane - 5));
            // The name has the room up to the next span of its lane.
            double room = viewport()->width() - words.left();
            for (std::size_t other = 0; other < m_shown.size(); ++other)
                if (other != i && m_layout.lane(other) == m_layout.lane(i))
                    for (const QRectF& next : m_layout.rectsOf(m_shown[other].stretch))
                        if (std::abs(next.top() - words.top()) < 1 && next.left() > words.left())
                            room = std::min(room, next.left() - words.left());
            const QString name = metrics.elidedText(piece == 0 ? one.look.name : QStringLiteral("…"), Qt::ElideRight, room - 8);
            const QRectF tag(words.left() + 1.5, top + TextLayout::kBand, metrics.horizontalAdvance(name) + 6, TextLayout::kLane - TextLayout::kBand - 1);
            if (isChosen) {
                painter.setBrush(one.look.color);
                painter.drawRect(tag);
                painter.setPen(Theme::textOn(one.look.color));
            } else {
                painter.setPen(colors.text);
            }
            painter.drawText(tag.adjusted(3, 0, 0, 0), Qt::AlignVCenter | Qt::TextDontClip, name);
        }
    }
}

void TextView::paintArrows(QPainter& painter) const
{
    const Colors& colors = Theme::instance().colors();
    painter.setFont(Theme::instance().font(token::caption));
    const QFontMetricsF metrics(painter.font());
    const auto stroke = [&](const QPainterPath& path, const QColor& color, double width) {
        painter.setPen(QPen(color, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
        const QPointF tip = path.currentPosition();
        const double angle = path.angleAtPercent(0.97) * M_PI / 180;
        const QPointF back(-std::cos(angle), std::sin(angle)), side(back.y(), -back.x());
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF{tip, tip + kHead * back + kHead * 0.6 * side, tip + kHead * back - kHead * 0.6 * side});
    };
    for (std::size_t i = 0; i < m_arrows.size(); ++i) {
        const bool isChosen = isSelected(m_arrows[i].id);
        const QPainterPath path = arrowPath(i);
        stroke(path, m_arrows[i].look.color, isChosen ? 2.5 : 1.5);
        // Its name lies on the arrow, on a ground of its own.
        const QPointF middle = path.pointAtPercent(0.5);
        const double width = metrics.horizontalAdvance(m_arrows[i].look.name) + 8;
        const QRectF tag(middle.x() - width / 2, middle.y() - 7, width, 14);
        painter.setPen(isChosen ? QPen(m_arrows[i].look.color, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(colors.surface);
        painter.drawRoundedRect(tag, 3, 3);
        painter.setPen(colors.text);
        painter.drawText(tag, Qt::AlignCenter, m_arrows[i].look.name);
    }
    if (m_drag == Drag::Relation) {
        const auto from = std::ranges::find(m_shown, m_dragged, &Shown::id);
        if (from != m_shown.end()) {
            QPainterPath path(anchorOf(static_cast<std::size_t>(from - m_shown.begin())));
            if (QLineF(path.currentPosition(), m_pointer).length() > 24) {
                path.lineTo(m_pointer);
                stroke(path, colors.accent, 1.5);
            }
        }
    }
}

void TextView::paintEvent(QPaintEvent* event)
{
    const Colors& colors = Theme::instance().colors();
    QPainter painter(viewport());
    painter.fillRect(event->rect(), colors.surface);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(token::space16, -scrolled());
    const QRectF visible(0, scrolled(), viewport()->width(), viewport()->height());
    const auto fill = [&](const TextStretch& stretch, const QColor& color) {
        for (const QRectF& rect : m_layout.rectsOf(stretch))
            if (rect.intersects(visible))
                painter.fillRect(rect, color);
    };
    for (const Shown& one : m_shown)
        fill(one.stretch, pale(one.look.color, isSelected(one.id) ? 70 : 28));
    for (std::size_t i = 0; i < m_found.size(); ++i)
        fill(m_found[i], pale(colors.warning, static_cast<int>(i) == m_foundPlace ? 150 : 70));
    const TextStretch now = chosen();
    fill(now, pale(colors.accent, 90));
    painter.setPen(colors.text);
    for (std::size_t i = m_layout.lineAt(visible.top()); i < m_layout.lines().size() && m_layout.lines()[i].top < visible.bottom(); ++i)
        m_layout.lines()[i].line.draw(&painter, {0, m_layout.lines()[i].textTop});
    paintBands(painter, visible);
    paintArrows(painter);
    if (hasFocus() && !m_layout.lines().empty()) { // the caret
        const auto& line = m_layout.lines()[m_layout.lineOf(m_caret)];
        const double x = m_layout.xOf(line, m_caret);
        painter.setPen(QPen(colors.accent, 1.5));
        painter.drawLine(QPointF(x, line.textTop), QPointF(x, line.textTop + m_layout.textHeight()));
    }
}

} // namespace lathe
