#include "label/journal_file.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

using nlohmann::json;

constexpr std::string_view kFormat = "lathe-journal";
constexpr int kVersion = 1;
constexpr std::size_t kLongestName = 1024; // bytes of a subject, a source or a person
constexpr std::size_t kLongestValue = std::size_t(64) << 20;
constexpr std::int64_t kMostEvents = std::int64_t(1) << 32;

tl::unexpected<Error> brokenAt(std::size_t line, const std::string& what)
{
    return fail(ErrorCode::Parse, "The journal is broken in line " + grouped(static_cast<std::int64_t>(line)) + ": " + what,
                "Have it written again by “lathe journal export”");
}

bool isId(const std::string& text)
{
    return text.size() == 32 && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// "2026-05-04T10:11:12.345Z": sorted as text they are sorted by time.
bool isTime(const std::string& text)
{
    constexpr std::string_view kLike = "0000-00-00T00:00:00.000Z";
    if (text.size() != kLike.size())
        return false;
    for (std::size_t i = 0; i < kLike.size(); ++i)
        if (kLike[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != kLike[i])
            return false;
    return true;
}

bool isPlain(const std::string& text)
{
    return text.size() <= kLongestName && std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

/// False: it is there and no text.
bool take(const json& from, const char* name, std::string& into)
{
    const auto found = from.find(name);
    if (found == from.end())
        return true;
    if (!found->is_string())
        return false;
    into = found->get<std::string>();
    return true;
}

/// Empty: the event is sound; else what is wrong with it.
std::string take(const json& read, LabelEvent& event)
{
    std::string origin;
    const std::pair<const char*, std::string*> texts[] = {{"id", &event.id}, {"batch", &event.batch}, {"item", &event.change.item},
        {"subject", &event.change.subject}, {"before", &event.change.before}, {"value", &event.change.value}, {"origin", &origin},
        {"source", &event.source}, {"author", &event.author}, {"time", &event.time}};
    for (const auto& [name, into] : texts)
        if (!take(read, name, *into))
            return std::string("“") + name + "” is no text";
    if (!isId(event.id) || !isId(event.batch))
        return "“id” and “batch” are 32 hexadecimal digits";
    if (!event.change.item.empty() && !isId(event.change.item))
        return "“item” is 32 hexadecimal digits";
    if (event.change.subject.empty() || !isPlain(event.change.subject) || !isPlain(event.source) || !isPlain(event.author))
        return "“subject”, “source” and “author” are short texts without control characters";
    if (!isTime(event.time))
        return "“time” is not like 2026-05-04T10:11:12.345Z";
    const auto known = labelOriginFromText(origin);
    if (!known)
        return "an origin “" + origin.substr(0, 40) + "” is not known";
    event.origin = *known;
    for (const std::string* value : {&event.change.before, &event.change.value})
        if (value->size() > kLongestValue || (!value->empty() && !json::accept(*value)))
            return "“before” and “value” are JSON texts";
    const auto seconds = read.find("seconds");
    if (seconds != read.end()) {
        if (!seconds->is_number() || !std::isfinite(seconds->get<double>()) || seconds->get<double>() < 0)
            return "“seconds” is a number from 0";
        event.seconds = seconds->get<double>();
    }
    return {};
}

json described(const LabelEvent& event)
{
    json line = {{"id", event.id}, {"batch", event.batch}, {"subject", event.change.subject}, {"origin", toString(event.origin)}, {"time", event.time}};
    const std::pair<const char*, const std::string*> texts[] = {{"item", &event.change.item}, {"before", &event.change.before},
                                                                {"value", &event.change.value}, {"source", &event.source}, {"author", &event.author}};
    for (const auto& [name, text] : texts)
        if (!text->empty())
            line[name] = *text;
    if (event.seconds > 0)
        line["seconds"] = event.seconds;
    return line;
}

Result<std::int64_t> readHead(const json& head, JournalFile& journal)
{
    if (!head.is_object() || head.value("format", json()) != kFormat)
        return fail(ErrorCode::Parse, "This is no journal of labels", "“lathe journal export NAME -o FILE” writes one");
    const json version = head.value("version", json()), events = head.value("events", json());
    if (!version.is_number_integer() || version.get<std::int64_t>() < 1 || !events.is_number_integer() || events.get<std::int64_t>() < 0 || events.get<std::int64_t>() > kMostEvents)
        return brokenAt(1, "“version” and “events” are whole numbers");
    if (version.get<std::int64_t>() > kVersion)
        return fail(ErrorCode::Incompatible, "This journal was written by a newer Lathe (version " + std::to_string(version.get<std::int64_t>())
                        + ", this program knows " + std::to_string(kVersion) + ")", "Update Lathe");
    if (!take(head, "dataset", journal.dataset) || !isPlain(journal.dataset))
        return brokenAt(1, "“dataset” is a short text");
    return events.get<std::int64_t>();
}

} // namespace

std::string writeJournal(const JournalFile& journal)
{
    const auto line = [](const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace) + '\n'; };
    std::string text = line({{"format", kFormat}, {"version", kVersion}, {"dataset", journal.dataset}, {"events", journal.events.size()}});
    for (const LabelEvent& event : journal.events)
        text += line(described(event));
    return text;
}

Result<JournalFile> readJournal(std::string_view text)
{
    JournalFile journal;
    std::int64_t announced = -1;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty() || line == "\r")
            continue;
        const json read = json::parse(line, nullptr, false);
        if (announced < 0) {
            LATHE_TRY(announced, readHead(read, journal));
            continue;
        }
        if (!read.is_object())
            return brokenAt(number, "it is no JSON object");
        LabelEvent event;
        if (const std::string wrong = take(read, event); !wrong.empty())
            return brokenAt(number, wrong);
        journal.events.push_back(std::move(event));
    }
    if (announced < 0)
        return fail(ErrorCode::Parse, "This is no journal of labels: the file is empty", "“lathe journal export NAME -o FILE” writes one");
    if (std::ssize(journal.events) != announced)
        return fail(ErrorCode::Parse, "The journal has " + grouped(std::ssize(journal.events)) + " of the " + grouped(announced) + " events that its first line names",
                    "Copy the file again: it is not whole");
    return journal;
}

} // namespace lathe
