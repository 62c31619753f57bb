#include "data/split.h"

#include "base/random.h"
#include "data/groups.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace lathe {

namespace {

using Shares = std::array<double, 3>;
using Counts = std::array<std::int64_t, 3>;

struct Group {
    std::int32_t label = -1; ///< the smallest of its items that are labelled
    std::uint64_t draw = 0;  ///< the random place in its class
    Hash content;            ///< the smallest, the same in whatever order the items stand
    std::vector<std::size_t> items;
};

/// Whatever the order of the items, the same groups in the same order: by class, then as drawn.
std::vector<Group> drawnGroups(const std::vector<Item>& items, std::uint64_t seed)
{
    const std::vector<std::size_t> groupOf = groupsOf(items);
    std::vector<std::size_t> places(items.size());
    std::vector<Group> groups;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Item& item = items[i];
        if (groupOf[i] == i) {
            places[i] = groups.size();
            groups.push_back({item.label, 0, item.content, {i}});
            continue;
        }
        Group& group = groups[places[groupOf[i]]];
        group.content = std::min(group.content, item.content);
        if (item.label >= 0 && (group.label < 0 || item.label < group.label))
            group.label = item.label;
        group.items.push_back(i);
    }
    for (Group& group : groups)
        group.draw = seedFor(seed, std::hash<Hash>()(group.content));
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
        return std::tie(a.label, a.draw, a.content) < std::tie(b.label, b.draw, b.content);
    });
    return groups;
}

/// How many of a class's `count` items each part shall get: the share rounded down or up. What rounding
/// took from a part is carried to the next class, so that many small classes fill all parts.
Counts targets(std::int64_t count, const Shares& shares, Shares& carried)
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

std::vector<Part> drawnParts(const std::vector<Item>& items, const Shares& shares, std::uint64_t seed)
{
    std::vector<Part> parts(items.size(), Part::Train);
    const std::vector<Group> groups = drawnGroups(items, seed);
    Shares carried{};
    for (auto first = groups.begin(); first != groups.end();) {
        const auto end = std::find_if(first, groups.end(), [&](const Group& group) { return group.label != first->label; });
        std::int64_t count = 0;
        for (auto group = first; group != end; ++group)
            count += std::ssize(group->items);
        Counts left = targets(count, shares, carried);
        for (; first != end; ++first) {
            const auto part = static_cast<std::size_t>(std::max_element(left.begin(), left.end()) - left.begin());
            left[part] -= std::ssize(first->items);
            for (const std::size_t item : first->items)
                parts[item] = kParts[part];
        }
    }
    return parts;
}

} // namespace

Result<std::vector<Part>> stratifiedSplit(const ItemSet& set, const SplitShares& shares, std::uint64_t seed)
{
    for (const double share : {shares.train, shares.validation, shares.test})
        if (!(share >= 0))
            return fail(ErrorCode::InvalidArgument, "A share of a split is negative",
                        "Give three shares between 0 and 1");
    if (std::abs(shares.train + shares.validation + shares.test - 1) > 1e-6)
        return fail(ErrorCode::InvalidArgument, "The shares of the split do not add up to 1",
                    "For example 0.8, 0.1 and 0.1");
    return drawnParts(set.items, {shares.train, shares.validation, shares.test}, seed);
}

std::vector<Part> completedSplit(const ItemSet& set, std::uint64_t seed)
{
    std::array<bool, 4> isGiven{};
    for (const Item& item : set.items)
        isGiven[static_cast<std::size_t>(item.part)] = true;
    const auto [hasTrain, hasValidation, hasTest, hasUnassigned] = isGiven;

    // Train and validation: the source has what training needs. Only a source without a validation part
    // gives of its training part.
    const bool takesFromTrain = hasTrain && !hasValidation;
    std::vector<std::size_t> drawn;
    ItemSet pool;
    std::vector<Part> parts(set.items.size());
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        parts[i] = set.items[i].part;
        if (parts[i] == Part::Unassigned || (takesFromTrain && parts[i] == Part::Train)) {
            drawn.push_back(i);
            pool.items.push_back(set.items[i]);
        }
    }
    if (drawn.empty() || (!hasUnassigned && !takesFromTrain))
        return parts;

    // Twins are indices into the whole set; those outside of the pool join nothing.
    std::vector<std::int64_t> places(set.items.size(), -1);
    for (std::size_t i = 0; i < drawn.size(); ++i)
        places[drawn[i]] = static_cast<std::int64_t>(i);
    for (Item& item : pool.items)
        if (item.twin >= 0)
            item.twin = places[static_cast<std::size_t>(item.twin)];
    const double validation = hasValidation ? 0 : 0.1;
    const double test = hasTest ? 0 : 0.1;
    const std::vector<Part> result = drawnParts(pool.items, {1 - validation - test, validation, test}, seed);
    for (std::size_t i = 0; i < drawn.size(); ++i)
        parts[drawn[i]] = result[i];
    return parts;
}

} // namespace lathe
