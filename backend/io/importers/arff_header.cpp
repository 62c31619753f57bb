#include "io/importers/arff_header.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace lathe {

namespace {

constexpr std::string_view kBlanks = " \t\r";

void skipBlanks(std::string_view& line)
{
    line.remove_prefix(std::min(line.find_first_not_of(kBlanks), line.size()));
}

/// The character behind a backslash; Weka escapes quotes, backslashes, percent signs, and line ends as letters.
char unescaped(char letter)
{
    switch (letter) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'r': return '\r';
    default: return letter;
    }
}

/// Digits from `at`, at most `most`.
std::optional<int> takeNumber(std::string_view text, std::size_t& at, std::size_t most)
{
    int value = 0;
    const std::size_t start = at;
    while (at < text.size() && at - start < most && text[at] >= '0' && text[at] <= '9')
        value = value * 10 + (text[at++] - '0');
    return at > start ? std::optional(value) : std::nullopt;
}

/// January or Jan.
std::optional<int> takeMonthName(std::string_view text, std::size_t& at)
{
    constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
    const std::string rest = lowered(text.substr(at, 9));
    for (std::size_t i = 0; i < kMonths.size(); ++i)
        for (const std::string_view name : {kMonths[i], kMonths[i].substr(0, 3)})
            if (rest.starts_with(name)) {
                at += name.size();
                return static_cast<int>(i) + 1;
            }
    return std::nullopt;
}

/// Z, +01:00 or +0100, in minutes.
std::optional<int> takeZone(std::string_view text, std::size_t& at)
{
    if (at < text.size() && text[at] == 'Z') {
        ++at;
        return 0;
    }
    if (at >= text.size() || (text[at] != '+' && text[at] != '-'))
        return std::nullopt;
    const int sign = text[at++] == '-' ? -1 : 1;
    const auto hours = takeNumber(text, at, 2);
    if (at < text.size() && text[at] == ':')
        ++at;
    const auto minutes = takeNumber(text, at, 2);
    return hours ? std::optional(sign * (*hours * 60 + minutes.value_or(0))) : std::nullopt;
}

} // namespace

Result<std::optional<ArffToken>> nextArffToken(std::string_view& line, std::string_view ends)
{
    skipBlanks(line);
    if (line.empty())
        return std::optional<ArffToken>();
    ArffToken token;
    const char quote = line.front();
    if (quote != '\'' && quote != '"') {
        const auto end = std::min(line.find_first_of(std::string(kBlanks).append(ends)), line.size());
        token.text = line.substr(0, end);
        line.remove_prefix(end);
        return std::optional(std::move(token));
    }
    token.isQuoted = true;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size()) {
            token.text += unescaped(line[++i]);
        } else if (line[i] == quote) {
            line.remove_prefix(i + 1);
            return std::optional(std::move(token));
        } else {
            token.text += line[i];
        }
    }
    return fail(ErrorCode::Parse, "A quote is not closed");
}

Result<ArffAttribute> parseArffAttribute(std::string_view line)
{
    ArffAttribute attribute;
    LATHE_TRY(const auto name, nextArffToken(line, "{"));
    if (!name)
        return fail(ErrorCode::Parse, "The attribute has no name");
    attribute.name = name->text;
    skipBlanks(line);
    if (line.starts_with('{')) {
        attribute.kind = ArffAttribute::Kind::Nominal;
        line.remove_prefix(1);
        for (;;) {
            skipBlanks(line);
            if (line.starts_with(',')) {
                line.remove_prefix(1);
                continue;
            }
            if (line.empty())
                return fail(ErrorCode::Parse, "The list of values of “" + attribute.name + "” is not closed by }");
            if (line.starts_with('}'))
                return attribute;
            LATHE_TRY(auto value, nextArffToken(line, ",}"));
            // Unquoted values may have blanks inside.
            while (value && !value->isQuoted) {
                std::string_view ahead = line;
                skipBlanks(ahead);
                if (ahead.empty() || ahead.front() == ',' || ahead.front() == '}')
                    break;
                LATHE_TRY(const auto more, nextArffToken(line, ",}"));
                value->text += " " + (more ? more->text : std::string());
            }
            if (value
                && attribute.codes.emplace(value->text, static_cast<std::uint32_t>(attribute.levels.size())).second)
                attribute.levels.push_back(value->text);
        }
    }
    LATHE_TRY(const auto type, nextArffToken(line, ""));
    const std::string word = type ? lowered(type->text) : std::string();
    if (word == "numeric" || word == "real" || word == "integer")
        return attribute;
    if (word == "string") {
        attribute.kind = ArffAttribute::Kind::Text;
        return attribute;
    }
    if (word == "date") {
        attribute.kind = ArffAttribute::Kind::Date;
        LATHE_TRY(const auto format, nextArffToken(line, ""));
        if (format) {
            attribute.dateFormat = format->text;
            if (!format->isQuoted && !trimmed(line).empty())
                attribute.dateFormat += " " + trimmed(line);
        }
        return attribute;
    }
    if (word == "relational")
        return fail(ErrorCode::Incompatible,
                    "“" + attribute.name + "” is relational: tables inside of cells do not come in",
                    "Remove the attribute, or save one relation as a file of its own");
    return fail(ErrorCode::Parse, "“" + attribute.name + "” has no type that ARFF knows",
                "There are numeric, string, date and {values}");
}

