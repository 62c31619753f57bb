// A short state in a pill: a mark whose shape differs by meaning, and a word.
#pragma once

#include "ui/shell/tone.h"

#include <QWidget>

namespace lathe {

class StatePill : public QWidget {
    Q_OBJECT
public:
    explicit StatePill(const QString& text = {}, Tone tone = Tone::Neutral, QWidget* parent = nullptr);
    void setState(const QString& text, Tone tone);
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QString m_text;
    Tone m_tone;
};

/// Dot (neutral), half disc (accent), tick (positive), triangle (warning), cross (negative) in `box`.
void paintToneMark(QPainter& painter, const QRectF& box, Tone tone);

} // namespace lathe
