// Annotations of one thing through a sequence of pictures: copied on, and filled in between.
#pragma once

#include "label/label_state.h"

#include <span>

namespace lathe {

/// The annotations of a picture, each of a thing (`group`) that it shares with no other one there: copies of them are
/// the same things in the next picture.
std::vector<Annotation> trackedFrom(const LabelState& state, std::size_t item);

/// Between the annotations `marks` of the picture at `place` in `order` and the nearest earlier picture that has one of
/// the same thing: what lies between gets it too, its shape in proportion to the distance. What is there already is
/// replaced. Empty where there is no earlier one, nothing lies between, or the shapes do not fit each other.
std::vector<LabelChange> filledTracks(const LabelState& state, std::span<const std::size_t> order, std::size_t place,
                                      const std::vector<Annotation>& marks);

} // namespace lathe
