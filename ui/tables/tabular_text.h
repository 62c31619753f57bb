// One line of text drawn fast: glyphs are looked up once, and digits have equal widths in every font.
#pragma once

#include <QFont>
#include <QHash>
#include <QRawFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace lathe {

/// A table shows hundreds of cells a frame. Shaping each of them anew would take the frame's whole time, and letters
/// that need no shaping do not need it: those below U+0250 and the signs of numbers. Other texts are shaped by Qt.
class TabularText {
public:
    TabularText() = default;
    explicit TabularText(const QFont& font);

    double width(const QString& text) const;
    /// Centred vertically; at the left of `box`, or at its right. What does not fit ends in an ellipsis.
    void draw(QPainter& painter, const QRectF& box, bool atRight, const QString& text) const;
    const QFont& font() const { return m_font; }

private:
    struct Glyph {
        quint32 index = 0; ///< 0: this font has none
        float advance = 0;
        float offset = 0;  ///< centres a digit in its place
    };
    const Glyph& glyph(QChar c) const;
    bool isPlain(const QString& text) const;

    QFont m_font;
    QRawFont m_raw;
    double m_digit = 0;
    double m_ascent = 0, m_descent = 0;
    mutable QHash<char16_t, Glyph> m_glyphs;
};

} // namespace lathe
