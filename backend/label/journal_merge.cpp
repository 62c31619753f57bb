#include "label/journal_merge.h"

#include <functional>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace lathe {

namespace {

// Events of the origin `merge` that a merge itself writes, by their source: "conflict STANDS OTHER" and "kept STANDS OTHER",
// with the ids of the events. They repeat what stands, and say nothing new.
constexpr std::string_view kConflict = "conflict ";
constexpr std::string_view kKept = "kept ";
constexpr std::string_view kDecided = "decided ";
constexpr std::size_t kIdLength = 32;

using Subject = std::pair<std::string, std::string>;
using Events = std::unordered_map<std::string, const LabelEvent*>; // by id

Subject subjectOf(const LabelEvent& event) { return {event.change.item, event.change.subject}; }

bool isConflict(const LabelEvent& event) { return event.origin == LabelOrigin::Merge && event.source.starts_with(kConflict); }
bool isRepeated(const LabelEvent& event) { return isConflict(event) || (event.origin == LabelOrigin::Merge && event.source.starts_with(kKept)); }

/// The events that such an event names; null where they are not in the journal.
std::pair<const LabelEvent*, const LabelEvent*> namedBy(const LabelEvent& event, const Events& events)
{
    const std::size_t start = event.source.find(' ') + 1;
    const auto find = [&](std::size_t from) -> const LabelEvent* {
        const auto found = from + kIdLength <= event.source.size() ? events.find(event.source.substr(from, kIdLength)) : events.end();
        return found == events.end() ? nullptr : found->second;
    };
    return {find(start), find(start + kIdLength + 1)};
}

bool isLater(const LabelEvent& a, const LabelEvent& b) { return std::tie(a.time, a.id) > std::tie(b.time, b.id); }
bool isTurn(const LabelEvent& event) { return event.origin == LabelOrigin::Undo || event.origin == LabelOrigin::Redo; }

/// What is said of each subject in a set of events. It depends on the set alone, not on the order in which it came together.
class Words {
public:
    explicit Words(const Events& events)
    {
        std::unordered_map<std::string, const LabelEvent*> turns; // the last one, by the batch that was turned
        for (const auto& [id, event] : events)
            if (isTurn(*event)) {
                const LabelEvent*& turn = turns[event->source];
                turn = !turn || isLater(*event, *turn) ? event : turn;
            }
        const auto isUndone = [&](const LabelEvent& event) {
            const auto turn = turns.find(event.batch);
            return turn != turns.end() && turn->second->origin == LabelOrigin::Undo;
        };
        for (const auto& [id, event] : events) {
            const LabelEvent*& first = m_first[subjectOf(*event)];
            first = !first || isLater(*first, *event) ? event : first;
            if (isTurn(*event) || isRepeated(*event) || isUndone(*event))
                continue;
            m_said[subjectOf(*event)].push_back(event);
            if (event->origin == LabelOrigin::Merge && event->source.starts_with(kDecided)) {
                m_decided.insert(event->source.substr(kDecided.size()));
                if (const auto conflict = events.find(event->source.substr(kDecided.size())); conflict != events.end()) {
                    const auto [stands, other] = namedBy(*conflict->second, events);
                    m_settled.insert(stands);
                    m_settled.insert(other);
                }
            }
        }
    }

    /// The last word among those that `counts` lets through; of all words, what a person decided between does not stand.
    const LabelEvent* last(const Subject& subject, const std::function<bool(const LabelEvent&)>& counts = {}) const
    {
        const LabelEvent* last = nullptr;
        if (const auto said = m_said.find(subject); said != m_said.end())
            for (const LabelEvent* event : said->second)
                if (!m_settled.contains(event) && (!counts || counts(*event)) && (!last || isLater(*event, *last)))
                    last = event;
        return last;
    }
    /// What was there before anything was said.
    const LabelEvent& first(const Subject& subject) const { return *m_first.at(subject); }

