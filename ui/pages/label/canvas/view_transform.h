// Which part of a picture is in sight, and how large. Logical pixels of the widget, pixels of the picture.
#pragma once

#include "data/shape_edit.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace lathe {

class ViewTransform {
public:
    static constexpr double kMostZoom = 64; ///< device pixels a pixel

    /// Another picture is fitted into the room; the same size keeps what is in sight.
    void setPicture(const QSizeF& size);
    /// `ratio`: device pixels a logical one.
    void setRoom(const QSizeF& room, double ratio);

    /// Logical pixels a pixel of the picture.
    double scale() const { return m_scale; }
    /// Device pixels a pixel.
    double zoom() const { return m_scale * m_ratio; }
    bool isFitted() const { return m_fitted; }
    const QSizeF& picture() const { return m_picture; }

    void fit();
    /// The pixel under `anchor` stays there.
    void setZoom(double zoom, const QPointF& anchor);
    /// To the next step of 1, 2, 3, 4, 6, 8, 12 … or 1/2, 1/3 …
    void step(int steps, const QPointF& anchor);
    void pan(const QPointF& by);
    /// A rectangle of the picture comes into sight, with some room around it.
    void show(const QRectF& area);

    QPointF toPicture(const QPointF& place) const { return (place - m_origin) / m_scale; }
    QPointF toRoom(const QPointF& place) const { return place * m_scale + m_origin; }
    QPointF toRoom(const Point& place) const { return toRoom(QPointF(place.x, place.y)); }
    QRectF toRoom(const QRectF& area) const { return {toRoom(area.topLeft()), area.size() * m_scale}; }
    /// Of the picture.
    QRectF inSight() const;

private:
    double fitScale() const;
    void settle();

    QSizeF m_picture, m_room;
    double m_ratio = 1;
    double m_scale = 1;
    QPointF m_origin; ///< of the picture, in the room
    bool m_fitted = true;
};

} // namespace lathe
