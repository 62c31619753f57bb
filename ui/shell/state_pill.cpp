#include "ui/shell/state_pill.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace lathe {

namespace {
constexpr int kHeight = 20;
constexpr int kMark = 10;
} // namespace

StatePill::StatePill(const QString& text, Tone tone, QWidget* parent) : QWidget(parent), m_tone(tone)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setState(text, tone);
}

void StatePill::setState(const QString& text, Tone tone)
{
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize StatePill::sizeHint() const
{
    const QFontMetrics metrics(Theme::instance().font(token::caption));
    return {metrics.horizontalAdvance(m_text) + kMark + 6 + 2 * token::space8 + 1, kHeight};
}

QSize StatePill::minimumSizeHint() const { return sizeHint(); }

void StatePill::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void StatePill::paintEvent(QPaintEvent*)
{
    if (m_text.isEmpty())
        return;
    const Colors& colors = Theme::instance().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.hover);
    painter.drawRoundedRect(rect(), kHeight / 2.0, kHeight / 2.0);
    paintToneMark(painter, QRectF(token::space8, (height() - kMark) / 2.0, kMark, kMark), m_tone);
    painter.setFont(Theme::instance().font(token::caption));
    painter.setPen(colors.text);
    painter.drawText(rect().adjusted(token::space8 + kMark + 6, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

void paintToneMark(QPainter& painter, const QRectF& box, Tone tone)
{
    const QColor color = toneColor(tone);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = box.width();
    const QPointF at = box.topLeft();
    const auto point = [&](double x, double y) { return at + QPointF(x * side, y * side); };
    QPen pen(color, std::max(1.25, side * 0.14), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    switch (tone) {
    case Tone::Neutral:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(box.adjusted(side * 0.12, side * 0.12, -side * 0.12, -side * 0.12));
        break;
    case Tone::Accent: {
        painter.drawEllipse(box.adjusted(side * 0.09, side * 0.09, -side * 0.09, -side * 0.09));
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPie(box.adjusted(side * 0.25, side * 0.25, -side * 0.25, -side * 0.25), 90 * 16, -180 * 16);
        break;
    }
    case Tone::Positive:
        painter.drawPolyline(QPolygonF({point(0.1, 0.55), point(0.4, 0.85), point(0.92, 0.18)}));
        break;
    case Tone::Warning: {
        QPainterPath path;
        path.addPolygon(QPolygonF({point(0.5, 0.1), point(0.95, 0.88), point(0.05, 0.88)}));
        path.closeSubpath();
        painter.setBrush(color);
        painter.drawPath(path);
        if (side >= 14) { // smaller, the strokes would only blur the triangle
            painter.setPen(QPen(Theme::instance().colors().surface, side * 0.1, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(point(0.5, 0.4), point(0.5, 0.6));
            painter.drawPoint(point(0.5, 0.76));
        }
        break;
    }
    case Tone::Negative:
        painter.drawLine(point(0.18, 0.18), point(0.82, 0.82));
        painter.drawLine(point(0.82, 0.18), point(0.18, 0.82));
        break;
    }
    painter.restore();
}

} // namespace lathe