    /// A person decided it, or said something later.
    bool isDecided(const JournalConflict& conflict) const
    {
        const LabelEvent* last = this->last({conflict.item, conflict.subject});
        return m_decided.contains(conflict.id) || (last && isLater(*last, conflict.stands) && isLater(*last, conflict.other));
    }

private:
    std::map<Subject, std::vector<const LabelEvent*>> m_said;
    std::map<Subject, const LabelEvent*> m_first;
    std::unordered_set<std::string> m_decided;       ///< conflicts
    std::unordered_set<const LabelEvent*> m_settled; ///< words that they were between
};

/// The same on every computer that finds the same, so that it is noted once.
LabelEvent repeated(std::string_view kind, const LabelEvent& stands, const LabelEvent& other, const std::string& before, const std::string& value)
{
    LabelEvent event;
    event.source = std::string(kind) + stands.id + ' ' + other.id;
    event.id = sha256(asBytes(event.source)).hex().substr(0, kIdLength);
    event.batch = event.id;
    event.change = {stands.change.item, stands.change.subject, before, value};
    event.origin = LabelOrigin::Merge;
    event.time = stands.time;
    return event;
}

bool isSame(const LabelEvent& a, const LabelEvent& b)
{
    // What was there before a repetition depends on the order in which journals came together.
    const bool isSameBefore = a.change.before == b.change.before || isRepeated(a);
    return isSameBefore && a.batch == b.batch && a.change.item == b.change.item && a.change.subject == b.change.subject && a.change.value == b.change.value
        && a.origin == b.origin && a.source == b.source && a.author == b.author && a.time == b.time;
}

/// Without the number behind "place", which the journal's JSON writes without blanks.
std::string withoutPlace(std::string text)
{
    constexpr std::string_view kPlace = "\"place\":";
    const std::size_t at = text.find(kPlace);
    if (at == std::string::npos)
        return text;
    const std::size_t end = text.find_first_of(",}", at);
    return text.erase(at, (end == std::string::npos ? text.size() : end) - at);
}

/// Classes that differ in their place in the list alone are no matter for a person.
bool isTrifle(const LabelEvent& a, const LabelEvent& b)
{
    return a.change.value == b.change.value || (a.change.subject.starts_with("class/") && withoutPlace(a.change.value) == withoutPlace(b.change.value));
}

} // namespace

Result<JournalMerge> mergeJournals(const std::vector<LabelEvent>& mine, const std::vector<LabelEvent>& theirs)
{
    Events events;
    for (const LabelEvent& event : mine)
        events.emplace(event.id, &event);
    JournalMerge merge;
    std::unordered_set<std::string> shared, fromThem;
    std::map<Subject, const LabelEvent*> lastRead; // what each subject is once theirs were appended
    for (const LabelEvent& event : theirs) {
        const auto [found, isNew] = events.emplace(event.id, &event);
        if (!isNew && !isSame(*found->second, event))
            return fail(ErrorCode::Incompatible, "The event " + event.id + " says one thing here and another there: one of the journals was altered",
                        "Have the other journal written again, or restore the workspace from a backup");
        if (!isNew) {
            shared.insert(event.id);
            continue;
        }
        fromThem.insert(event.id);
        lastRead[subjectOf(event)] = &event;
        merge.added.push_back(event);
        merge.added.back().position = 0;
    }
    merge.taken = merge.added.size();
    if (merge.taken == 0)
        return merge;
    const Words words(events);
    const auto isOurs = [&](const LabelEvent& event) { return !fromThem.contains(event.id) && !shared.contains(event.id); };
    const auto isTheirs = [&](const LabelEvent& event) { return fromThem.contains(event.id); };
    for (const auto& [subject, read] : lastRead) {
        const LabelEvent* stands = words.last(subject);
        std::string now = read->change.value;
        const std::string value = stands ? stands->change.value : words.first(subject).change.before;
        const LabelEvent *here = words.last(subject, isOurs), *there = words.last(subject, isTheirs);
        // Where a third word stands both sides know, each has its conflict with that one.
        if (here && there && (stands == here || stands == there) && !isTrifle(*here, *there)) {
            const LabelEvent& other = stands == here ? *there : *here;
            LabelEvent event = repeated(kConflict, *stands, other, now, value);
            if (!events.contains(event.id)) {
                merge.conflicts.push_back({event.id, subject.first, subject.second, *stands, other});
                merge.added.push_back(std::move(event));
                now = value;
            }
        }
        if (now != value)
            merge.added.push_back(repeated(kKept, stands ? *stands : words.first(subject), *read, now, value));
    }
    return merge;
}

std::vector<JournalConflict> openConflicts(const std::vector<LabelEvent>& journal)
{
    Events events;
    for (const LabelEvent& event : journal)
        events.emplace(event.id, &event);
    const Words words(events);
    std::vector<JournalConflict> open;
    for (const LabelEvent& event : journal) {
        const auto [stands, other] = isConflict(event) ? namedBy(event, events) : std::pair<const LabelEvent*, const LabelEvent*>();
        if (!stands || !other)
            continue;
        JournalConflict conflict{event.id, event.change.item, event.change.subject, *stands, *other};
        if (!words.isDecided(conflict))
            open.push_back(std::move(conflict));
    }
    return open;
}

std::string decisionSource(const JournalConflict& conflict) { return std::string(kDecided) + conflict.id; }

} // namespace lathe
