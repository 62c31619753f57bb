#include "label/rounds.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lathe {

namespace {

using nlohmann::json;

constexpr std::string_view kRound = "round/";
constexpr std::string_view kSaid = "said/";

std::string_view personOf(std::string_view subject)
{
    const auto slash = subject.find('/', kSaid.size());
    return slash == std::string_view::npos ? std::string_view() : subject.substr(slash + 1);
}

} // namespace

std::string textOf(const LabelRound& round)
{
    return json{{"name", round.name}, {"seed", round.seed}, {"closed", round.isClosed}, {"items", round.items}}.dump(-1, ' ', false, json::error_handler_t::replace);
}

LabelRound roundFrom(const std::string& id, const std::string& text)
{
    LabelRound round;
    round.id = round.name = id;
    const json read = json::parse(text, nullptr, false);
    if (!read.is_object())
        return round;
    if (const auto name = read.find("name"); name != read.end() && name->is_string())
        round.name = name->get<std::string>();
    if (const auto seed = read.find("seed"); seed != read.end() && seed->is_number_unsigned())
        round.seed = seed->get<std::uint64_t>();
    if (const auto closed = read.find("closed"); closed != read.end() && closed->is_boolean())
        round.isClosed = closed->get<bool>();
    if (const auto items = read.find("items"); items != read.end() && items->is_array())
        for (const json& item : *items)
            if (item.is_string())
                round.items.push_back(item.get<std::string>());
    return round;
}

bool LabelRounds::isRound(std::string_view subject) { return subject.starts_with(kRound); }
bool LabelRounds::isAnswer(std::string_view subject) { return subject.starts_with(kSaid); }
std::string LabelRounds::roundSubject(const std::string& round) { return std::string(kRound) + round; }
std::string LabelRounds::answerSubject(const std::string& round, const std::string& person) { return std::string(kSaid) + round + '/' + person; }

std::string_view LabelRounds::roundOf(std::string_view subject)
{
    if (isRound(subject))
        return subject.substr(kRound.size());
    if (!isAnswer(subject))
        return {};
    const auto slash = subject.find('/', kSaid.size());
    return subject.substr(kSaid.size(), slash == std::string_view::npos ? slash : slash - kSaid.size());
}

void LabelRounds::apply(const std::string& item, const std::string& subject, const std::string& value)
{
    const std::string id(roundOf(subject));
    if (isRound(subject)) {
        const auto found = std::ranges::find(m_rounds, id, &LabelRound::id);
        if (value.empty()) {
            if (found != m_rounds.end())
                m_rounds.erase(found);
        } else if (found != m_rounds.end()) {
            *found = roundFrom(id, value);
        } else {
            m_rounds.push_back(roundFrom(id, value));
        }
    } else if (isAnswer(subject)) {
        const std::string person(personOf(subject));
        const json read = value.empty() ? json() : json::parse(value, nullptr, false);
        auto& answers = m_answers[id];
        if (read.is_string())
            answers[person][item] = read.get<std::string>();
        else if (const auto found = answers.find(person); found != answers.end() && found->second.erase(item) > 0 && found->second.empty())
            answers.erase(found);
    }
}

std::string LabelRounds::valueOf(const std::string& item, const std::string& subject) const
{
    const std::string id(roundOf(subject));
    if (isRound(subject)) {
        const auto found = std::ranges::find(m_rounds, id, &LabelRound::id);
        return found == m_rounds.end() ? std::string() : textOf(*found);
    }
    const auto& all = answers(id);
    const auto person = all.find(std::string(personOf(subject)));
    if (person == all.end())
        return {};
    const auto said = person->second.find(item);
    return said == person->second.end() ? std::string() : json(said->second).dump(-1, ' ', false, json::error_handler_t::replace);
}

const LabelRound* LabelRounds::find(std::string_view idOrName) const
{
    for (auto round = m_rounds.rbegin(); round != m_rounds.rend(); ++round)
        if (round->id == idOrName || round->name == idOrName)
            return &*round;
    return nullptr;
}

const LabelRound* LabelRounds::open() const
{
    const auto found = std::find_if(m_rounds.rbegin(), m_rounds.rend(), [](const LabelRound& round) { return !round.isClosed; });
    return found == m_rounds.rend() ? nullptr : &*found;
}

const LabelRounds::Answers& LabelRounds::answers(const std::string& round) const
{
    static const Answers none;
    const auto found = m_answers.find(round);
    return found == m_answers.end() ? none : found->second;
}

} // namespace lathe
