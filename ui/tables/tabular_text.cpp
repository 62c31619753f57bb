#include "ui/tables/tabular_text.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPainter>

#include <algorithm>

namespace lathe {

namespace {

constexpr char16_t kPlainBelow = 0x250; // Latin with its extensions
constexpr QStringView kSigns = u"–—−…€₹₩₽∞\u2009\u202f\u2019";
constexpr QChar kEllipsis = u'…';

bool needsNoShaping(QChar c)
{
    return (c.unicode() >= 0x20 && c.unicode() < kPlainBelow && c.unicode() != 0xad) || kSigns.contains(c);
}

} // namespace

TabularText::TabularText(const QFont& font) : m_font(font), m_raw(QRawFont::fromFont(font))
{
    const QFontMetricsF metrics(font);
    m_ascent = metrics.ascent();
    m_descent = metrics.descent();
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        m_digit = std::max(m_digit, double(glyph(QChar(digit)).advance));
    m_glyphs.clear(); // now that the widest is known
}

const TabularText::Glyph& TabularText::glyph(QChar c) const
{
    const auto found = m_glyphs.constFind(c.unicode());
    if (found != m_glyphs.constEnd())
        return *found;
    Glyph made;
    const QList<quint32> indexes = m_raw.isValid() ? m_raw.glyphIndexesForString(QString(c)) : QList<quint32>();
    if (indexes.size() == 1 && indexes.front() != 0) {
        made.index = indexes.front();
        made.advance = float(m_raw.advancesForGlyphIndexes(indexes).value(0).x());
        if (c.isDigit() && m_digit > 0) {
            made.offset = float((m_digit - double(made.advance)) / 2);
            made.advance = float(m_digit);
        }
    }
    return *m_glyphs.insert(c.unicode(), made);
}

bool TabularText::isPlain(const QString& text) const
{
    return std::all_of(text.begin(), text.end(), [this](QChar c) { return needsNoShaping(c) && glyph(c).index != 0; });
}

double TabularText::width(const QString& text) const
{
    if (!isPlain(text))
        return QFontMetricsF(m_font).horizontalAdvance(text);
    double width = 0;
    for (const QChar c : text)
        width += double(glyph(c).advance);
    return width;
}

void TabularText::draw(QPainter& painter, const QRectF& box, bool atRight, const QString& text) const
{
    if (text.isEmpty() || box.width() <= 0)
        return;
    const double baseline = box.center().y() + (m_ascent - m_descent) / 2;
    if (!isPlain(text)) {
        painter.setFont(m_font);
        const QFontMetricsF metrics(m_font);
        const QString fitting = metrics.elidedText(text, Qt::ElideRight, box.width());
        painter.drawText(QPointF(atRight ? box.right() - metrics.horizontalAdvance(fitting) : box.left(), baseline), fitting);
        return;
    }
    QList<quint32> indexes;
    QList<QPointF> positions;
    indexes.reserve(text.size());
    positions.reserve(text.size());
    double x = 0;
    const auto add = [&](const Glyph& next) {
        indexes.append(next.index);
        positions.append({x + double(next.offset), 0});
        x += double(next.advance);
    };
    for (const QChar c : text) {
        add(glyph(c));
        if (x <= box.width() + 0.5)
            continue;
        const Glyph& dots = glyph(kEllipsis);
        while (!indexes.isEmpty() && x + double(dots.advance) > box.width()) {
            x = positions.takeLast().x();
            indexes.removeLast();
        }
        add(dots);
        break;
    }
    QGlyphRun run;
    run.setRawFont(m_raw);
    run.setGlyphIndexes(indexes);
    run.setPositions(positions);
    painter.drawGlyphRun(QPointF(atRight ? box.right() - x : box.left(), baseline), run);
}

} // namespace lathe
