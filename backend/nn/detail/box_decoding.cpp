#include "nn/detail/box_decoding.h"

#include "nn/box_grid.h"

#include <algorithm>
#include <cmath>

namespace lathe {

std::vector<Detection> boxesOf(std::span<const float> grid, int classes, int height, int width, const BoxChoice& choice)
{
    const auto places = static_cast<std::size_t>(height) * static_cast<std::size_t>(width);
    const auto sides = static_cast<std::size_t>(classes) * places;
    // Compared before the logistic function, so that most places cost one comparison.
    const float leastLogit = std::log(choice.leastScore / (1 - choice.leastScore));
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < sides; ++i)
        if (grid[i] >= leastLogit)
            candidates.push_back(i);
    const auto surer = [&](std::size_t a, std::size_t b) { return grid[a] != grid[b] ? grid[a] > grid[b] : a < b; };
    if (candidates.size() > choice.mostCandidates) {
        std::nth_element(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(choice.mostCandidates), candidates.end(), surer);
        candidates.resize(choice.mostCandidates);
    }
    std::ranges::sort(candidates, surer);

    std::vector<Detection> found;
    const auto right = static_cast<float>(width * kBoxStride), bottom = static_cast<float>(height * kBoxStride);
    for (const std::size_t candidate : candidates) {
        const std::size_t place = candidate % places;
        const float x = (static_cast<float>(place % static_cast<std::size_t>(width)) + 0.5f) * kBoxStride;
        const float y = (static_cast<float>(place / static_cast<std::size_t>(width)) + 0.5f) * kBoxStride;
        const auto side = [&](std::size_t k) { return std::exp(std::min(grid[sides + k * places + place], kLargestSide)) * kBoxStride; };
        const float x1 = std::max(0.0f, x - side(0)), y1 = std::max(0.0f, y - side(1));
        const float x2 = std::min(right, x + side(2)), y2 = std::min(bottom, y + side(3));
        if (x2 > x1 && y2 > y1)
            found.push_back({x1, y1, x2 - x1, y2 - y1, static_cast<std::int32_t>(candidate / places), 1 / (1 + std::exp(-grid[candidate]))});
    }
    return withoutRepeats(std::move(found), choice.overlap, choice.most);
}

std::vector<Detection> inPicture(std::vector<Detection> found, const ShownPart& part)
{
    const double scaleX = part.width / part.inputWidth, scaleY = part.height / part.inputHeight;
    for (Detection& box : found) {
        const double x1 = std::max(0.0, part.left + box.x * scaleX), y1 = std::max(0.0, part.top + box.y * scaleY);
        const double x2 = std::min(part.pictureWidth, part.left + (double(box.x) + box.width) * scaleX);
        const double y2 = std::min(part.pictureHeight, part.top + (double(box.y) + box.height) * scaleY);
        box.x = static_cast<float>(x1);
        box.y = static_cast<float>(y1);
        box.width = static_cast<float>(std::max(0.0, x2 - x1));
        box.height = static_cast<float>(std::max(0.0, y2 - y1));
    }
    return found;
}

std::vector<TrueBox> inInput(std::vector<TrueBox> boxes, const ShownPart& part)
{
    const double scaleX = part.inputWidth / part.width, scaleY = part.inputHeight / part.height;
    for (TrueBox& box : boxes) {
        box.x = (box.x - part.left) * scaleX;
        box.y = (box.y - part.top) * scaleY;
        box.width *= scaleX;
        box.height *= scaleY;
        box.area *= scaleX * scaleY;
    }
    return boxes;
}

} // namespace lathe
