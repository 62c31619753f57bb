#include "data/checks.h"

#include "base/text.h"
#include "data/groups.h"

#include <algorithm>
#include <set>

namespace lathe {

namespace {

constexpr double kImbalance = 10;        ///< largest to smallest class: recall of the small one suffers
constexpr double kStrongImbalance = 100;
constexpr std::int64_t kFewItems = 20;   ///< a class with fewer in training is rarely learned
constexpr double kMixedSizes = 4;        ///< longest to shortest side over the set

std::string counted(std::size_t count, std::string_view one, std::string_view many)
{
    return grouped(static_cast<std::int64_t>(count)) + " " + std::string(count == 1 ? one : many);
}

Check check(std::string id, CheckState state, std::string title, std::string detail = {},
            std::vector<std::size_t> items = {})
{
    return {std::move(id), state, std::move(title), std::move(detail), std::move(items)};
}

template <class Predicate>
std::vector<std::size_t> itemsWhere(const ItemSet& set, Predicate predicate)
{
    std::vector<std::size_t> items;
    for (std::size_t i = 0; i < set.items.size(); ++i)
        if (predicate(set.items[i]))
            items.push_back(i);
    return items;
}

Check checkParts(const ItemSet& set)
{
    std::vector<std::string> missing;
    for (const Part part : kParts)
        if (std::none_of(set.items.begin(), set.items.end(), [&](const Item& item) { return item.part == part; }))
            missing.emplace_back(toString(part));
    if (missing.empty())
        return check("parts", CheckState::Passed, "Every part has items");
    const bool hasTrain = missing.front() != "train";
    const std::string names = join(missing, " and ");
    return check("parts", hasTrain ? CheckState::Warning : CheckState::Failed, "No items in " + names,
                 hasTrain ? "What cannot be measured on unseen pictures is only believed. Split the dataset anew"
                          : "There is nothing to learn from. Split the dataset anew");
}

Check checkLabels(const ItemSet& set)
{
    auto unlabelled = itemsWhere(set, [](const Item& item) { return item.label < 0; });
    if (unlabelled.empty())
        return check("unlabelled", CheckState::Passed, "Every item has a class");
    const bool isAll = unlabelled.size() == set.items.size();
    std::string title = counted(unlabelled.size(), "item has no class", "items have no class");
    return check("unlabelled", isAll ? CheckState::Failed : CheckState::Warning, std::move(title),
                 isAll ? "A classifier needs classes. Label the items first"
                       : "They are left out of training and of evaluation. Label them",
                 std::move(unlabelled));
}

Check checkBalance(const std::vector<ClassCount>& counts)
{
    if (counts.size() < 2)
        return counts.empty() ? check("imbalance", CheckState::Warning, "There are no classes",
                                      "A classifier needs at least two")
                              : check("imbalance", CheckState::Failed, "There is only one class, " + counts[0].name,
                                      "A classifier needs at least two");
    const auto [least, most] = std::minmax_element(
        counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.total < b.total; });
    const double ratio = static_cast<double>(most->total) / std::max<double>(1, static_cast<double>(least->total));
    const std::string title = least->name + " has " + counted(static_cast<std::size_t>(least->total), "item", "items")
        + ", " + most->name + " " + grouped(most->total);
    if (ratio < kImbalance && least->total > 0)
        return check("imbalance", CheckState::Passed, "The classes are balanced", title);
    return check("imbalance", ratio >= kStrongImbalance || least->total == 0 ? CheckState::Failed : CheckState::Warning,
                 title,
                 "Accuracy would hide mistakes on the small class. Collect more of it, or train with class weights "
                 "and judge by balanced accuracy");
}

Check checkEnough(const ItemSet& set, const std::vector<ClassCount>& counts)
{
    std::set<std::int32_t> small;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const ClassCount& count = counts[i];
        // Before a split everything may still go to training.
        const std::int64_t training = count.items[static_cast<std::size_t>(Part::Train)]
            + count.items[static_cast<std::size_t>(Part::Unassigned)];
        if (training >= kFewItems)
            continue;
        small.insert(static_cast<std::int32_t>(i));
        if (names.size() < 5)
            names.push_back(count.name + " (" + grouped(training) + ")");
    }
    if (small.empty())
        return check("few_items", CheckState::Passed,
                     "Every class has " + std::to_string(kFewItems) + " training items or more");
    std::string list = join(names, ", ");
    if (names.size() < small.size())
        list += ", …";
    return check("few_items", CheckState::Warning,
                 counted(small.size(), "class has", "classes have") + " fewer than " + std::to_string(kFewItems)
                     + " training items: " + list,
                 "Collect more, or fine-tune a network that was trained before",
                 itemsWhere(set, [&](const Item& item) { return small.contains(item.label); }));
}

/// Groups of copies that lie in more than one part, or bear more than one label.
struct Copies {
    std::vector<std::size_t> acrossExact;
    std::vector<std::size_t> acrossNear;
    std::vector<std::size_t> contradictions;
};

