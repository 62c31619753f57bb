// Points in the plane: what shapes and masks share.
#pragma once

#include "data/annotation.h"

namespace lathe {

double distanceToSegment(Point point, Point a, Point b);
/// By crossings of a ray; points of the outline may count as either.
bool isInside(Point point, const std::vector<Point>& ring);

/// One function object of several, for std::visit.
template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};

} // namespace lathe
