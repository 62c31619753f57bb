#include "ml/detections.h"

#include <algorithm>

namespace lathe {

namespace {

double shared(double from, double size, double otherFrom, double otherSize)
{
    return std::max(0.0, std::min(from + size, otherFrom + otherSize) - std::max(from, otherFrom));
}

bool isSet(const Annotation& annotation, const char* name)
{
    const auto found = annotation.attributes.find(name);
    return found != annotation.attributes.end() && found->second == AttributeValue(true);
}

bool hasArea(ShapeKind kind)
{
    return kind == ShapeKind::Box || kind == ShapeKind::Polygon || kind == ShapeKind::Mask || kind == ShapeKind::KeyPoints;
}

std::optional<TrueBox> trueBoxOf(const Annotation& annotation)
{
    if (annotation.label < 0 || !hasArea(kindOf(annotation.shape)))
        return std::nullopt;
    const std::optional<Box> bounds = boundsOf(annotation.shape);
    if (!bounds || !(bounds->width > 0) || !(bounds->height > 0))
        return std::nullopt;
    TrueBox box{bounds->x, bounds->y, bounds->width, bounds->height, annotation.label, areaOf(annotation.shape)};
    if (kindOf(annotation.shape) == ShapeKind::KeyPoints)
        box.area = box.width * box.height;
    box.isCrowd = isSet(annotation, "iscrowd");
    box.isIgnored = box.isCrowd || isSet(annotation, "difficult");
    return box;
}

} // namespace

std::vector<TrueBox> trueBoxesOf(const ItemSet& pictures, std::size_t item)
{
    std::vector<TrueBox> boxes;
    for (const Annotation& annotation : pictures.annotationsOf(item))
        if (const auto box = trueBoxOf(annotation))
            boxes.push_back(*box);
    return boxes;
}

std::vector<std::size_t> picturesWithBoxes(const ItemSet& pictures)
{
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < pictures.items.size(); ++i)
        if (std::ranges::any_of(pictures.annotationsOf(i), [](const Annotation& one) { return trueBoxOf(one).has_value(); }))
            chosen.push_back(i);
    return chosen;
}

double overlapOf(const Detection& found, const TrueBox& truth)
{
    const double common = shared(found.x, found.width, truth.x, truth.width) * shared(found.y, found.height, truth.y, truth.height);
    const double own = double(found.width) * double(found.height);
    const double whole = truth.isCrowd ? own : own + truth.width * truth.height - common;
    return whole > 0 ? common / whole : 0;
}

double overlapOf(const Detection& a, const Detection& b)
{
    return overlapOf(a, TrueBox{b.x, b.y, b.width, b.height});
}

std::vector<Detection> withoutRepeats(std::vector<Detection> found, double overlap, std::size_t most)
{
    std::ranges::stable_sort(found, std::ranges::greater(), &Detection::score);
    std::vector<Detection> kept;
    for (const Detection& one : found) {
        if (kept.size() == most)
            break;
        if (std::ranges::none_of(kept, [&](const Detection& other) { return other.label == one.label && overlapOf(one, other) > overlap; }))
            kept.push_back(one);
    }
    return kept;
}

} // namespace lathe