Copies findCopies(const ItemSet& set)
{
    struct Seen {
        unsigned parts = 0;
        std::int32_t label = -1;
        bool contradicts = false;
        void add(const Item& item)
        {
            if (item.part != Part::Unassigned)
                parts |= 1u << static_cast<unsigned>(item.part);
            if (item.label >= 0 && label >= 0 && item.label != label)
                contradicts = true;
            if (item.label >= 0)
                label = item.label;
        }
        bool isAcross() const { return (parts & (parts - 1)) != 0; }
    };
    std::vector<Item> withoutTwins = set.items;
    for (Item& item : withoutTwins)
        item.twin = -1;
    const std::vector<std::size_t> exact = groupsOf(withoutTwins);
    const std::vector<std::size_t> near = groupsOf(set.items);
    std::vector<Seen> seenExact(set.items.size());
    std::vector<Seen> seenNear(set.items.size());
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        seenExact[exact[i]].add(set.items[i]);
        seenNear[near[i]].add(set.items[i]);
    }
    Copies copies;
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        if (seenExact[exact[i]].isAcross())
            copies.acrossExact.push_back(i);
        else if (seenNear[near[i]].isAcross())
            copies.acrossNear.push_back(i);
        if (seenNear[near[i]].contradicts)
            copies.contradictions.push_back(i);
    }
    return copies;
}

void addCopyChecks(const ItemSet& set, std::vector<Check>& checks)
{
    const Copies copies = findCopies(set);
    const std::string consequence = "The test would ask what training has shown: accuracy comes out too high. "
                                    "Split the dataset anew, copies then stay together";
    checks.push_back(copies.acrossExact.empty()
                         ? check("copies_across", CheckState::Passed, "No copies in different parts")
                         : check("copies_across", CheckState::Failed,
                                 counted(copies.acrossExact.size(), "item", "items") + " with copies in other parts",
                                 consequence, copies.acrossExact));
    checks.push_back(copies.acrossNear.empty()
                         ? check("near_copies_across", CheckState::Passed, "No near copies in different parts")
                         : check("near_copies_across", CheckState::Warning,
                                 counted(copies.acrossNear.size(), "item", "items") + " with near copies in other parts",
                                 consequence, copies.acrossNear));
    checks.push_back(copies.contradictions.empty()
                         ? check("contradictions", CheckState::Passed, "Copies agree about their class")
                         : check("contradictions", CheckState::Warning,
                                 counted(copies.contradictions.size(), "item is a copy", "items are copies")
                                     + " with different classes",
                                 "At most one of the classes is right. Relabel them",
                                 copies.contradictions));
}

Check checkPlain(const ItemSet& set)
{
    auto plain = itemsWhere(set, [](const Item& item) { return (item.marks & NearlyPlain) != 0; });
    if (plain.empty())
        return check("plain", CheckState::Passed, "No plain pictures");
    std::string title = counted(plain.size(), "picture is nearly plain", "pictures are nearly plain");
    return check("plain", CheckState::Warning, std::move(title),
                 "There is little to see in them. Look at them, and remove those that are mistakes", std::move(plain));
}

Check checkSizes(const ItemSet& set)
{
    std::uint32_t shortest = 0;
    std::uint32_t longest = 0;
    for (const Item& item : set.items) {
        const std::uint32_t side = std::min(item.width, item.height);
        shortest = shortest == 0 ? side : std::min(shortest, side);
        longest = std::max(longest, side);
    }
    if (longest < kMixedSizes * shortest || shortest == 0)
        return check("sizes", CheckState::Passed, "The pictures are of similar size");
    auto small = itemsWhere(set, [&](const Item& item) {
        return std::min(item.width, item.height) * kMixedSizes <= longest;
    });
    return check("sizes", CheckState::Warning,
                 "Short sides from " + grouped(shortest) + " to " + grouped(longest) + " pixels",
                 "Small pictures are enlarged and look blurred to the network. Check that no class is made of them",
                 std::move(small));
}

} // namespace

std::string_view toString(CheckState state)
{
    switch (state) {
    case CheckState::Passed: return "passed";
    case CheckState::Warning: return "warning";
    case CheckState::Failed: return "failed";
    }
    return "failed";
}

std::vector<Check> checkItems(const ItemSet& set)
{
    if (set.items.empty())
        return {check("empty", CheckState::Failed, "There are no items", "Import pictures first")};
    const std::vector<ClassCount> counts = countClasses(set);
    std::vector<Check> checks{checkParts(set), checkLabels(set), checkBalance(counts), checkEnough(set, counts)};
    addCopyChecks(set, checks);
    checks.push_back(checkPlain(set));
    checks.push_back(checkSizes(set));
    return checks;
}

std::vector<ClassCount> countClasses(const ItemSet& set)
{
    std::vector<ClassCount> counts;
    for (const std::string& name : set.classes)
        counts.push_back({name, {}, 0});
    for (const Item& item : set.items) {
        if (item.label < 0 || static_cast<std::size_t>(item.label) >= counts.size())
            continue;
        ClassCount& count = counts[static_cast<std::size_t>(item.label)];
        ++count.items[static_cast<std::size_t>(item.part)];
        ++count.total;
    }
    return counts;
}

} // namespace lathe
