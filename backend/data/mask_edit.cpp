#include "data/mask_edit.h"

#include "data/plane.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

struct Rectangle {
    std::int64_t left = 0, top = 0, right = 0, bottom = 0; ///< right and bottom are outside
    bool isEmpty() const { return right <= left || bottom <= top; }
};

Rectangle rectangleOf(const Mask& mask)
{
    return {mask.left, mask.top, std::int64_t(mask.left) + mask.width, std::int64_t(mask.top) + mask.height};
}

Rectangle around(const Rectangle& a, const Rectangle& b)
{
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() ? b : a;
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

Rectangle within(const Rectangle& a, const Extent& picture)
{
    return {std::max<std::int64_t>(a.left, 0), std::max<std::int64_t>(a.top, 0), std::min(a.right, static_cast<std::int64_t>(picture.width)),
            std::min(a.bottom, static_cast<std::int64_t>(picture.height))};
}

MaskPixels emptyPixels(const Rectangle& area)
{
    if (area.isEmpty())
        return {};
    MaskPixels pixels{static_cast<std::uint32_t>(area.left), static_cast<std::uint32_t>(area.top),
                      static_cast<std::uint32_t>(area.right - area.left), static_cast<std::uint32_t>(area.bottom - area.top), {}};
    pixels.inside.resize(std::size_t(pixels.width) * pixels.height);
    return pixels;
}

/// Calls `row(y, begin, end)` for the runs of pixels inside, in places of the picture.
template <class Row>
void forRuns(const Mask& mask, Row row)
{
    std::uint64_t position = 0;
    for (std::size_t i = 0; i < mask.runs.size(); position += mask.runs[i++]) {
        if (i % 2 == 0)
            continue;
        for (std::uint64_t from = position, end = position + mask.runs[i]; from < end;) {
            const std::uint64_t y = from / mask.width, x = from % mask.width, length = std::min<std::uint64_t>(mask.width - x, end - from);
            row(mask.top + y, mask.left + x, mask.left + x + length);
            from += length;
        }
    }
}

void set(MaskPixels& pixels, std::uint64_t y, std::uint64_t begin, std::uint64_t end, std::uint8_t value)
{
    const auto row = pixels.inside.begin() + static_cast<std::ptrdiff_t>((y - pixels.top) * pixels.width);
    std::fill(row + static_cast<std::ptrdiff_t>(begin - pixels.left), row + static_cast<std::ptrdiff_t>(end - pixels.left), value);
}

void put(MaskPixels& pixels, const Mask& mask)
{
    forRuns(mask, [&](std::uint64_t y, std::uint64_t begin, std::uint64_t end) { set(pixels, y, begin, end, 1); });
}

/// Pixels of one row, in places of the picture. Lists of them are sorted, and those of a row do not touch each other.
struct Span {
    std::int64_t y = 0, begin = 0, end = 0;
    auto operator<=>(const Span&) const = default;
};

std::vector<Span> spansOf(const Mask& mask)
{
    std::vector<Span> spans;
    forRuns(mask, [&](std::uint64_t y, std::uint64_t begin, std::uint64_t end) {
        spans.push_back({static_cast<std::int64_t>(y), static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end)});
    });
    return spans;
}

/// Sorts, and joins those that touch.
std::vector<Span> settled(std::vector<Span> spans)
{
    std::ranges::sort(spans);
    std::vector<Span> joined;
    for (const Span& span : spans) {
        if (!joined.empty() && joined.back().y == span.y && span.begin <= joined.back().end)
            joined.back().end = std::max(joined.back().end, span.end);
        else
            joined.push_back(span);
    }
    return joined;
}

std::vector<Span> united(const std::vector<Span>& a, const std::vector<Span>& b)
{
    std::vector<Span> all;
    all.reserve(a.size() + b.size());
    std::ranges::merge(a, b, std::back_inserter(all));
    return settled(std::move(all));
}

std::vector<Span> without(const std::vector<Span>& a, const std::vector<Span>& b)
{
    std::vector<Span> left;
    auto first = b.begin();
    for (Span span : a) {
        while (first != b.end() && (first->y < span.y || (first->y == span.y && first->end <= span.begin)))
            ++first;
        for (auto cut = first; cut != b.end() && cut->y == span.y && cut->begin < span.end; ++cut) {
            if (cut->begin > span.begin)
                left.push_back({span.y, span.begin, cut->begin});
            span.begin = std::max(span.begin, cut->end);
        }
        if (span.begin < span.end)
            left.push_back(span);
    }
    return left;
}

