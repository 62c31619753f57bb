#include "ui/pages/label/canvas/view_transform.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lathe {

namespace {

constexpr std::array kSteps{1.0 / 64, 1.0 / 48, 1.0 / 32, 1.0 / 24, 1.0 / 16, 1.0 / 12, 1.0 / 8, 1.0 / 6, 1.0 / 4, 1.0 / 3, 1.0 / 2, 2.0 / 3,
                            1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0, 48.0, ViewTransform::kMostZoom};

} // namespace

void ViewTransform::setPicture(const QSizeF& size)
{
    if (size == m_picture)
        return;
    m_picture = size;
    fit();
}

void ViewTransform::setRoom(const QSizeF& room, double ratio)
{
    const QPointF middle = toPicture({m_room.width() / 2, m_room.height() / 2});
    m_room = room;
    m_ratio = ratio;
    if (m_fitted) {
        fit();
        return;
    }
    m_origin = QPointF(room.width() / 2, room.height() / 2) - middle * m_scale;
    settle();
}

/// Small pictures by whole factors of device pixels, large ones exactly.
double ViewTransform::fitScale() const
{
    if (m_picture.isEmpty() || m_room.isEmpty())
        return 1;
    const double zoom = std::min(m_room.width() / m_picture.width(), m_room.height() / m_picture.height()) * m_ratio;
    return std::min(zoom >= 2 ? std::floor(zoom) : zoom, kMostZoom) / m_ratio;
}

void ViewTransform::fit()
{
    m_fitted = true;
    m_scale = fitScale();
    settle();
}

void ViewTransform::setZoom(double zoom, const QPointF& anchor)
{
    const QPointF kept = toPicture(anchor);
    const double least = std::min(fitScale() * m_ratio, kSteps.front());
    m_scale = std::clamp(zoom, least, kMostZoom) / m_ratio;
    m_fitted = false;
    m_origin = anchor - kept * m_scale;
    settle();
}

void ViewTransform::step(int steps, const QPointF& anchor)
{
    constexpr double kSame = 1.001;
    double next = zoom();
    for (; steps > 0; --steps) {
        const auto larger = std::ranges::find_if(kSteps, [&](double one) { return one > next * kSame; });
        next = larger == kSteps.end() ? kMostZoom : *larger;
    }
    for (; steps < 0; ++steps) {
        const auto smaller = std::find_if(kSteps.rbegin(), kSteps.rend(), [&](double one) { return one < next / kSame; });
        next = smaller == kSteps.rend() ? kSteps.front() : *smaller;
    }
    setZoom(next, anchor);
}

void ViewTransform::pan(const QPointF& by)
{
    m_fitted = false;
    m_origin += by;
    settle();
}

void ViewTransform::show(const QRectF& area)
{
    if (inSight().contains(area))
        return;
    constexpr double kAround = 3; // as large as the area
    const double scale = std::min({m_room.width() / std::max(1.0, area.width() * kAround), m_room.height() / std::max(1.0, area.height() * kAround), m_scale});
    m_scale = std::max(scale, fitScale());
    m_fitted = false;
    m_origin = QPointF(m_room.width() / 2, m_room.height() / 2) - area.center() * m_scale;
    settle();
}

QRectF ViewTransform::inSight() const
{
    return QRectF(toPicture({0, 0}), m_room / m_scale).intersected(QRectF(QPointF(0, 0), m_picture));
}

/// A picture smaller than the room stands in its middle, a larger one leaves no room empty. Whole device pixels.
void ViewTransform::settle()
{
    const auto settled = [this](double origin, double picture, double room) {
        const double length = picture * m_scale;
        const double place = length <= room ? (room - length) / 2 : std::clamp(origin, room - length, 0.0);
        return std::round(place * m_ratio) / m_ratio;
    };
    m_origin = {settled(m_origin.x(), m_picture.width(), m_room.width()), settled(m_origin.y(), m_picture.height(), m_room.height())};
}

} // namespace lathe
