#include "data/annotation.h"

#include "data/plane.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lathe {

namespace {

class Bounds {
public:
    void add(Point point)
    {
        m_isEmpty = false;
        m_left = std::min(m_left, point.x);
        m_top = std::min(m_top, point.y);
        m_right = std::max(m_right, point.x);
        m_bottom = std::max(m_bottom, point.y);
    }
    void add(const std::vector<Point>& points)
    {
        for (const Point& point : points)
            add(point);
    }
    std::optional<Box> box() const
    {
        if (m_isEmpty)
            return std::nullopt;
        return Box{m_left, m_top, m_right - m_left, m_bottom - m_top, 0};
    }

private:
    bool m_isEmpty = true;
    double m_left = HUGE_VAL, m_top = HUGE_VAL, m_right = -HUGE_VAL, m_bottom = -HUGE_VAL;
};

/// The rectangle around the inside pixels.
std::optional<Box> boundsOfMask(const Mask& mask)
{
    Bounds bounds;
    std::uint64_t position = 0;
    for (std::size_t i = 0; i < mask.runs.size() && mask.width > 0; position += mask.runs[i++]) {
        if (i % 2 == 0 || mask.runs[i] == 0)
            continue;
        const std::uint64_t last = position + mask.runs[i] - 1;
        const auto row = static_cast<double>(position / mask.width), lastRow = static_cast<double>(last / mask.width);
        const bool isOneRow = row == lastRow;
        bounds.add({isOneRow ? static_cast<double>(position % mask.width) : 0.0, row});
        bounds.add({(isOneRow ? static_cast<double>(last % mask.width) : mask.width - 1.0) + 1, lastRow + 1});
    }
    auto box = bounds.box();
    if (box) {
        box->x += mask.left;
        box->y += mask.top;
    }
    return box;
}

/// The shoelace formula; signed.
double ringArea(const std::vector<Point>& ring)
{
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point &a = ring[i], &b = ring[(i + 1) % ring.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum / 2;
}

/// A ring inside an odd number of others is a hole. Rings that cross are counted as if they did not.
double polygonArea(const Polygon& polygon)
{
    double area = 0;
    for (const auto& ring : polygon.rings) {
        if (ring.empty())
            continue;
        const auto around = std::ranges::count_if(polygon.rings, [&](const auto& other) { return &other != &ring && isInside(ring.front(), other); });
        area += (around % 2 == 0 ? 1 : -1) * std::abs(ringArea(ring));
    }
    return area;
}

} // namespace

std::string_view toString(ShapeKind kind)
{
    static constexpr std::array<std::string_view, 9> names = {"class", "box", "polygon", "line", "points", "mask", "span", "time", "relation"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view toString(AttributeKind kind)
{
    static constexpr std::array<std::string_view, 4> names = {"text", "number", "choice", "flag"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<Point> cornersOf(const Box& box)
{
    const double turn = box.angle * std::numbers::pi / 180, cosine = std::cos(turn), sine = std::sin(turn);
    const Point middle = box.middle();
    std::vector<Point> corners = {{box.x, box.y}, {box.x + box.width, box.y}, {box.x + box.width, box.y + box.height}, {box.x, box.y + box.height}};
    if (box.angle != 0)
        for (Point& corner : corners) {
            const double x = corner.x - middle.x, y = corner.y - middle.y;
            corner = {middle.x + x * cosine - y * sine, middle.y + x * sine + y * cosine};
        }
    return corners;
}

std::optional<Box> boundsOf(const Shape& shape)
{
    return std::visit(Overloaded{
                          [](const Box& box) {
                              if (box.angle == 0)
                                  return std::optional<Box>(box);
                              Bounds bounds;
                              bounds.add(cornersOf(box));
                              return bounds.box();
                          },
                          [](const Polygon& polygon) {
                              Bounds bounds;
                              for (const auto& ring : polygon.rings)
                                  bounds.add(ring);
                              return bounds.box();
                          },
                          [](const Polyline& line) {
                              Bounds bounds;
                              bounds.add(line.points);
                              return bounds.box();
                          },
                          [](const KeyPoints& points) {
                              if (points.box)
                                  return points.box;
                              Bounds bounds;
                              for (const KeyPoint& point : points.points)
                                  if (point.visibility != Visibility::Absent)
                                      bounds.add(point.place);
                              return bounds.box();
                          },
                          [](const Mask& mask) { return boundsOfMask(mask); },
                          [](const auto&) { return std::optional<Box>(); },
                      },
                      shape);
}

double areaOf(const Shape& shape)
{
    return std::visit(Overloaded{
                          [](const Box& box) { return box.width * box.height; },
                          [](const Polygon& polygon) { return polygonArea(polygon); },
                          [](const Mask& mask) {
                              double area = 0;
                              for (std::size_t i = 1; i < mask.runs.size(); i += 2)
                                  area += mask.runs[i];
                              return area;
                          },
                          [](const auto&) { return 0.0; },
                      },
                      shape);
}

} // namespace lathe
