// Shapes that came from outside, checked and fitted to their picture.
#pragma once

#include "data/annotation.h"

#include <cstdint>
#include <string>

namespace lathe {

struct Fitting {
    enum class Outcome { Good, Cut, Refused };
    Outcome outcome = Outcome::Good;
    std::string why; ///< it was cut or refused
};

/// Refuses what is not finite, has no area or too few points, or lies wholly outside; cuts what reaches beyond the
/// picture by more than a pixel. Without a size (0) only what lies left of it or above is beyond. A turned box that
/// reaches beyond stays as it is: cut, it would be no box. Masks become as small as their inside.
Fitting fitToPicture(Shape& shape, std::uint32_t width, std::uint32_t height);

/// The box of four corners that follow each other around it, the upper left first; sides as long as their mean.
Box boxOfCorners(std::vector<Point> corners);
/// Opposite sides and both diagonals of four corners are equally long, but for rounding.
bool isRectangle(const std::vector<Point>& corners);

/// A ring lies inside an odd number of others.
bool hasHole(const Polygon& polygon);

} // namespace lathe
