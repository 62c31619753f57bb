#include "label/label_state.h"

#include "data/annotation_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <set>

namespace lathe {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 4> kProgress = {"open", "done", "skipped", "flagged"};
constexpr std::string_view kClass = "class";
constexpr std::string_view kProgressOf = "progress";
constexpr std::string_view kMark = "mark/";
constexpr std::string_view kClassOf = "class/";
constexpr std::string_view kGold = "gold";
constexpr std::string_view kKept = "kept/";

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

json parsed(const std::string& text) { return json::parse(text, nullptr, false); }

std::optional<ItemProgress> progressFrom(const json& value)
{
    if (!value.is_string())
        return std::nullopt;
    const auto found = std::ranges::find(kProgress, value.get<std::string>());
    return found == kProgress.end() ? std::nullopt : std::optional(static_cast<ItemProgress>(found - kProgress.begin()));
}

} // namespace

std::string_view toString(ItemProgress progress)
{
    return kProgress[static_cast<std::size_t>(progress)];
}

std::string newLabelId()
{
    thread_local std::random_device device;
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string id(32, '0');
    for (std::size_t i = 0; i < id.size(); i += 8) {
        auto bits = device();
        for (std::size_t j = 0; j < 8; ++j, bits >>= 4)
            id[i + j] = digits[bits & 15];
    }
    return id;
}

LabelState::LabelState(std::shared_ptr<const ItemSet> base) : m_base(std::move(base))
{
    for (std::size_t i = 0; i < m_base->classes.size(); ++i) {
        LabelClass one;
        one.name = m_base->classes[i];
        one.traits = m_base->traits.empty() ? ClassTraits() : m_base->traits[i];
        one.id = one.traits.id.empty() ? one.name : one.traits.id;
        one.place = static_cast<std::int32_t>(i);
        m_classIndices.emplace(one.id, one.place);
        m_classes.push_back(std::move(one));
    }
    const std::size_t count = m_base->items.size();
    m_keys.reserve(count);
    m_labels.reserve(count);
    m_indices.reserve(count);
    for (const Item& item : m_base->items) {
        m_keys.push_back(itemKey(item));
        m_indices.emplace(m_keys.back(), m_labels.size());
        m_labels.push_back(item.label);
    }
    m_annotations = m_base->annotations;
    m_annotations.resize(count);
    for (auto& list : m_annotations)
        for (std::size_t i = 0; i < list.size(); ++i)
            if (list[i].id.empty())
                list[i].id = std::to_string(i + 1); // of a version that was imported
    m_progress.resize(count);
}

std::optional<std::size_t> LabelState::find(const std::string& item) const
{
    const auto found = m_indices.find(item);
    return found == m_indices.end() ? std::nullopt : std::optional(found->second);
}

std::int32_t LabelState::resolved(std::int32_t label) const
{
    // Merges may follow one another; a ring of them, which only a broken journal has, ends after as many steps.
    for (std::size_t i = 0; label >= 0 && i < m_classes.size(); ++i) {
        const LabelClass& one = m_classes[static_cast<std::size_t>(label)];
        if (one.into < 0)
            return one.isGone ? -1 : label;
        label = one.into;
    }
    return -1;
}

std::vector<Annotation> LabelState::annotations(std::size_t item) const
{
    if (isBlind(item))
        return {};
    std::vector<Annotation> list = m_annotations[item];
    for (Annotation& annotation : list)
        annotation.label = resolved(annotation.label);
    return list;
}

std::vector<std::int32_t> LabelState::classOrder() const
{
    std::vector<std::int32_t> order;
    for (std::size_t i = 0; i < m_classes.size(); ++i)
        if (!m_classes[i].isGone && m_classes[i].into < 0)
            order.push_back(static_cast<std::int32_t>(i));
    std::ranges::stable_sort(order, {}, [&](std::int32_t index) { return m_classes[static_cast<std::size_t>(index)].place; });
    return order;
}

std::int32_t LabelState::indexOfClass(std::string_view id) const
{
    const auto found = m_classIndices.find(std::string(id));
    return found == m_classIndices.end() ? -1 : found->second;
}

std::string LabelState::textOf(const Annotation& annotation) const
{
    json value = toJson(annotation);
    value.erase("label");
    if (annotation.label >= 0)
        value["class"] = m_classes[static_cast<std::size_t>(annotation.label)].id;
    return dumped(value);
}

std::string LabelState::textOf(const LabelClass& one) const
{
    json value = {{"name", one.name}, {"place", one.place}};
    if (const json traits = toJson(one.traits); !traits.empty())
        value["traits"] = traits;
    if (one.into >= 0)
        value["into"] = m_classes[static_cast<std::size_t>(one.into)].id;
    return dumped(value);
}