std::optional<std::int64_t> parseJavaDate(std::string_view text, std::string_view pattern)
{
    int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0, zone = 0;
    std::optional<bool> isAfternoon;
    std::size_t at = 0;
    const auto take = [&](int& field, std::size_t count, std::size_t most) {
        // A field that another follows at once has as many digits as letters.
        const auto value = takeNumber(text, at, std::max(count, most));
        field = value.value_or(0);
        return value.has_value();
    };
    for (std::size_t i = 0; i < pattern.size();) {
        const char letter = pattern[i];
        if (letter == '\'') {
            const std::size_t end = std::min(pattern.find('\'', i + 1), pattern.size());
            const std::string_view literal = end == i + 1 ? std::string_view("'") : pattern.substr(i + 1, end - i - 1);
            if (!text.substr(std::min(at, text.size())).starts_with(literal))
                return std::nullopt;
            at += literal.size();
            i = end + 1;
            continue;
        }
        const std::size_t end = std::min(pattern.find_first_not_of(letter, i), pattern.size());
        const std::size_t count = end - i;
        const bool isFollowed =
            end < pattern.size()
            && ((pattern[end] >= 'a' && pattern[end] <= 'z') || (pattern[end] >= 'A' && pattern[end] <= 'Z'));
        const std::size_t two = isFollowed ? count : 2;
        bool isRead = true;
        switch (letter) {
        case 'y': {
            const std::size_t start = at;
            isRead = take(year, count, isFollowed ? count : 4);
            if (isRead && count == 2 && at - start <= 2)
                year += year < 69 ? 2000 : 1900; // as POSIX has it
            break;
        }
        case 'M':
            if (count >= 3) {
                const auto named = takeMonthName(text, at);
                isRead = named.has_value();
                month = named.value_or(1);
            } else {
                isRead = take(month, count, two);
            }
            break;
        case 'd': isRead = take(day, count, two); break;
        case 'H':
        case 'h': isRead = take(hour, count, two); break;
        case 'm': isRead = take(minute, count, two); break;
        case 's': isRead = take(second, count, two); break;
        case 'S': isRead = take(millisecond, count, 3); break;
        case 'a': {
            const std::string half = lowered(text.substr(std::min(at, text.size()), 2));
            isRead = half == "am" || half == "pm";
            isAfternoon = half == "pm";
            at += 2;
            break;
        }
        case 'Z':
        case 'X': {
            const auto found = takeZone(text, at);
            isRead = found.has_value();
            zone = found.value_or(0);
            break;
        }
        default: isRead = at + count <= text.size() && text.substr(at, count) == pattern.substr(i, count); at += count;
        }
        if (!isRead)
            return std::nullopt;
        i = end;
    }
    if (isAfternoon)
        hour = hour % 12 + (*isAfternoon ? 12 : 0);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (at != text.size() || !date.ok() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    const std::int64_t seconds = ((days * 24 + hour) * 60 + minute - zone) * 60 + second;
    return (seconds * 1000 + millisecond) * 1000;
}

} // namespace lathe