/// Cut to what is inside.
Mask maskOf(const std::vector<Span>& spans)
{
    if (spans.empty())
        return {};
    std::int64_t left = spans.front().begin, right = spans.front().end;
    for (const Span& span : spans) {
        left = std::min(left, span.begin);
        right = std::max(right, span.end);
    }
    const std::int64_t top = spans.front().y, width = right - left, height = spans.back().y - top + 1;
    Mask mask{static_cast<std::uint32_t>(left), static_cast<std::uint32_t>(top), static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height), {}};
    std::int64_t done = 0; // pixels, row by row
    for (const Span& span : spans) {
        const std::int64_t begin = (span.y - top) * width + span.begin - left, length = span.end - span.begin;
        if (begin == done && !mask.runs.empty()) { // it goes on in the next row
            mask.runs.back() += static_cast<std::uint32_t>(length);
        } else {
            mask.runs.push_back(static_cast<std::uint32_t>(begin - done));
            mask.runs.push_back(static_cast<std::uint32_t>(length));
        }
        done = begin + length;
    }
    if (done < width * height)
        mask.runs.push_back(static_cast<std::uint32_t>(width * height - done));
    return mask;
}

Rectangle areaOfStroke(const std::vector<Point>& path, double radius)
{
    Rectangle area;
    for (const Point& point : path)
        area = around(area, {static_cast<std::int64_t>(std::floor(point.x - radius)), static_cast<std::int64_t>(std::floor(point.y - radius)),
                             static_cast<std::int64_t>(std::ceil(point.x + radius)) + 1, static_cast<std::int64_t>(std::ceil(point.y + radius)) + 1});
    return area;
}

/// Pixels whose middle is near the line. Of one piece of it those of a row hang together.
std::vector<Span> strokeSpans(const std::vector<Point>& path, double radius, const Extent& picture)
{
    std::vector<Span> spans;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const Point from = path[i == 0 ? 0 : i - 1], to = path[i];
        const Rectangle area = within(areaOfStroke({from, to}, radius), picture);
        for (std::int64_t y = area.top; y < area.bottom; ++y) {
            const auto isInside = [&](std::int64_t x) {
                return distanceToSegment({static_cast<double>(x) + 0.5, static_cast<double>(y) + 0.5}, from, to) <= radius;
            };
            std::int64_t begin = area.left, end = area.right;
            while (begin < end && !isInside(begin))
                ++begin;
            while (end > begin && !isInside(end - 1))
                --end;
            if (begin < end)
                spans.push_back({y, begin, end});
        }
    }
    return settled(std::move(spans));
}

/// Even-odd, at the middles of pixels.
Mask filledRings(const std::vector<std::vector<Point>>& rings, const Extent& picture)
{
    const auto bounds = boundsOf(Polygon{rings});
    if (!bounds)
        return {};
    const Rectangle area = within({static_cast<std::int64_t>(std::floor(bounds->x)), static_cast<std::int64_t>(std::floor(bounds->y)),
                                   static_cast<std::int64_t>(std::ceil(bounds->x + bounds->width)),
                                   static_cast<std::int64_t>(std::ceil(bounds->y + bounds->height))}, picture);
    MaskPixels pixels = emptyPixels(area);
    std::vector<double> crossings;
    for (std::int64_t y = area.top; y < area.bottom; ++y) {
        const double middle = static_cast<double>(y) + 0.5;
        crossings.clear();
        for (const auto& ring : rings)
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const Point &a = ring[i], &b = ring[(i + 1) % ring.size()];
                if ((a.y > middle) != (b.y > middle))
                    crossings.push_back(a.x + (middle - a.y) * (b.x - a.x) / (b.y - a.y));
            }
        std::ranges::sort(crossings);
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const auto begin = std::clamp(static_cast<std::int64_t>(std::ceil(crossings[i] - 0.5)), area.left, area.right);
            const auto end = std::clamp(static_cast<std::int64_t>(std::ceil(crossings[i + 1] - 0.5)), area.left, area.right);
            if (begin < end)
                set(pixels, static_cast<std::uint64_t>(y), static_cast<std::uint64_t>(begin), static_cast<std::uint64_t>(end), 1);
        }
    }
    return maskOf(pixels);
}

} // namespace

