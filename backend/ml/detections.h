// Boxes in pictures: the true ones, their overlap with found ones, and the choice among found ones.
#pragma once

#include "data/item.h"
#include "ml/predictions.h"

#include <span>

namespace lathe {

/// A box that a person drew, upright, in pixels of the picture as it is shown.
struct TrueBox {
    double x = 0, y = 0, width = 0, height = 0;
    std::int32_t label = 0;
    double area = 0;        ///< of the shape itself, in square pixels
    bool isIgnored = false; ///< neither a hit nor a miss: VOC's `difficult`
    bool isCrowd = false;   ///< around many things, as COCO's `iscrowd`: ignored, and for any number of found boxes
    bool operator==(const TrueBox&) const = default;
};

/// The bounds of boxes, polygons, masks and skeletons of a class; shapes without an area are left out.
std::vector<TrueBox> trueBoxesOf(const ItemSet& pictures, std::size_t item);
/// Pictures that have such a shape, in order. One without any may be empty, or nobody has looked at it yet, so a detector
/// neither learns from it nor is judged by it.
std::vector<std::size_t> picturesWithBoxes(const ItemSet& pictures);

/// Intersection over union in [0, 1]; of a crowd the share of `found` that lies in it, as COCO has it.
double overlapOf(const Detection& found, const TrueBox& truth);
double overlapOf(const Detection& a, const Detection& b);

/// The surest first; of those of one class that overlap by more than `overlap` only the surest; `most` at most.
std::vector<Detection> withoutRepeats(std::vector<Detection> found, double overlap, std::size_t most);

} // namespace lathe
