// Rounds of labelling: the same pictures given to several people, none of whom sees what the others say.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lathe {

struct LabelRound {
    std::string id; ///< as an event's
    std::string name;
    std::uint64_t seed = 0;         ///< that its pictures were drawn with
    bool isClosed = false;          ///< nobody answers any more, and everybody may see the answers
    std::vector<std::string> items; ///< itemKey(), in the order in which they are asked
    bool operator==(const LabelRound&) const = default;
};

/// As LabelChange::value; the other direction gives a round without pictures for what cannot be read.
std::string textOf(const LabelRound& round);
LabelRound roundFrom(const std::string& id, const std::string& text);

/// All rounds of a dataset with the answers, as the journal says:
///
///   subject               item       value
///   round/ROUND           (none)     {"name": "first", "seed": 1, "closed": false, "items": […]}
///   said/ROUND/PERSON     a picture  "cat": the id of a class
class LabelRounds {
public:
    static bool isRound(std::string_view subject);
    static bool isAnswer(std::string_view subject);
    static std::string roundSubject(const std::string& round);
    static std::string answerSubject(const std::string& round, const std::string& person);
    /// The round of either subject; empty for others.
    static std::string_view roundOf(std::string_view subject);

    /// An empty value takes the round or the answer away.
    void apply(const std::string& item, const std::string& subject, const std::string& value);
    /// As LabelChange::value; empty: there is none.
    std::string valueOf(const std::string& item, const std::string& subject) const;

    /// Oldest first.
    const std::vector<LabelRound>& all() const { return m_rounds; }
    const LabelRound* find(std::string_view idOrName) const;
    /// The newest that is open; null: none.
    const LabelRound* open() const;
    /// The people who answered, by name, each with the ids of the classes by picture.
    using Answers = std::map<std::string, std::map<std::string, std::string>>;
    const Answers& answers(const std::string& round) const;

private:
    std::vector<LabelRound> m_rounds;
    std::map<std::string, Answers> m_answers; ///< by round
};

} // namespace lathe