std::string LabelState::valueOf(const std::string& item, const std::string& subject) const
{
    if (item.empty()) {
        const auto index = subject.starts_with(kClassOf) ? indexOfClass(std::string_view(subject).substr(kClassOf.size())) : -1;
        const LabelClass* one = index < 0 ? nullptr : &m_classes[static_cast<std::size_t>(index)];
        return one && !one->isGone ? textOf(*one) : LabelRounds::isRound(subject) ? m_rounds.valueOf(item, subject) : std::string();
    }
    if (LabelRounds::isAnswer(subject))
        return m_rounds.valueOf(item, subject);
    const auto index = find(item);
    if (!index)
        return {};
    if (subject == kClass)
        return m_labels[*index] < 0 ? std::string() : dumped(json(m_classes[static_cast<std::size_t>(m_labels[*index])].id));
    if (subject == kProgressOf)
        return m_progress[*index] == ItemProgress::Open ? std::string() : dumped(json(toString(m_progress[*index])));
    if (subject.starts_with(kMark)) {
        const auto id = std::string_view(subject).substr(kMark.size());
        const auto& list = m_annotations[*index];
        const auto found = std::ranges::find(list, id, [](const Annotation& annotation) { return std::string_view(annotation.id); });
        return found == list.end() ? std::string() : textOf(*found);
    }
    if (const auto beside = m_beside.find(*index); beside != m_beside.end())
        if (const auto value = beside->second.find(subject); value != beside->second.end())
            return value->second;
    return {};
}

void LabelState::apply(const LabelChange& change)
{
    if (change.item.empty()) {
        if (change.subject.starts_with(kClassOf))
            applyToClass(change.subject.substr(kClassOf.size()), change.value);
        if (LabelRounds::isRound(change.subject)) {
            m_rounds.apply(change.item, change.subject, change.value);
            findAsked();
        }
    } else if (LabelRounds::isAnswer(change.subject)) {
        m_rounds.apply(change.item, change.subject, change.value);
    } else if (const auto index = find(change.item)) {
        applyToItem(*index, change);
    }
}

void LabelState::applyToItem(std::size_t item, const LabelChange& change)
{
    const json value = change.value.empty() ? json() : parsed(change.value);
    if (value.is_discarded())
        return;
    if (change.subject == kClass) {
        m_labels[item] = value.is_string() ? indexOfClass(value.get<std::string>()) : -1;
    } else if (change.subject == kProgressOf) {
        m_progress[item] = progressFrom(value).value_or(ItemProgress::Open);
    } else if (change.subject == kGold || change.subject.starts_with(kKept)) {
        if (change.value.empty())
            m_beside[item].erase(change.subject);
        else
            m_beside[item][change.subject] = change.value;
    } else if (change.subject.starts_with(kMark)) {
        const std::string id = change.subject.substr(kMark.size());
        auto& list = m_annotations[item];
        const auto found = std::ranges::find(list, id, &Annotation::id);
        if (change.value.empty()) {
            if (found != list.end())
                list.erase(found);
            return;
        }
        auto annotation = annotationFrom(value);
        if (!annotation)
            return;
        annotation->id = id;
        annotation->label = value.contains("class") && value["class"].is_string() ? indexOfClass(value["class"].get<std::string>()) : -1;
        if (found != list.end())
            *found = std::move(*annotation);
        else
            list.push_back(std::move(*annotation));
    }
}

void LabelState::applyToClass(const std::string& id, const std::string& value)
{
    const json read = value.empty() ? json::object() : parsed(value);
    if (!read.is_object())
        return;
    const auto [place, isNew] = m_classIndices.emplace(id, static_cast<std::int32_t>(m_classes.size()));
    if (isNew) {
        m_classes.emplace_back();
        m_classes.back().id = id;
        m_classes.back().place = place->second;
    }
    LabelClass& one = m_classes[static_cast<std::size_t>(place->second)];
    one.isGone = value.empty();
    if (one.isGone)
        return;
    one.name = read.contains("name") && read["name"].is_string() ? read["name"].get<std::string>() : id;
    if (read.contains("place") && read["place"].is_number_integer())
        one.place = read["place"].get<std::int32_t>();
    one.traits = traitsFrom(read.contains("traits") ? read["traits"] : json::object()).value_or(ClassTraits());
    one.into = read.contains("into") && read["into"].is_string() ? indexOfClass(read["into"].get<std::string>()) : -1;
}

