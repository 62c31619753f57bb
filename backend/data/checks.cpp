#include "data/checks.h"

#include "data/groups.h"

#include <algorithm>
#include <set>

namespace lathe {

namespace {

constexpr double kImbalance = 10;        ///< largest to smallest class: recall of the small one suffers
constexpr double kStrongImbalance = 100;
constexpr std::int64_t kFewItems = 20;   ///< a class with fewer in training is rarely learned
constexpr double kMixedSizes = 4;        ///< longest to shortest side over the set

Check check(std::string id, CheckState state, Message title, Message detail = {},
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
    std::vector<Message> missing;
    bool hasTrain = true;
    for (const Part part : kParts)
        if (std::none_of(set.items.begin(), set.items.end(), [&](const Item& item) { return item.part == part; })) {
            missing.push_back(say(std::string(toString(part))));
            hasTrain = hasTrain && part != Part::Train;
        }
    if (missing.empty())
        return check("parts", CheckState::Passed, say("Every part has items"));
    Message names = missing.front();
    for (std::size_t i = 1; i < missing.size(); ++i)
        names = say("%1 and %2", names, missing[i]);
    return check("parts", hasTrain ? CheckState::Warning : CheckState::Failed, say("No items in %1", names),
                 say(hasTrain ? "What cannot be measured on unseen pictures is only believed. Split the dataset anew"
                              : "There is nothing to learn from. Split the dataset anew"));
}

Check checkLabels(const ItemSet& set)
{
    std::vector<std::size_t> unlabelled;
    for (std::size_t i = 0; i < set.items.size(); ++i)
        if (!isLabelled(set, i))
            unlabelled.push_back(i);
    if (unlabelled.empty())
        return check("unlabelled", CheckState::Passed, say("Every item has a class"));
    const bool isAll = unlabelled.size() == set.items.size();
    Message title = sayCounted(std::ssize(unlabelled), "%1 item has no class", "%1 items have no class");
    return check("unlabelled", isAll ? CheckState::Failed : CheckState::Warning, std::move(title),
                 say(isAll ? "A classifier needs classes. Label the items first" : "They are left out of training and of evaluation. Label them"),
                 std::move(unlabelled));
}

Check checkBalance(const std::vector<ClassCount>& counts)
{
    if (counts.size() < 2)
        return counts.empty() ? check("imbalance", CheckState::Warning, say("There are no classes"),
                                      say("A classifier needs at least two"))
                              : check("imbalance", CheckState::Failed, say("There is only one class, %1", counts[0].name),
                                      say("A classifier needs at least two"));
    const auto [least, most] = std::minmax_element(
        counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.total < b.total; });
    const double ratio = static_cast<double>(most->total) / std::max<double>(1, static_cast<double>(least->total));
    const Message title = sayCounted(least->total, "%2 has %1 item, %3 %4", "%2 has %1 items, %3 %4", least->name, most->name, most->total);
    if (ratio < kImbalance && least->total > 0)
        return check("imbalance", CheckState::Passed, say("The classes are balanced"), title);
    return check("imbalance", ratio >= kStrongImbalance || least->total == 0 ? CheckState::Failed : CheckState::Warning,
                 title,
                 say("Accuracy would hide mistakes on the small class. Collect more of it, or train with class weights "
                     "and judge by balanced accuracy"));
}

Check checkEnough(const ItemSet& set, const std::vector<ClassCount>& counts)
{
    std::set<std::int32_t> small;
    std::vector<Message> names;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const ClassCount& count = counts[i];
        // Before a split everything may still go to training.
        const std::int64_t training = count.items[static_cast<std::size_t>(Part::Train)]
            + count.items[static_cast<std::size_t>(Part::Unassigned)];
        if (training >= kFewItems)
            continue;
        small.insert(static_cast<std::int32_t>(i));
        if (names.size() < 5)
            names.push_back(say("%1 (%2)", count.name, training));
    }
    if (small.empty())
        return check("few_items", CheckState::Passed,
                     say("Every class has %1 training items or more", kFewItems));
    if (names.size() < small.size())
        names.push_back(std::string("…"));
    return check("few_items", CheckState::Warning,
                 sayCounted(std::ssize(small), "%1 class has fewer than %2 training items: %3", "%1 classes have fewer than %2 training items: %3",
                            kFewItems, joined(names, ", ")),
                 say("Collect more, or fine-tune a network that was trained before"),
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
    const Message consequence = say("The test would ask what training has shown: accuracy comes out too high. "
                                    "Split the dataset anew, copies then stay together");
    checks.push_back(copies.acrossExact.empty()
                         ? check("copies_across", CheckState::Passed, say("No copies in different parts"))
                         : check("copies_across", CheckState::Failed,
                                 sayCounted(std::ssize(copies.acrossExact), "%1 item with copies in other parts", "%1 items with copies in other parts"),
                                 consequence, copies.acrossExact));
    checks.push_back(copies.acrossNear.empty()
                         ? check("near_copies_across", CheckState::Passed, say("No near copies in different parts"))
                         : check("near_copies_across", CheckState::Warning,
                                 sayCounted(std::ssize(copies.acrossNear), "%1 item with near copies in other parts", "%1 items with near copies in other parts"),
                                 consequence, copies.acrossNear));
    checks.push_back(copies.contradictions.empty()
                         ? check("contradictions", CheckState::Passed, say("Copies agree about their class"))
                         : check("contradictions", CheckState::Warning,
                                 sayCounted(std::ssize(copies.contradictions), "%1 item is a copy with different classes",
                                            "%1 items are copies with different classes"),
                                 say("At most one of the classes is right. Relabel them"),
                                 copies.contradictions));
}

Check checkPlain(const ItemSet& set)
{
    auto plain = itemsWhere(set, [](const Item& item) { return (item.marks & NearlyPlain) != 0; });
    if (plain.empty())
        return check("plain", CheckState::Passed, say("No plain pictures"));
    Message title = sayCounted(std::ssize(plain), "%1 picture is nearly plain", "%1 pictures are nearly plain");
    return check("plain", CheckState::Warning, std::move(title),
                 say("There is little to see in them. Look at them, and remove those that are mistakes"), std::move(plain));
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
        return check("sizes", CheckState::Passed, say("The pictures are of similar size"));
    auto small = itemsWhere(set, [&](const Item& item) {
        return std::min(item.width, item.height) * kMixedSizes <= longest;
    });
    return check("sizes", CheckState::Warning,
                 say("Short sides from %1 to %2 pixels", shortest, longest),
                 say("Small pictures are enlarged and look blurred to the network. Check that no class is made of them"),
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
        return {check("empty", CheckState::Failed, say("There are no items"), say("Import pictures first"))};
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
    const auto add = [&](std::int32_t label, Part part) {
        if (label < 0 || static_cast<std::size_t>(label) >= counts.size())
            return;
        ++counts[static_cast<std::size_t>(label)].items[static_cast<std::size_t>(part)];
        ++counts[static_cast<std::size_t>(label)].total;
    };
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        add(set.items[i].label, set.items[i].part);
        for (const Annotation& annotation : set.annotationsOf(i))
            add(annotation.label, set.items[i].part);
    }
    return counts;
}

bool isLabelled(const ItemSet& set, std::size_t item)
{
    return set.items[item].label >= 0 || !set.annotationsOf(item).empty();
}

} // namespace lathe
