#include "io/annotations/shape_fit.h"

#include "base/text.h"
#include "data/plane.h"
#include "io/annotations/mask_runs.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lathe {

namespace {

constexpr double kTolerance = 1;       ///< pixels beyond the picture that are rounding
constexpr double kFarthest = 1e8;      ///< pixels
constexpr double kSmallest = 1e-6;     ///< pixels: thinner is nothing
constexpr std::size_t kMostRings = 10'000;

using Outcome = Fitting::Outcome;

Fitting refused(std::string why)
{
    return {Outcome::Refused, std::move(why)};
}

bool isNumber(double value)
{
    return std::isfinite(value) && std::abs(value) <= kFarthest;
}

bool areNumbers(const std::vector<Point>& points)
{
    return std::ranges::all_of(points, [](Point point) { return isNumber(point.x) && isNumber(point.y); });
}

struct Frame {
    double right, bottom; ///< infinite where the size is not known
    bool isBeyond(const Box& box) const
    {
        return box.x < -kTolerance || box.y < -kTolerance || box.x + box.width > right + kTolerance || box.y + box.height > bottom + kTolerance;
    }
    /// Touching from outside is outside for what has an area.
    bool isOutside(const Box& box) const
    {
        return box.x + box.width < 0 || box.y + box.height < 0 || box.x > right || box.y > bottom
               || (box.width > 0 && (box.x + box.width <= 0 || box.x >= right)) || (box.height > 0 && (box.y + box.height <= 0 || box.y >= bottom));
    }
    bool isOutside(Point point) const
    {
        return point.x < -kTolerance || point.y < -kTolerance || point.x > right + kTolerance || point.y > bottom + kTolerance;
    }
    Point nearest(Point point) const { return {std::clamp(point.x, 0.0, right), std::clamp(point.y, 0.0, bottom)}; }
};

const std::string kOutside = "It lies outside the picture";
const std::string kNotNumbers = "A number of it is not finite or far too large";
const Fitting kCut{Outcome::Cut, "It reached beyond the picture and was cut"};

Fitting fit(Box& box, const Frame& frame)
{
    if (!isNumber(box.x) || !isNumber(box.y) || !isNumber(box.width) || !isNumber(box.height) || !isNumber(box.angle))
        return refused(kNotNumbers);
    if (box.width < 0 || box.height < 0)
        return refused("The box ends before it begins: " + shortest(box.width) + " × " + shortest(box.height));
    if (box.width < kSmallest || box.height < kSmallest)
        return refused("The box has no area: " + shortest(box.width) + " × " + shortest(box.height));
    const Box around = boundsOf(box).value_or(box);
    if (frame.isOutside(around))
        return refused(kOutside);
    if (!frame.isBeyond(around))
        return {};
    if (box.angle != 0)
        return {Outcome::Cut, "The turned box reaches beyond the picture and stays as it is"};
    const double right = std::min(box.x + box.width, frame.right), bottom = std::min(box.y + box.height, frame.bottom);
    box.x = std::max(box.x, 0.0);
    box.y = std::max(box.y, 0.0);
    box.width = right - box.x;
    box.height = bottom - box.y;
    return kCut;
}

/// Sutherland and Hodgman, "Reentrant polygon clipping", 1974: one border after the other.
void clip(std::vector<Point>& ring, const Frame& frame)
{
    const auto against = [&](auto&& depth) { // how far inside a point is
        std::vector<Point> kept;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point &a = ring[i], &b = ring[(i + 1) % ring.size()];
            const double from = depth(a), to = depth(b);
            if (from >= 0)
                kept.push_back(a);
            if ((from >= 0) != (to >= 0)) {
                const double share = from / (from - to);
                kept.push_back({a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
            }
        }
        ring = std::move(kept);
    };
    against([](Point point) { return point.x; });
    against([](Point point) { return point.y; });
    if (std::isfinite(frame.right))
        against([&](Point point) { return frame.right - point.x; });
    if (std::isfinite(frame.bottom))
        against([&](Point point) { return frame.bottom - point.y; });
}

Fitting fit(Polygon& polygon, const Frame& frame)
{
    if (polygon.rings.size() > kMostRings)
        return refused("The polygon has more than " + grouped(kMostRings) + " rings");
    for (const auto& ring : polygon.rings) {
        if (ring.size() < 3)
            return refused("A polygon has " + std::to_string(ring.size()) + " points, which need to be three or more");
        if (!areNumbers(ring))
            return refused(kNotNumbers);
    }
    const auto around = boundsOf(polygon);
    if (!around)
        return refused("The polygon has no points");
    if (around->width < kSmallest || around->height < kSmallest
        || (polygon.rings.size() == 1 && polygon.rings.front().size() == 3 && areaOf(polygon) < kSmallest))
        return refused("The polygon has no area");
    if (frame.isOutside(*around))
        return refused(kOutside);
    if (!frame.isBeyond(*around))
        return {};
    for (auto& ring : polygon.rings)
        clip(ring, frame);
    std::erase_if(polygon.rings, [](const auto& ring) { return ring.size() < 3; });
    const auto left = boundsOf(polygon);
    if (!left || left->width < kSmallest || left->height < kSmallest)
        return refused(kOutside);
    return kCut;
}

Fitting fit(Polyline& line, const Frame& frame)
{
    if (line.points.size() < 2)
        return refused("A line has fewer than two points");
    if (!areNumbers(line.points))
        return refused(kNotNumbers);
    const Box around = *boundsOf(line);
    if (frame.isOutside(around))
        return refused(kOutside);
    if (!frame.isBeyond(around))
        return {};
    for (Point& point : line.points)
        point = frame.nearest(point);
    return kCut;
}

Fitting fit(KeyPoints& points, const Frame& frame)
{
    if (points.points.empty())
        return refused("There are no points");
    Fitting fitting;
    if (points.box) {
        fitting = fit(*points.box, frame);
        if (fitting.outcome == Outcome::Refused)
            points.box.reset(); // the points are worth keeping without it
    }
    std::size_t seen = 0, beyond = 0;
    for (KeyPoint& point : points.points) {
        if (point.visibility == Visibility::Absent) {
            if (!isNumber(point.place.x) || !isNumber(point.place.y))
                point.place = {};
            continue;
        }
        if (!isNumber(point.place.x) || !isNumber(point.place.y))
            return refused(kNotNumbers);
        if (frame.isOutside(point.place)) {
            point.visibility = Visibility::Absent;
            ++beyond;
        } else {
            ++seen;
        }
    }
    if (seen == 0 && beyond > 0)
        return refused(kOutside);
    if (seen == 0 && !points.box)
        return refused("None of its points is there");
    if (beyond > 0)
        return {Outcome::Cut, std::to_string(beyond) + " of its points lie outside the picture and count as absent"};
    if (fitting.outcome == Outcome::Refused)
        return {Outcome::Cut, "The box around its points does not come in: " + fitting.why};
    return fitting;
}

Fitting fit(Mask& mask, const Frame& frame)
{
    if (!isWhole(mask))
        return refused("The mask's runs do not fill its rectangle of " + std::to_string(mask.width) + " × " + std::to_string(mask.height));
    const auto tight = tightMask(mask);
    if (!tight)
        return refused(areaOf(mask) > 0 ? "The mask is too large" : "The mask is empty");
    mask = *tight;
    if (mask.left + mask.width <= frame.right && mask.top + mask.height <= frame.bottom)
        return {};
    const auto side = [](double length) { return static_cast<std::uint32_t>(std::min<double>(length, kLongestSide)); };
    const auto cut = cutMask(mask, side(frame.right), side(frame.bottom));
    if (!cut)
        return refused(kOutside);
    mask = *cut;
    return kCut;
}

Fitting fit(WholePicture&, const Frame&)
{
    return {};
}

const char* const kBackwards = "It ends before it begins";

/// The width of a text is the number of its code points.
Fitting fit(TextSpan& span, const Frame& frame)
{
    if (span.start >= span.end)
        return refused(kBackwards);
    if (span.start >= frame.right)
        return refused("It begins behind the end of the text");
    if (span.end <= frame.right)
        return {};
    span.end = static_cast<std::uint32_t>(frame.right);
    return {Fitting::Outcome::Cut, "It reaches beyond the end of the text and is cut to it"};
}

/// The width of a clip is the number of its frames, the height how many a second has.
Fitting fit(TimeSpan& span, const Frame& frame)
{
    constexpr double slack = 0.01; // seconds; files round
    if (!std::isfinite(span.start) || !std::isfinite(span.end) || span.start > span.end)
        return refused(kBackwards);
    const double length = std::isinf(frame.right) ? HUGE_VAL : frame.right / frame.bottom;
    if (span.start >= length || span.end < 0)
        return refused("It lies outside the clip");
    const bool isBeyond = span.start < -slack || span.end > length + slack;
    span = {std::max(0.0, span.start), std::min(span.end, length)};
    return isBeyond ? Fitting{Fitting::Outcome::Cut, "It reaches beyond the clip and is cut to it"} : Fitting{};
}

Fitting fit(SpanRelation& relation, const Frame&)
{
    return relation.from.empty() || relation.to.empty() ? refused("A relation needs two ends") : Fitting{};
}

double distance(Point a, Point b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

} // namespace

bool isRectangle(const std::vector<Point>& corners)
{
    const double tolerance = 1 + 0.01 * distance(corners[0], corners[2]);
    return std::abs(distance(corners[0], corners[1]) - distance(corners[3], corners[2])) < tolerance
           && std::abs(distance(corners[1], corners[2]) - distance(corners[0], corners[3])) < tolerance
           && std::abs(distance(corners[0], corners[2]) - distance(corners[1], corners[3])) < tolerance;
}

Box boxOfCorners(std::vector<Point> corners)
{
    // Clockwise, as cornersOf() has them.
    const double turn = (corners[1].x - corners[0].x) * (corners[2].y - corners[1].y) - (corners[1].y - corners[0].y) * (corners[2].x - corners[1].x);
    if (turn < 0)
        std::swap(corners[1], corners[3]);
    const Point middle{(corners[0].x + corners[1].x + corners[2].x + corners[3].x) / 4, (corners[0].y + corners[1].y + corners[2].y + corners[3].y) / 4};
    const double width = (distance(corners[0], corners[1]) + distance(corners[3], corners[2])) / 2;
    const double height = (distance(corners[1], corners[2]) + distance(corners[0], corners[3])) / 2;
    double angle = std::atan2(corners[1].y - corners[0].y, corners[1].x - corners[0].x) * 180 / std::numbers::pi;
    if (std::abs(angle) < 1e-7)
        angle = 0;
    return {middle.x - width / 2, middle.y - height / 2, width, height, angle};
}

Fitting fitToPicture(Shape& shape, std::uint32_t width, std::uint32_t height)
{
    const bool isKnown = width > 0 && height > 0;
    const Frame frame{isKnown ? width : HUGE_VAL, isKnown ? height : HUGE_VAL};
    return std::visit([&](auto& kind) { return fit(kind, frame); }, shape);
}

bool hasHole(const Polygon& polygon)
{
    return std::ranges::any_of(polygon.rings, [&](const auto& ring) {
        return !ring.empty() && std::ranges::count_if(polygon.rings, [&](const auto& other) { return &other != &ring && isInside(ring.front(), other); }) % 2 == 1;
    });
}

} // namespace lathe
