#include "ui/shell/inline_bar.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

double digitWidth(const QFontMetricsF& metrics)
{
    double widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar::fromLatin1(digit)));
    return widest;
}

double advance(const QFontMetricsF& metrics, QChar character, double digit)
{
    return character.isDigit() ? digit : metrics.horizontalAdvance(character);
}

} // namespace

void paintBar(QPainter& painter, const QRectF& bar, double share, const QColor& color)
{
    const double height = std::min(6.0, bar.height());
    const QRectF track(bar.left(), bar.center().y() - height / 2, bar.width(), height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().colors().track);
    painter.drawRoundedRect(track, height / 2, height / 2);
    const double bounded = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0.0;
    if (bounded > 0) {
        QRectF fill = track;
        fill.setWidth(std::max(track.width() * bounded, std::min(height, track.width())));
        painter.setBrush(color);
        painter.drawRoundedRect(fill, height / 2, height / 2);
    }
    painter.restore();
}

double tabularWidth(const QFont& font, const QString& text)
{
    const QFontMetricsF metrics(font);
    const double digit = digitWidth(metrics);
    double width = 0;
    for (const QChar character : text)
        width += advance(metrics, character, digit);
    return width;
}

void drawTabular(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    const double digit = digitWidth(metrics);
    double x = box.left();
    if (alignment & (Qt::AlignRight | Qt::AlignHCenter)) {
        const double width = tabularWidth(painter.font(), text);
        x = alignment & Qt::AlignRight ? box.right() - width : box.center().x() - width / 2;
    }
    const double baseline = box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    for (int i = 0; i < text.size();) {
        if (text[i].isDigit()) {
            painter.drawText(QPointF(x + (digit - metrics.horizontalAdvance(text[i])) / 2, baseline), text.mid(i, 1));
            x += digit;
            ++i;
            continue;
        }
        const int begin = i;
        double width = 0;
        for (; i < text.size() && !text[i].isDigit(); ++i)
            width += metrics.horizontalAdvance(text[i]);
        painter.drawText(QPointF(x, baseline), text.mid(begin, i - begin));
        x += width;
    }
}

InlineBar::InlineBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void InlineBar::setValue(double share, const QString& text)
{
    m_share = share;
    m_text = text;
    setAccessibleName(text.isEmpty() ? tr("%1 percent").arg(qRound(share * 100)) : text);
    update();
}

void InlineBar::setTone(Tone tone)
{
    m_tone = tone;
    m_color = {};
    update();
}

void InlineBar::setColor(const QColor& color)
{
    m_color = color;
    update();
}

QSize InlineBar::sizeHint() const { return {120, m_text.isEmpty() ? 6 : 16}; }

void InlineBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor color = m_color.isValid() ? m_color : toneColor(m_tone);
    if (m_text.isEmpty()) {
        paintBar(painter, rect(), m_share, color);
        return;
    }
    painter.setFont(Theme::instance().font(token::caption));
    const double value = std::max(40.0, tabularWidth(painter.font(), m_text));
    paintBar(painter, QRectF(rect()).adjusted(0, 0, -value - token::space8, 0), m_share, color);
    painter.setPen(Theme::instance().colors().text);
    drawTabular(painter, rect(), Qt::AlignRight, m_text);
}

} // namespace lathe
