#include "data/split.h"

#include "base/random.h"
#include "data/draw.h"
#include "data/groups.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace lathe {

namespace {

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

std::vector<Part> drawnParts(const std::vector<Item>& items, const PartShares& shares, std::uint64_t seed)
{
    const std::vector<Group> groups = drawnGroups(items, seed);
    std::vector<DrawUnit> units;
    units.reserve(groups.size());
    for (const Group& group : groups)
        units.push_back({group.label, std::ssize(group.items)});
    const std::vector<Part> drawn = drawnParts(units, shares);
    std::vector<Part> parts(items.size(), Part::Train);
    for (std::size_t i = 0; i < groups.size(); ++i)
        for (const std::size_t item : groups[i].items)
            parts[item] = drawn[i];
    return parts;
}

} // namespace

Result<void> checkShares(const SplitShares& shares)
{
    for (const double share : {shares.train, shares.validation, shares.test})
        if (!(share >= 0))
            return fail(ErrorCode::InvalidArgument, "A share of a split is negative",
                        "Give three shares between 0 and 1");
    if (std::abs(shares.train + shares.validation + shares.test - 1) > 1e-6)
        return fail(ErrorCode::InvalidArgument, "The shares of the split do not add up to 1",
                    "For example 0.8, 0.1 and 0.1");
    return {};
}

Result<std::vector<Part>> stratifiedSplit(const ItemSet& set, const SplitShares& shares, std::uint64_t seed)
{
    LATHE_CHECK(checkShares(shares));
    return drawnParts(set.items, {shares.train, shares.validation, shares.test}, seed);
}

std::vector<Part> completedSplit(const ItemSet& set, std::uint64_t seed)
{
    std::vector<Part> parts;
    parts.reserve(set.items.size());
    for (const Item& item : set.items)
        parts.push_back(item.part);
    const Completion completion = completionOf(parts);
    if (completion.drawn.empty())
        return parts;

    // Twins are indices into the whole set; those outside of the pool join nothing.
    std::vector<Item> pool;
    std::vector<std::int64_t> places(set.items.size(), -1);
    for (const std::size_t i : completion.drawn) {
        places[i] = std::ssize(pool);
        pool.push_back(set.items[i]);
    }
    for (Item& item : pool)
        if (item.twin >= 0)
            item.twin = places[static_cast<std::size_t>(item.twin)];
    const std::vector<Part> result = drawnParts(pool, completion.shares, seed);
    for (std::size_t i = 0; i < pool.size(); ++i)
        parts[completion.drawn[i]] = result[i];
    return parts;
}

} // namespace lathe
