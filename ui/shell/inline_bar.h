// A share as a thin bar on its track, optionally with its value at the right end.
#pragma once

#include "ui/shell/tone.h"

#include <QWidget>

namespace lathe {

/// For delegates and paint events: `bar` is centred on 6 px (or its own height when less).
void paintBar(QPainter& painter, const QRectF& bar, double share, const QColor& color);

/// `text` in `box` with digits of equal width, so that columns of numbers line up in fonts whose
/// digits differ. Horizontal alignment is left, right or centre.
void drawTabular(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text);
double tabularWidth(const QFont& font, const QString& text);

class InlineBar : public QWidget {
    Q_OBJECT
public:
    explicit InlineBar(QWidget* parent = nullptr);
    /// `share` in [0, 1].
    void setValue(double share, const QString& text = {});
    void setTone(Tone tone);
    void setColor(const QColor& color); ///< instead of a tone's
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_share = 0;
    QString m_text;
    Tone m_tone = Tone::Accent;
    QColor m_color;
};

} // namespace lathe
