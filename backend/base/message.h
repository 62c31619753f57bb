// A sentence for people together with its values, so that a window can say it in another language.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace lathe {

/// A template with its values, or a value: the name of a column, a number. Made by say() and
/// sayCounted().
struct Message {
    enum class Kind : std::uint8_t {
        Value,    ///< the same in every language
        Number,   ///< with commas between thousands, perhaps with a unit: "$14,999", "4.7 %"
        Sentence, ///< English, with %1 to %9 for the values
    };
    Kind kind = Kind::Value;
    std::string text;
    std::string one; ///< for a count of one, where `text` is for others; empty: there is no count
    std::int64_t count = 0;
    std::vector<Message> values;

    Message() = default;
    Message(std::string value) : text(std::move(value)) {}
    Message(const char*) = delete; // say() for words, std::string for a value
    template <class Number,
              class = std::enable_if_t<std::is_integral_v<Number> && !std::is_same_v<Number, bool>>>
    Message(Number number) : Message(numbered(static_cast<std::int64_t>(number)))
    {
    }

    bool empty() const { return text.empty(); }
    bool operator==(const Message&) const = default;

    /// What the command line prints.
    std::string english() const;
    /// `word` gives the template of a sentence, `number` writes a Number as people there do.
    std::string in(const std::function<std::string(const Message&)>& word,
                   const std::function<std::string(const std::string&)>& number) const;

private:
    static Message numbered(std::int64_t number);
};

/// A formatted number; see Message::Kind::Number.
Message figure(std::string text);

/// say("%1 is always %2", column, value)
template <class... Values>
Message say(std::string text, Values&&... values)
{
    Message message;
    message.kind = Message::Kind::Sentence;
    message.text = std::move(text);
    (message.values.push_back(Message(std::forward<Values>(values))), ...);
    return message;
}

/// sayCounted(3, "%1 row is missing in %2", "%1 rows are missing in %2", column): the count is %1.
template <class... Values>
Message sayCounted(std::int64_t count, std::string one, std::string many, Values&&... values)
{
    Message message = say(std::move(many), count, std::forward<Values>(values)...);
    message.one = std::move(one);
    message.count = count;
    return message;
}

/// With `separator` between them, which is the same in every language: "; ".
Message joined(const std::vector<Message>& parts, std::string_view separator);

} // namespace lathe
