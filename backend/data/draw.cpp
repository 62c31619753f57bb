#include "data/draw.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

using Counts = std::array<std::int64_t, 3>;

/// How many of a class's `count` items each part shall get: the share rounded down or up. What rounding
/// took from a part is carried to the next class, so that many small classes fill all parts.
Counts targets(std::int64_t count, const PartShares& shares, PartShares& carried)
{
    Counts target{};
    std::array<bool, 3> mayGrow{};
    std::int64_t left = count;
    for (std::size_t part = 0; part < 3; ++part) {
        const double exact = shares[part] * static_cast<double>(count);
        target[part] = static_cast<std::int64_t>(std::floor(exact + 1e-9));
        mayGrow[part] = exact - static_cast<double>(target[part]) > 1e-9;
        carried[part] += exact - static_cast<double>(target[part]);
        left -= target[part];
    }
    for (; left > 0; --left) {
        std::size_t best = 3;
        for (std::size_t part = 0; part < 3; ++part)
            if (mayGrow[part] && (best == 3 || carried[part] > carried[best] + 1e-9))
                best = part;
        if (best == 3)
            best = 0;
        ++target[best];
        carried[best] -= 1;
        mayGrow[best] = false;
    }
    return target;
}

} // namespace

std::vector<Part> drawnParts(std::span<const DrawUnit> units, const PartShares& shares)
{
    std::vector<Part> parts;
    parts.reserve(units.size());
    PartShares carried{};
    for (auto first = units.begin(); first != units.end();) {
        const auto end = std::find_if(first, units.end(), [&](const DrawUnit& unit) { return unit.label != first->label; });
        std::int64_t count = 0;
        for (auto unit = first; unit != end; ++unit)
            count += unit->size;
        Counts left = targets(count, shares, carried);
        for (; first != end; ++first) {
            const auto part = static_cast<std::size_t>(std::max_element(left.begin(), left.end()) - left.begin());
            left[part] -= first->size;
            parts.push_back(kParts[part]);
        }
    }
    return parts;
}

Completion completionOf(std::span<const Part> given)
{
    std::array<bool, 4> isGiven{};
    for (const Part part : given)
        isGiven[static_cast<std::size_t>(part)] = true;
    const auto [hasTrain, hasValidation, hasTest, hasUnassigned] = isGiven;

    // Train and validation: the source has what training needs. Only a source without a validation part
    // gives of its training part.
    const bool takesFromTrain = hasTrain && !hasValidation;
    if (!hasUnassigned && !takesFromTrain)
        return {};
    Completion completion;
    for (std::size_t i = 0; i < given.size(); ++i)
        if (given[i] == Part::Unassigned || (takesFromTrain && given[i] == Part::Train))
            completion.drawn.push_back(i);
    const double validation = hasValidation ? 0 : 0.1;
    const double test = hasTest ? 0 : 0.1;
    completion.shares = {1 - validation - test, validation, test};
    return completion;
}

} // namespace lathe
