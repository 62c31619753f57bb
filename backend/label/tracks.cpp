#include "label/tracks.h"

#include "data/shape_edit.h"

#include <algorithm>
#include <set>

namespace lathe {

namespace {

constexpr std::uint64_t kFnvBasis = 14695981039346656037u, kFnvPrime = 1099511628211u;

/// FNV-1a of the annotation's id: the same thing whoever copies it first.
std::int64_t thingOf(const Annotation& one)
{
    std::uint64_t hash = kFnvBasis;
    for (const char c : one.id)
        hash = (hash ^ static_cast<std::uint8_t>(c)) * kFnvPrime;
    return static_cast<std::int64_t>(hash >> 12); // fits a double exactly
}

/// Of a thing, by its group or, before it was copied, by its own id.
bool isOf(const Annotation& one, std::int64_t thing)
{
    return one.group ? *one.group == thing : thingOf(one) == thing;
}

const Annotation* find(const std::vector<Annotation>& list, std::int64_t thing)
{
    const auto found = std::ranges::find_if(list, [&](const Annotation& one) { return isOf(one, thing); });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

std::vector<Annotation> trackedFrom(const LabelState& state, std::size_t item)
{
    std::vector<Annotation> list = state.annotations(item);
    std::set<std::int64_t> taken;
    for (Annotation& one : list)
        if (!one.group || !taken.insert(*one.group).second) {
            one.group = thingOf(one);
            taken.insert(*one.group);
        }
    return list;
}

std::vector<LabelChange> filledTracks(const LabelState& state, std::span<const std::size_t> order, std::size_t place,
                                      const std::vector<Annotation>& marks)
{
    std::vector<LabelChange> changes;
    for (const Annotation& mark : marks) {
        const std::int64_t thing = mark.group.value_or(thingOf(mark));
        // Frames in between that were filled before are filled anew: the key frame is the nearest one of a hand's.
        for (std::size_t earlier = place; earlier-- > 0;) {
            const auto list = state.annotations(order[earlier]);
            const Annotation* key = find(list, thing);
            if (!key || key->attributes.contains("interpolated"))
                continue;
            for (std::size_t i = earlier + 1; i < place; ++i) {
                auto shape = between(key->shape, mark.shape, static_cast<double>(i - earlier) / static_cast<double>(place - earlier));
                if (!shape)
                    break;
                const auto there = state.annotations(order[i]);
                const Annotation* old = find(there, thing);
                Annotation filled = *key;
                filled.id = old ? old->id : newLabelId();
                filled.shape = std::move(*shape);
                filled.group = thing;
                filled.attributes["interpolated"] = true;
                changes.push_back(state.annotated(order[i], std::move(filled)));
            }
            break;
        }
    }
    return changes;
}

} // namespace lathe