bool MaskPixels::at(std::int64_t x, std::int64_t y) const
{
    const std::int64_t column = x - left, row = y - top;
    return column >= 0 && row >= 0 && column < width && row < height && inside[static_cast<std::size_t>(row * width + column)] != 0;
}

MaskPixels pixelsOf(const Mask& mask)
{
    MaskPixels pixels = emptyPixels(rectangleOf(mask));
    put(pixels, mask);
    return pixels;
}

Mask maskOf(const MaskPixels& pixels)
{
    Rectangle area;
    for (std::uint32_t y = 0; y < pixels.height; ++y) {
        const auto begin = pixels.inside.begin() + static_cast<std::ptrdiff_t>(std::size_t(y) * pixels.width), end = begin + pixels.width;
        const auto first = std::find(begin, end, 1);
        if (first == end)
            continue;
        const auto last = std::find(std::make_reverse_iterator(end), std::make_reverse_iterator(begin), 1).base();
        area = around(area, {first - begin, y, last - begin, std::int64_t(y) + 1});
    }
    if (area.isEmpty())
        return {};
    Mask mask{pixels.left + static_cast<std::uint32_t>(area.left), pixels.top + static_cast<std::uint32_t>(area.top),
              static_cast<std::uint32_t>(area.right - area.left), static_cast<std::uint32_t>(area.bottom - area.top), {0}};
    std::uint8_t state = 0;
    for (std::int64_t y = area.top; y < area.bottom; ++y)
        for (std::int64_t x = area.left; x < area.right; ++x) {
            const std::uint8_t value = pixels.inside[static_cast<std::size_t>(y) * pixels.width + static_cast<std::size_t>(x)];
            if (value != state) {
                mask.runs.push_back(0);
                state = value;
            }
            ++mask.runs.back();
        }
    return mask;
}

Mask painted(const Mask& mask, const std::vector<Point>& path, double radius, bool isAdded, const Extent& picture)
{
    const std::vector<Span> old = spansOf(mask), stroke = strokeSpans(path, radius, picture);
    return maskOf(isAdded ? united(old, stroke) : without(old, stroke));
}

Mask maskOf(const Shape& shape, const Extent& picture)
{
    if (const auto* box = std::get_if<Box>(&shape))
        return filledRings({cornersOf(*box)}, picture);
    if (const auto* polygon = std::get_if<Polygon>(&shape))
        return filledRings(polygon->rings, picture);
    const auto* mask = std::get_if<Mask>(&shape);
    return mask ? *mask : Mask();
}

std::optional<Mask> filledFrom(Point seed, const Extent& picture, const std::function<bool(std::uint32_t, std::uint32_t)>& isAlike, std::size_t most)
{
    const auto width = static_cast<std::uint32_t>(picture.width), height = static_cast<std::uint32_t>(picture.height);
    if (seed.x < 0 || seed.y < 0 || seed.x >= width || seed.y >= height)
        return std::nullopt;
    MaskPixels pixels = emptyPixels({0, 0, width, height});
    std::vector<std::uint32_t> open = {static_cast<std::uint32_t>(seed.y) * width + static_cast<std::uint32_t>(seed.x)};
    pixels.inside[open.front()] = 1;
    for (std::size_t count = 1; !open.empty();) {
        const std::uint32_t place = open.back(), x = place % width, y = place / width;
        open.pop_back();
        const auto visit = [&](bool isThere, std::uint32_t nextX, std::uint32_t nextY) {
            if (!isThere)
                return;
            const std::size_t next = std::size_t(nextY) * width + nextX;
            if (pixels.inside[next] != 0 || !isAlike(nextX, nextY))
                return;
            pixels.inside[next] = 1;
            ++count;
            open.push_back(static_cast<std::uint32_t>(next));
        };
        visit(x > 0, x - 1, y);
        visit(x + 1 < width, x + 1, y);
        visit(y > 0, x, y - 1);
        visit(y + 1 < height, x, y + 1);
        if (count > most)
            return std::nullopt;
    }
    return maskOf(pixels);
}

Mask joined(const Mask& a, const Mask& b) { return maskOf(united(spansOf(a), spansOf(b))); }

} // namespace lathe
