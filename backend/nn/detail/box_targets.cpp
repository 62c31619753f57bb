#include "nn/detail/box_targets.h"

#include "nn/box_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lathe {

namespace {

constexpr double kCentreRadius = 1.5 * kBoxStride;

struct Choice {
    std::ptrdiff_t box = -1; ///< index into the picture's boxes
    double area = std::numeric_limits<double>::infinity();
    bool isIgnored = false;
};

/// Cells whose middles lie in [from, to].
std::pair<int, int> cellsBetween(double from, double to, int count)
{
    const int first = static_cast<int>(std::ceil(from / kBoxStride - 0.5));
    const int last = static_cast<int>(std::floor(to / kBoxStride - 0.5));
    return {std::clamp(first, 0, count), std::clamp(last, -1, count - 1)};
}

int cellOf(double place, int count)
{
    return std::clamp(static_cast<int>(place / kBoxStride), 0, count - 1);
}

void offer(std::vector<Choice>& cells, const std::vector<TrueBox>& boxes, std::size_t index, int height, int width)
{
    const TrueBox& box = boxes[index];
    const double x = box.x + box.width / 2, y = box.y + box.height / 2;
    const double size = box.width * box.height;
    const auto take = [&](int row, int column) {
        Choice& cell = cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(column)];
        if (box.isIgnored)
            cell.isIgnored = true;
        else if (size < cell.area)
            cell = {static_cast<std::ptrdiff_t>(index), size, cell.isIgnored};
    };
    const double reach = box.isIgnored ? std::numeric_limits<double>::max() : kCentreRadius;
    const auto [top, bottom] = cellsBetween(std::max(box.y, y - reach), std::min(box.y + box.height, y + reach), height);
    const auto [left, right] = cellsBetween(std::max(box.x, x - reach), std::min(box.x + box.width, x + reach), width);
    for (int row = top; row <= bottom; ++row)
        for (int column = left; column <= right; ++column)
            take(row, column);
    take(cellOf(y, height), cellOf(x, width));
}

} // namespace

BoxTargets boxTargets(std::span<const std::vector<TrueBox>> pictures, int height, int width)
{
    BoxTargets targets;
    const auto count = static_cast<std::size_t>(height) * static_cast<std::size_t>(width);
    for (std::size_t picture = 0; picture < pictures.size(); ++picture) {
        std::vector<Choice> cells(count);
        for (std::size_t i = 0; i < pictures[picture].size(); ++i)
            offer(cells, pictures[picture], i, height, width);
        for (std::size_t i = 0; i < count; ++i) {
            const auto place = static_cast<std::int64_t>(picture * count + i);
            if (cells[i].box >= 0) {
                const TrueBox& box = pictures[picture][static_cast<std::size_t>(cells[i].box)];
                targets.places.push_back(place);
                targets.labels.push_back(box.label);
                for (const double side : {box.x, box.y, box.x + box.width, box.y + box.height})
                    targets.boxes.push_back(static_cast<float>(side));
            } else if (cells[i].isIgnored) {
                targets.ignored.push_back(place);
            }
        }
    }
    return targets;
}

} // namespace lathe
