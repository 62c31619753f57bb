#include "data/shape_edit.h"

#include "data/plane.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lathe {

namespace {

constexpr double kTurnStep = 15; // degrees
constexpr double kRadian = std::numbers::pi / 180;

Point turned(Point point, Point middle, double degrees)
{
    const double cosine = std::cos(degrees * kRadian), sine = std::sin(degrees * kRadian);
    const double x = point.x - middle.x, y = point.y - middle.y;
    return {middle.x + x * cosine - y * sine, middle.y + x * sine + y * cosine};
}

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

double distanceToLine(Point point, const std::vector<Point>& line, bool isClosed)
{
    double nearest = line.size() == 1 ? distance(point, line.front()) : HUGE_VAL;
    for (std::size_t i = 0; i + 1 < line.size() + (isClosed ? 1 : 0); ++i)
        nearest = std::min(nearest, distanceToSegment(point, line[i], line[(i + 1) % line.size()]));
    return nearest;
}

bool isInside(Point point, const std::vector<std::vector<Point>>& rings)
{
    return std::ranges::count_if(rings, [&](const auto& ring) { return lathe::isInside(point, ring); }) % 2 == 1;
}

bool isInside(Point point, const Mask& mask)
{
    const double x = std::floor(point.x) - mask.left, y = std::floor(point.y) - mask.top;
    if (x < 0 || y < 0 || x >= mask.width || y >= mask.height)
        return false;
    const auto wanted = static_cast<std::uint64_t>(y) * mask.width + static_cast<std::uint64_t>(x);
    std::uint64_t position = 0;
    for (std::size_t i = 0; i < mask.runs.size(); ++i) {
        position += mask.runs[i];
        if (wanted < position)
            return i % 2 == 1;
    }
    return false;
}

/// Calls `change` with every point of the shape. A mask has none.
template <class Change>
void forPoints(Shape& shape, Change change)
{
    const auto changeBox = [&](Box& box) {
        Point corner{box.x, box.y};
        change(corner);
        box.x = corner.x;
        box.y = corner.y;
    };
    std::visit(Overloaded{
                   [&](Box& box) { changeBox(box); },
                   [&](Polygon& polygon) {
                       for (auto& ring : polygon.rings)
                           std::ranges::for_each(ring, change);
                   },
                   [&](Polyline& line) { std::ranges::for_each(line.points, change); },
                   [&](KeyPoints& points) {
                       for (KeyPoint& point : points.points)
                           change(point.place);
                       if (points.box)
                           changeBox(*points.box);
                   },
                   [](auto&) {},
               },
               shape);
}

Box reshapedBox(const Box& box, std::size_t handle, Point point, bool isSquare)
{
    const Point middle = box.middle();
    if (handle == kTurnHandle) {
        double angle = std::atan2(point.x - middle.x, middle.y - point.y) / kRadian;
        if (isSquare)
            angle = std::round(angle / kTurnStep) * kTurnStep;
        Box result = box;
        result.angle = std::remainder(angle, 360);
        return result;
    }
    // In the frame of the box, where it is upright.
    const Point free = turned(point, middle, -box.angle);
    double left = box.x, top = box.y, right = box.x + box.width, bottom = box.y + box.height;
    const bool movesLeft = handle == 0 || handle == 6 || handle == 7, movesRight = handle >= 2 && handle <= 4;
    const bool movesTop = handle <= 2, movesBottom = handle >= 4 && handle <= 6;
    (movesLeft ? left : right) = movesLeft || movesRight ? free.x : right;
    (movesTop ? top : bottom) = movesTop || movesBottom ? free.y : bottom;
    if (isSquare && handle % 2 == 0 && box.width > 0 && box.height > 0) {
        const double scale = std::max(std::abs(right - left) / box.width, std::abs(bottom - top) / box.height);
        const double width = std::copysign(box.width * scale, right - left), height = std::copysign(box.height * scale, bottom - top);
        (movesLeft ? left : right) = movesLeft ? right - width : left + width;
        (movesTop ? top : bottom) = movesTop ? bottom - height : top + height;
    }
    if (left > right)
        std::swap(left, right);
    if (top > bottom)
        std::swap(top, bottom);
    // The side that stays put stays where it was, which turns around another middle now.
    const Point newMiddle = turned({(left + right) / 2, (top + bottom) / 2}, middle, box.angle);
    return {newMiddle.x - (right - left) / 2, newMiddle.y - (bottom - top) / 2, right - left, bottom - top, box.angle};
}

/// The point of that number over all rings.
Point* pointOf(Polygon& polygon, std::size_t index)
{
    for (auto& ring : polygon.rings) {
        if (index < ring.size())
            return &ring[index];
        index -= ring.size();
    }
    return nullptr;
}

/// Behind which point of the line `point` lies nearest to it.
std::pair<double, std::size_t> nearestSegment(const std::vector<Point>& line, Point point, bool isClosed)
{
    std::pair<double, std::size_t> best{HUGE_VAL, 0};
    for (std::size_t i = 0; i + 1 < line.size() + (isClosed ? 1 : 0); ++i)
        best = std::min(best, {distanceToSegment(point, line[i], line[(i + 1) % line.size()]), i});
    return best;
}

double mixed(double a, double b, double share) { return a + (b - a) * share; }
Point mixed(Point a, Point b, double share) { return {mixed(a.x, b.x, share), mixed(a.y, b.y, share)}; }

bool mixInto(std::vector<Point>& first, const std::vector<Point>& second, double share)
{
    if (first.size() != second.size())
        return false;
    for (std::size_t i = 0; i < first.size(); ++i)
        first[i] = mixed(first[i], second[i], share);
    return true;
}

Box mixed(const Box& a, const Box& b, double share)
{
    return {mixed(a.x, b.x, share), mixed(a.y, b.y, share), mixed(a.width, b.width, share), mixed(a.height, b.height, share),
            a.angle + std::remainder(b.angle - a.angle, 360) * share};
}

} // namespace

