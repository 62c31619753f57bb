// Masks as pixels: painted with a brush, filled, joined.
#pragma once

#include "data/annotation.h"
#include "data/shape_edit.h"

#include <functional>

namespace lathe {

/// The pixels of a mask as bytes, 0 or 1, row by row; what is edited.
struct MaskPixels {
    std::uint32_t left = 0, top = 0, width = 0, height = 0;
    std::vector<std::uint8_t> inside; ///< [height · width]

    bool at(std::int64_t x, std::int64_t y) const; ///< of the picture; outside of the rectangle: no
};

MaskPixels pixelsOf(const Mask& mask);
/// Cut to the rectangle of what is inside; width and height 0 where nothing is.
Mask maskOf(const MaskPixels& pixels);

/// With the pixels whose middle is within `radius` of the line through `path` added, or taken away. Cut to the picture.
Mask painted(const Mask& mask, const std::vector<Point>& path, double radius, bool isAdded, const Extent& picture);

/// The pixels whose middle is inside of the shape; of boxes, polygons and masks. An empty mask for others.
Mask maskOf(const Shape& shape, const Extent& picture);

/// The pixels that hang together with `seed`, over edges, where `isAlike(x, y)` holds. At most `most` of them: nothing
/// when there are more, since then the borders do not close.
std::optional<Mask> filledFrom(Point seed, const Extent& picture, const std::function<bool(std::uint32_t x, std::uint32_t y)>& isAlike,
                               std::size_t most);

/// Pixels of either.
Mask joined(const Mask& a, const Mask& b);

} // namespace lathe
