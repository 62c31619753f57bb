// Marks that QCustomPlot lacks. Included by the charts' source files only.
#pragma once

#include "ui/shell/theme.h"

#include <qcustomplot.h>

#include <cmath>

namespace lathe {

inline QPen linePen(const QColor& color, double width)
{
    QPen pen(color, width);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    return pen;
}

inline QColor withAlpha(QColor color, double alpha)
{
    color.setAlphaF(float(alpha));
    return color;
}

/// Opaque, so that the joints of a thin line do not show.
inline QColor faint(const QColor& color, double share)
{
    const QColor& surface = Theme::instance().colors().surface;
    const auto mix = [share](int a, int b) { return int(std::lround(share * a + (1 - share) * b)); };
    return {mix(color.red(), surface.red()), mix(color.green(), surface.green()), mix(color.blue(), surface.blue())};
}

/// A direct label: a short line in the series' colour, then its name in the text colour.
class KeyedLabel : public QCPAbstractItem {
public:
    explicit KeyedLabel(QCustomPlot* plot);
    double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1; }

    /// `offset` in pixels from the point; the text stands right of it, or left when there is no room.
    void place(QPointF point, QPointF offset);
    QString text;
    QColor color;
    QCPItemPosition* const position;

protected:
    void draw(QCPPainter* painter) override;

private:
    QPointF m_offset;
};

/// The values under the pointer: a dot on the point and a small box beside it.
class ReadoutItem : public QCPAbstractItem {
public:
    explicit ReadoutItem(QCustomPlot* plot);
    double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1; }
    QString text;
    QCPItemPosition* const position;

protected:
    void draw(QCPPainter* painter) override;
};

/// A vertical line that a person can drag, with a tag on top of the axis rectangle.
class MarkerItem : public QCPAbstractItem {
public:
    explicit MarkerItem(QCustomPlot* plot);
    double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1; }
    double x = 0;
    QString text;
    struct Dot {
        double y;
        QColor color;
    };
    std::vector<Dot> dots;

protected:
    void draw(QCPPainter* painter) override;
};

} // namespace lathe
