// How a picture stands in a box: small ones enlarged by whole factors with crisp pixels.
#pragma once

#include <QPainter>
#include <QPixmap>

namespace lathe {

/// The rectangle of the picture in `box`, in logical pixels. Enlarged by the largest whole number of
/// device pixels that fits; below twice its size, where that would leave the box half empty, to fit.
QRectF pictureRect(const QSize& picture, const QRectF& box, double devicePixelRatio);

void paintPicture(QPainter& painter, const QPixmap& picture, const QRectF& box);

} // namespace lathe