double distanceTo(const Shape& shape, Point point)
{
    return std::visit(Overloaded{
                          [&](const Box& box) {
                              const Point free = turned(point, box.middle(), -box.angle);
                              return std::hypot(std::max({box.x - free.x, 0.0, free.x - box.x - box.width}),
                                                std::max({box.y - free.y, 0.0, free.y - box.y - box.height}));
                          },
                          [&](const Polygon& polygon) {
                              if (isInside(point, polygon.rings))
                                  return 0.0;
                              double nearest = HUGE_VAL;
                              for (const auto& ring : polygon.rings)
                                  nearest = std::min(nearest, distanceToLine(point, ring, true));
                              return nearest;
                          },
                          [&](const Polyline& line) { return distanceToLine(point, line.points, false); },
                          [&](const KeyPoints& points) {
                              double nearest = HUGE_VAL;
                              for (const KeyPoint& one : points.points)
                                  if (one.visibility != Visibility::Absent)
                                      nearest = std::min(nearest, distance(point, one.place));
                              return nearest;
                          },
                          [&](const Mask& mask) { return isInside(point, mask) ? 0.0 : HUGE_VAL; },
                          [](const auto&) { return HUGE_VAL; },
                      },
                      shape);
}

Shape moved(const Shape& shape, double dx, double dy, const Extent& picture)
{
    const auto bounds = boundsOf(shape);
    if (!bounds)
        return shape;
    // A shape that reaches over an edge already may come back, and goes no farther.
    const auto within = [](double step, double low, double high, double size) {
        return std::clamp(step, std::min(0.0, -low), std::max(0.0, size - high));
    };
    dx = within(dx, bounds->x, bounds->x + bounds->width, picture.width);
    dy = within(dy, bounds->y, bounds->y + bounds->height, picture.height);
    Shape result = shape;
    if (auto* mask = std::get_if<Mask>(&result)) {
        mask->left = static_cast<std::uint32_t>(std::max(0.0, mask->left + std::round(dx)));
        mask->top = static_cast<std::uint32_t>(std::max(0.0, mask->top + std::round(dy)));
        return result;
    }
    forPoints(result, [&](Point& point) { point = {point.x + dx, point.y + dy}; });
    return result;
}

std::vector<Point> handlesOf(const Shape& shape, double turnDistance)
{
    std::vector<Point> handles;
    if (const auto* box = std::get_if<Box>(&shape)) {
        const std::vector<Point> corners = cornersOf(*box);
        for (std::size_t i = 0; i < 4; ++i) {
            handles.push_back(corners[i]);
            handles.push_back(mixed(corners[i], corners[(i + 1) % 4], 0.5));
        }
        handles.push_back(turned({box->x + box->width / 2, box->y - turnDistance}, box->middle(), box->angle));
    } else if (const auto* polygon = std::get_if<Polygon>(&shape)) {
        for (const auto& ring : polygon->rings)
            handles.insert(handles.end(), ring.begin(), ring.end());
    } else if (const auto* line = std::get_if<Polyline>(&shape)) {
        handles = line->points;
    } else if (const auto* points = std::get_if<KeyPoints>(&shape)) {
        for (const KeyPoint& point : points->points)
            handles.push_back(point.place);
    }
    return handles;
}

