#include "label/span_edit.h"

#include <algorithm>
#include <map>

namespace lathe {

namespace {

bool isSpan(const Annotation& one) { return std::holds_alternative<TextSpan>(one.shape) || std::holds_alternative<TimeSpan>(one.shape); }

std::vector<std::int32_t> classesWhere(const LabelState& state, bool areRelations)
{
    std::vector<std::int32_t> found;
    for (const std::int32_t label : state.classOrder())
        if (state.classes()[static_cast<std::size_t>(label)].traits.isRelation == areRelations)
            found.push_back(label);
    return found;
}

} // namespace

Attributes presetsOf(const ClassTraits& traits)
{
    Attributes attributes;
    for (const AttributeSpec& spec : traits.attributes)
        if (spec.preset)
            attributes.emplace(spec.name, *spec.preset);
    return attributes;
}

std::vector<LabelChange> removals(const LabelState& state, std::size_t item, const std::vector<std::string>& ids)
{
    const auto goes = [&](const std::string& id) { return std::ranges::find(ids, id) != ids.end(); };
    std::vector<LabelChange> changes;
    // Relations first: an undoing goes backwards and finds their ends again before them.
    for (const Annotation& one : state.annotations(item))
        if (const auto* relation = std::get_if<SpanRelation>(&one.shape); relation && !goes(one.id) && (goes(relation->from) || goes(relation->to)))
            changes.push_back(state.removed(item, one.id));
    for (const std::string& id : ids)
        changes.push_back(state.removed(item, id));
    return changes;
}

std::vector<LabelChange> related(const LabelState& state, std::size_t item, const std::string& from, const std::string& to, std::int32_t type)
{
    const auto all = state.annotations(item);
    const auto isEnd = [&](const std::string& id) {
        return std::ranges::any_of(all, [&](const Annotation& one) { return one.id == id && isSpan(one); });
    };
    if (from == to || !isEnd(from) || !isEnd(to))
        return {};
    const SpanRelation relation{from, to};
    for (const Annotation& one : all)
        if (one.label == type && one.shape == Shape(relation))
            return {state.removed(item, one.id)};
    Annotation added;
    added.label = type;
    added.shape = relation;
    if (type >= 0)
        added.attributes = presetsOf(state.classes()[static_cast<std::size_t>(type)].traits);
    return {state.annotated(item, added)};
}

std::vector<LabelChange> pasted(const LabelState& state, std::size_t item, const std::vector<Annotation>& copied, double length)
{
    std::map<std::string, std::string> ids;
    std::vector<LabelChange> changes;
    const auto there = state.annotations(item);
    for (Annotation one : copied) {
        const auto* text = std::get_if<TextSpan>(&one.shape);
        const auto* time = std::get_if<TimeSpan>(&one.shape);
        const bool fits = (text && text->end <= length) || (time && time->end <= length);
        const bool isThere = std::ranges::any_of(there, [&](const Annotation& other) { return other.shape == one.shape && other.label == one.label; });
        if (!fits || isThere)
            continue;
        const std::string id = newLabelId();
        ids.emplace(one.id, id);
        one.id = id;
        changes.push_back(state.annotated(item, one));
    }
    for (Annotation one : copied) {
        auto* relation = std::get_if<SpanRelation>(&one.shape);
        if (!relation || !ids.contains(relation->from) || !ids.contains(relation->to))
            continue;
        *relation = {ids[relation->from], ids[relation->to]};
        one.id = newLabelId();
        changes.push_back(state.annotated(item, one));
    }
    return changes;
}

std::vector<std::int32_t> relationTypes(const LabelState& state) { return classesWhere(state, true); }
std::vector<std::int32_t> itemClasses(const LabelState& state) { return classesWhere(state, false); }

} // namespace lathe
