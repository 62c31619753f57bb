// What a hand does to shapes: hits, moves, reshapes. Pure functions; the canvas shows what they give.
#pragma once

#include "data/annotation.h"

namespace lathe {

/// Width and height of a picture in pixels.
struct Extent {
    double width = 0;
    double height = 0;
};

/// How far `point` is from the outline of a shape; 0 inside of areas. Infinite for what has no place on a picture.
double distanceTo(const Shape& shape, Point point);

/// Moved, but not out of the picture: what would leave it stops at the edge.
Shape moved(const Shape& shape, double dx, double dy, const Extent& picture);

/// The points that can be dragged: a box has its corners and the middles of its sides in the order of a clock from the
/// upper left corner and then, above its top, the one that turns it; others have their points.
std::vector<Point> handlesOf(const Shape& shape, double turnDistance);
inline constexpr std::size_t kTurnHandle = 8; ///< of a box
/// With that handle dragged to `point`. A box keeps its opposite side where it is, and its angle; dragged over that
/// side it is turned over. `isSquare`: the sides stay in proportion; a turning goes by steps of 15 degrees.
Shape reshaped(const Shape& shape, std::size_t handle, Point point, bool isSquare);

/// A point put into a ring or line where `point` is nearest to it. Nothing for other shapes.
std::optional<Shape> withPoint(const Shape& shape, Point point);
/// Without that point; nothing where too few would be left.
std::optional<Shape> withoutPoint(const Shape& shape, std::size_t handle);

/// A box between two corners, cut to the picture; nothing when it has less than a pixel on a side.
std::optional<Box> boxBetween(Point a, Point b, const Extent& picture);

/// Between two shapes of one kind, by `share` from 0 (the first) to 1: boxes and skeletons, and polygons and lines of
/// equally many points. Nothing for others.
std::optional<Shape> between(const Shape& first, const Shape& second, double share);

} // namespace lathe
