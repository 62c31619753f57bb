// Which places of a detector's grid learn which box. No torch here.
#pragma once

#include "ml/detections.h"

#include <array>
#include <span>

namespace lathe {

/// Places are counted over the whole batch: (picture · height + row) · width + column.
struct BoxTargets {
    std::vector<std::int64_t> places; ///< ascending
    std::vector<std::int64_t> labels; ///< one a place
    std::vector<float> boxes;         ///< [places, 4]: left, upper, right, lower side in pixels of the input
    std::vector<std::int64_t> ignored; ///< places in a box that is neither right nor wrong
};

/// A place learns a box that its middle is in, near the middle of the box (Tian et al. 2019, centre sampling); of several
/// the smallest. The place in whose cell the middle of a box lies learns it in any case. `pictures`: the boxes in pixels
/// of the input, one list a picture.
BoxTargets boxTargets(std::span<const std::vector<TrueBox>> pictures, int height, int width);

} // namespace lathe
