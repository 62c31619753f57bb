#include "ui/items/picture_painter.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

double factorFor(const QSize& picture, const QRectF& box, double devicePixelRatio)
{
    const double fit = std::min(box.width() * devicePixelRatio / picture.width(),
                                box.height() * devicePixelRatio / picture.height());
    return fit >= 2 ? std::floor(fit) : fit;
}

} // namespace

QRectF pictureRect(const QSize& picture, const QRectF& box, double devicePixelRatio)
{
    if (picture.isEmpty())
        return {};
    const double factor = factorFor(picture, box, devicePixelRatio) / devicePixelRatio;
    const QSizeF size(picture.width() * factor, picture.height() * factor);
    // On whole device pixels, else the edges of enlarged pixels blur.
    const auto snapped = [devicePixelRatio](double value) {
        return std::round(value * devicePixelRatio) / devicePixelRatio;
    };
    return {QPointF(snapped(box.center().x() - size.width() / 2), snapped(box.center().y() - size.height() / 2)), size};
}

void paintPicture(QPainter& painter, const QPixmap& picture, const QRectF& box)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const QRectF target = pictureRect(picture.size(), box, ratio);
    const bool crisp = factorFor(picture.size(), box, ratio) >= 2;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !crisp);
    painter.drawPixmap(target, picture, QRectF(picture.rect()));
}

} // namespace lathe
