#include "data/plane.h"

#include <algorithm>
#include <cmath>

namespace lathe {

double distanceToSegment(Point point, Point a, Point b)
{
    const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    const double along = square == 0 ? 0 : std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / square, 0.0, 1.0);
    return std::hypot(point.x - a.x - along * dx, point.y - a.y - along * dy);
}

bool isInside(Point point, const std::vector<Point>& ring)
{
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point &a = ring[i], &b = ring[(i + 1) % ring.size()];
        if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
            inside = !inside;
    }
    return inside;
}

} // namespace lathe