Shape reshaped(const Shape& shape, std::size_t handle, Point point, bool isSquare)
{
    Shape result = shape;
    if (auto* box = std::get_if<Box>(&result)) {
        *box = reshapedBox(*box, handle, point, isSquare);
    } else if (auto* polygon = std::get_if<Polygon>(&result)) {
        if (Point* place = pointOf(*polygon, handle))
            *place = point;
    } else if (auto* line = std::get_if<Polyline>(&result); line && handle < line->points.size()) {
        line->points[handle] = point;
    } else if (auto* points = std::get_if<KeyPoints>(&result); points && handle < points->points.size()) {
        points->points[handle].place = point;
        if (points->points[handle].visibility == Visibility::Absent)
            points->points[handle].visibility = Visibility::Visible;
    }
    return result;
}

std::optional<Shape> withPoint(const Shape& shape, Point point)
{
    const auto insert = [&](std::vector<Point>& line, std::size_t behind) {
        line.insert(line.begin() + static_cast<std::ptrdiff_t>(behind) + 1, point);
    };
    if (const auto* line = std::get_if<Polyline>(&shape)) {
        Polyline longer = *line;
        insert(longer.points, nearestSegment(longer.points, point, false).second);
        return longer;
    }
    if (const auto* polygon = std::get_if<Polygon>(&shape)) {
        Polygon longer = *polygon;
        const auto nearest = std::ranges::min_element(longer.rings, {}, [&](const auto& ring) { return nearestSegment(ring, point, true).first; });
        if (nearest == longer.rings.end())
            return std::nullopt;
        insert(*nearest, nearestSegment(*nearest, point, true).second);
        return longer;
    }
    return std::nullopt;
}

std::optional<Shape> withoutPoint(const Shape& shape, std::size_t handle)
{
    if (const auto* line = std::get_if<Polyline>(&shape); line && line->points.size() > 2 && handle < line->points.size()) {
        Polyline shorter = *line;
        shorter.points.erase(shorter.points.begin() + static_cast<std::ptrdiff_t>(handle));
        return shorter;
    }
    if (const auto* polygon = std::get_if<Polygon>(&shape)) {
        Polygon shorter = *polygon;
        for (auto& ring : shorter.rings) {
            if (handle >= ring.size()) {
                handle -= ring.size();
                continue;
            }
            if (ring.size() <= 3)
                return std::nullopt;
            ring.erase(ring.begin() + static_cast<std::ptrdiff_t>(handle));
            return shorter;
        }
    }
    return std::nullopt;
}

std::optional<Box> boxBetween(Point a, Point b, const Extent& picture)
{
    const double left = std::clamp(std::min(a.x, b.x), 0.0, picture.width), right = std::clamp(std::max(a.x, b.x), 0.0, picture.width);
    const double top = std::clamp(std::min(a.y, b.y), 0.0, picture.height), bottom = std::clamp(std::max(a.y, b.y), 0.0, picture.height);
    if (right - left < 1 || bottom - top < 1)
        return std::nullopt;
    return Box{left, top, right - left, bottom - top, 0};
}

std::optional<Shape> between(const Shape& first, const Shape& second, double share)
{
    if (first.index() != second.index())
        return std::nullopt;
    Shape result = first;
    if (auto* box = std::get_if<Box>(&result)) {
        *box = mixed(*box, std::get<Box>(second), share);
        return result;
    }
    if (auto* line = std::get_if<Polyline>(&result))
        return mixInto(line->points, std::get<Polyline>(second).points, share) ? std::optional(result) : std::nullopt;
    if (auto* polygon = std::get_if<Polygon>(&result)) {
        const auto& other = std::get<Polygon>(second).rings;
        if (polygon->rings.size() != other.size())
            return std::nullopt;
        for (std::size_t i = 0; i < other.size(); ++i)
            if (!mixInto(polygon->rings[i], other[i], share))
                return std::nullopt;
        return result;
    }
    if (auto* points = std::get_if<KeyPoints>(&result)) {
        const KeyPoints& other = std::get<KeyPoints>(second);
        if (points->points.size() != other.points.size())
            return std::nullopt;
        for (std::size_t i = 0; i < other.points.size(); ++i) {
            KeyPoint& point = points->points[i];
            if (point.visibility == Visibility::Absent || other.points[i].visibility == Visibility::Absent) {
                point = share < 0.5 ? point : other.points[i];
                continue;
            }
            point.place = mixed(point.place, other.points[i].place, share);
            point.visibility = share < 0.5 ? point.visibility : other.points[i].visibility;
        }
        if (points->box && other.box)
            points->box = mixed(*points->box, *other.box, share);
        return result;
    }
    return std::nullopt;
}

} // namespace lathe
