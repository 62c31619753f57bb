// From what the last layer of a detector says to boxes. No torch here.
#pragma once

#include "ml/detections.h"

#include <span>

namespace lathe {

struct BoxChoice {
    float leastScore = 0.01f;
    std::size_t mostCandidates = 1000; ///< of the surest, before repeats are left out
    double overlap = 0.6;              ///< see withoutRepeats()
    std::size_t most = 100;            ///< COCO looks at so many in a picture
};

/// `grid`: [classes + 4, height, width], see nn/box_grid.h. In pixels of the network's input, cut at its border.
std::vector<Detection> boxesOf(std::span<const float> grid, int classes, int height, int width, const BoxChoice& choice = {});

/// The same boxes where the input shows the rectangle (left, top, width, height) of a picture of pictureWidth × pictureHeight.
struct ShownPart {
    double left = 0, top = 0, width = 0, height = 0; ///< in pixels of the picture
    double inputWidth = 0, inputHeight = 0;
    double pictureWidth = 0, pictureHeight = 0;
};
std::vector<Detection> inPicture(std::vector<Detection> found, const ShownPart& part);
/// The other way round.
std::vector<TrueBox> inInput(std::vector<TrueBox> boxes, const ShownPart& part);

} // namespace lathe