ItemSet LabelState::set() const
{
    ItemSet set;
    set.contents = m_base->contents;
    set.items = m_base->items;
    std::vector<std::int32_t> compact(m_classes.size(), -1);
    bool hasTraits = false;
    for (const std::int32_t index : classOrder()) {
        const LabelClass& one = m_classes[static_cast<std::size_t>(index)];
        compact[static_cast<std::size_t>(index)] = static_cast<std::int32_t>(set.classes.size());
        set.classes.push_back(one.name);
        set.traits.push_back(one.traits);
        set.traits.back().id = one.id == one.name ? std::string() : one.id;
        hasTraits = hasTraits || set.traits.back() != ClassTraits();
    }
    if (!hasTraits)
        set.traits.clear();
    const auto translated = [&](std::int32_t label) { return label < 0 ? -1 : compact[static_cast<std::size_t>(label)]; };
    for (std::size_t i = 0; i < set.items.size(); ++i)
        set.items[i].label = translated(resolved(m_labels[i]));
    if (std::ranges::any_of(m_annotations, [](const auto& list) { return !list.empty(); }))
        for (std::size_t i = 0; i < set.items.size(); ++i) {
            set.annotations.push_back(m_annotations[i]);
            for (Annotation& annotation : set.annotations.back())
                annotation.label = translated(resolved(annotation.label));
        }
    return set;
}

LabelChange LabelState::labelled(std::size_t item, std::int32_t label) const
{
    const std::string subject = isBlind(item) ? LabelRounds::answerSubject(m_rounds.all()[static_cast<std::size_t>(m_asked[item])].id, *m_viewer) : std::string(kClass);
    return {m_keys[item], subject, valueOf(m_keys[item], subject),
            label < 0 ? std::string() : dumped(json(m_classes[static_cast<std::size_t>(label)].id))};
}

LabelChange LabelState::annotated(std::size_t item, Annotation annotation) const
{
    if (annotation.id.empty())
        annotation.id = newLabelId();
    const std::string subject = std::string(kMark) + annotation.id;
    return {m_keys[item], subject, valueOf(m_keys[item], subject), textOf(annotation)};
}

LabelChange LabelState::removed(std::size_t item, const std::string& annotation) const
{
    const std::string subject = std::string(kMark) + annotation;
    return {m_keys[item], subject, valueOf(m_keys[item], subject), {}};
}

LabelChange LabelState::marked(std::size_t item, ItemProgress progress) const
{
    const std::string subject(kProgressOf);
    return {m_keys[item], subject, valueOf(m_keys[item], subject),
            progress == ItemProgress::Open ? std::string() : dumped(json(toString(progress)))};
}

LabelChange LabelState::withClass(const LabelClass& changed) const
{
    const std::string subject = std::string(kClassOf) + changed.id;
    return {{}, subject, valueOf({}, subject), textOf(changed)};
}

LabelChange LabelState::withRound(const LabelRound& changed) const
{
    const std::string subject = LabelRounds::roundSubject(changed.id);
    return {{}, subject, valueOf({}, subject), lathe::textOf(changed)};
}

LabelChange LabelState::withGold(std::size_t item, std::int32_t label) const
{
    return keeping(item, std::string(kGold), label < 0 ? std::string() : dumped(json(m_classes[static_cast<std::size_t>(label)].id)));
}

LabelChange LabelState::keeping(std::size_t item, const std::string& subject, std::string value) const
{
    return {m_keys[item], subject, valueOf(m_keys[item], subject), std::move(value)};
}

std::int32_t LabelState::gold(std::size_t item) const
{
    if (isBlind(item))
        return -1;
    const std::string value = valueOf(m_keys[item], std::string(kGold));
    const json read = value.empty() ? json() : parsed(value);
    return read.is_string() ? resolved(indexOfClass(read.get<std::string>())) : -1;
}

bool LabelState::isBesideVersions(std::string_view subject)
{
    return subject == kProgressOf || subject == kGold || subject.starts_with(kKept) || LabelRounds::isAnswer(subject) || LabelRounds::isRound(subject);
}

void LabelState::setViewer(std::string person)
{
    m_viewer = std::move(person);
}

/// A newer round takes a picture that an older one asks for too.
void LabelState::findAsked()
{
    m_asked.clear();
    for (std::size_t round = 0; round < m_rounds.all().size(); ++round) {
        if (m_rounds.all()[round].isClosed)
            continue;
        m_asked.resize(size(), -1);
        for (const std::string& key : m_rounds.all()[round].items)
            if (const auto item = find(key))
                m_asked[*item] = static_cast<std::int32_t>(round);
    }
}

std::int32_t LabelState::answered(std::size_t item) const
{
    const auto& answers = m_rounds.answers(m_rounds.all()[static_cast<std::size_t>(m_asked[item])].id);
    const auto mine = answers.find(*m_viewer);
    if (mine == answers.end())
        return -1;
    const auto said = mine->second.find(m_keys[item]);
    return said == mine->second.end() ? -1 : resolved(indexOfClass(said->second));
}

LabelClass LabelState::newClass(const std::string& name) const
{
    LabelClass one;
    one.name = name;
    one.id = name;
    for (int i = 2; m_classIndices.contains(one.id); ++i)
        one.id = name + '#' + std::to_string(i);
    for (const std::int32_t index : classOrder())
        one.place = std::max(one.place, m_classes[static_cast<std::size_t>(index)].place + 1);
    return one;
}

} // namespace lathe
