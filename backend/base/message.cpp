#include "base/message.h"

#include "base/text.h"

namespace lathe {

Message Message::numbered(std::int64_t number)
{
    return figure(grouped(number));
}

std::string Message::english() const
{
    return in(
        [](const Message& sentence) {
            return sentence.count == 1 && !sentence.one.empty() ? sentence.one : sentence.text;
        },
        [](const std::string& number) { return number; });
}

std::string Message::in(const std::function<std::string(const Message&)>& word,
                        const std::function<std::string(const std::string&)>& number) const
{
    if (kind == Kind::Value)
        return text;
    if (kind == Kind::Number)
        return number(text);
    const std::string sentence = word(*this);
    std::string filled;
    for (std::size_t i = 0; i < sentence.size(); ++i) { // in one pass: a value may hold %1 itself
        const bool isPlace = sentence[i] == '%' && i + 1 < sentence.size() &&
                             sentence[i + 1] >= '1' && sentence[i + 1] <= '9';
        const std::size_t place =
            isPlace ? static_cast<std::size_t>(sentence[i + 1] - '1') : values.size();
        if (place < values.size()) {
            filled += values[place].in(word, number);
            ++i;
        } else {
            filled += sentence[i];
        }
    }
    return filled;
}

Message figure(std::string text)
{
    Message message(std::move(text));
    message.kind = Message::Kind::Number;
    return message;
}

Message joined(const std::vector<Message>& parts, std::string_view separator)
{
    Message list;
    for (const Message& part : parts)
        list = list.empty() ? part : say("%1" + std::string(separator) + "%2", list, part);
    return list;
}

} // namespace lathe
