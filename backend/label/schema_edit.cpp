#include "label/schema_edit.h"

#include "base/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace lathe {

namespace {

std::string textOf(const AttributeValue& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? "yes" : "no";
    return shortest(std::get<double>(value));
}

/// Calls `use` for every annotation of the class, with its item.
template <class Use>
void forAnnotations(const LabelState& state, std::int32_t label, Use use)
{
    for (std::size_t item = 0; item < state.size(); ++item) {
        if (state.annotationCount(item) == 0)
            continue;
        for (Annotation& one : state.annotations(item))
            if (one.label == label)
                use(item, one);
    }
}

/// A new class beside the old one: the same but for its name, key and colour.
LabelClass besides(const LabelState& state, std::int32_t label, const std::string& name)
{
    LabelClass one = state.newClass(name);
    one.traits = state.classes()[static_cast<std::size_t>(label)].traits;
    one.traits.id.clear();
    one.traits.key.clear();
    one.traits.colour.clear();
    return one;
}

} // namespace

std::vector<LabelChange> withAttributes(const LabelState& state, std::int32_t label, const std::vector<AttributeSpec>& specs,
                                        const std::vector<std::pair<std::string, std::string>>& renamed)
{
    LabelClass one = state.classes()[static_cast<std::size_t>(label)];
    one.traits.attributes = specs;
    std::vector<LabelChange> changes = {state.withClass(one)};
    if (renamed.empty())
        return changes;
    forAnnotations(state, label, [&](std::size_t item, Annotation& annotation) {
        const Attributes before = annotation.attributes;
        for (const auto& [from, to] : renamed)
            annotation.attributes.erase(from);
        for (const auto& [from, to] : renamed)
            if (const auto value = before.find(from); value != before.end())
                annotation.attributes[to] = value->second;
        if (annotation.attributes != before)
            changes.push_back(state.annotated(item, annotation));
    });
    return changes;
}

std::vector<std::pair<std::string, std::size_t>> splitChoices(const LabelState& state, std::int32_t label)
{
    std::map<std::string, std::set<std::string>> values;
    forAnnotations(state, label, [&](std::size_t, const Annotation& one) {
        for (const auto& [name, value] : one.attributes)
            values[name].insert(textOf(value));
    });
    std::vector<std::pair<std::string, std::size_t>> choices;
    for (const auto& [name, found] : values)
        choices.emplace_back(name, found.size());
    return choices;
}

std::vector<LabelChange> splitByAttribute(const LabelState& state, std::int32_t label, const std::string& attribute)
{
    // Applied to a copy as they are made: the next class needs an id and place of its own.
    LabelState after = state;
    const std::string name = state.classes()[static_cast<std::size_t>(label)].name;
    std::map<std::string, std::int32_t> parts;
    std::vector<LabelChange> changes;
    const auto add = [&](LabelChange change) {
        after.apply(change);
        changes.push_back(std::move(change));
    };
    forAnnotations(state, label, [&](std::size_t item, Annotation& one) {
        const auto value = one.attributes.find(attribute);
        if (value == one.attributes.end())
            return;
        const std::string part = textOf(value->second);
        if (!parts.contains(part)) {
            add(after.withClass(besides(after, label, name + ": " + part)));
            parts[part] = static_cast<std::int32_t>(after.classes().size()) - 1;
        }
        one.label = parts[part];
        add(after.annotated(item, one));
    });
    return changes;
}

std::vector<LabelChange> splitOff(const LabelState& state, std::int32_t label, const std::string& name, const std::vector<std::size_t>& items)
{
    LabelState after = state;
    std::vector<LabelChange> changes = {after.withClass(besides(after, label, name))};
    after.apply(changes.front());
    const auto part = static_cast<std::int32_t>(after.classes().size()) - 1;
    for (const std::size_t item : items) {
        if (after.label(item) == label)
            changes.push_back(after.labelled(item, part));
        for (Annotation one : after.annotations(item))
            if (one.label == label) {
                one.label = part;
                changes.push_back(after.annotated(item, one));
            }
    }
    return changes;
}

std::vector<LabelChange> movedClass(const LabelState& state, std::int32_t label, int step)
{
    const auto isRelation = [&](std::int32_t index) { return state.classes()[static_cast<std::size_t>(index)].traits.isRelation; };
    std::vector<std::int32_t> order = state.classOrder();
    const auto place = std::ranges::find(order, label) - order.begin();
    if (place == std::ssize(order))
        return {};
    auto other = place + step;
    while (other >= 0 && other < std::ssize(order) && isRelation(order[static_cast<std::size_t>(other)]) != isRelation(label))
        other += step;
    if (other < 0 || other >= std::ssize(order))
        return {};
    std::swap(order[static_cast<std::size_t>(place)], order[static_cast<std::size_t>(other)]);
    std::vector<LabelChange> changes;
    for (std::size_t i = 0; i < order.size(); ++i) {
        LabelClass one = state.classes()[static_cast<std::size_t>(order[i])];
        one.place = static_cast<std::int32_t>(i);
        changes.push_back(state.withClass(one));
    }
    return changes;
}

std::optional<Message> problemOf(const std::vector<AttributeSpec>& specs)
{
    std::set<std::string> names;
    for (const AttributeSpec& spec : specs) {
        if (trimmed(spec.name).empty())
            return say("An attribute needs a name");
        if (!names.insert(spec.name).second)
            return say("Two attributes have the name %1", spec.name);
        if (spec.kind == AttributeKind::Choice && spec.choices.empty())
            return say("The attribute %1 has nothing to choose from", spec.name);
    }
    return std::nullopt;
}

} // namespace lathe
