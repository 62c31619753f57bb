#include "io/cell_types.h"

#include <chrono>

namespace lathe {

namespace {

constexpr std::int64_t kSecond = 1'000'000;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A number of `least` to `most` digits, taken off the text; -1 where there is none.
int takeNumber(std::string_view& text, std::size_t least, std::size_t most, std::size_t* digits = nullptr)
{
    int value = 0;
    std::size_t count = 0;
    while (count < text.size() && isDigit(text[count]) && count <= most)
        value = value * 10 + (text[count++] - '0');
    if (count < least || count > most)
        return -1;
    text.remove_prefix(count);
    if (digits)
        *digits = count;
    return value;
}

bool takeChar(std::string_view& text, char c)
{
    if (!text.starts_with(c))
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<std::int64_t> dayStart(int year, int month, int day)
{
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok())
        return std::nullopt;
    return duration_cast<microseconds>(sys_days(date).time_since_epoch()).count();
}

/// "14:27", "9:05:10.25", "9:05 PM" and nothing after.
std::optional<std::int64_t> timeOfDay(std::string_view text)
{
    int hours = takeNumber(text, 1, 2);
    if (hours < 0 || hours > 23 || !takeChar(text, ':'))
        return std::nullopt;
    const int minutes = takeNumber(text, 2, 2);
    if (minutes < 0 || minutes > 59)
        return std::nullopt;
    std::int64_t fraction = 0;
    int seconds = 0;
    if (takeChar(text, ':')) {
        seconds = takeNumber(text, 2, 2);
        if (seconds < 0 || seconds > 60)
            return std::nullopt;
        if (takeChar(text, '.')) {
            if (text.empty() || !isDigit(text.front()))
                return std::nullopt;
            for (std::int64_t scale = kSecond / 10; !text.empty() && isDigit(text.front()); text.remove_prefix(1), scale /= 10)
                fraction += (text.front() - '0') * scale;
        }
    }
    takeChar(text, ' ');
    if (text.size() == 2 && (text[1] == 'M' || text[1] == 'm')) {
        const bool isAfternoon = text[0] == 'P' || text[0] == 'p';
        if ((!isAfternoon && text[0] != 'A' && text[0] != 'a') || hours < 1 || hours > 12)
            return std::nullopt;
        hours = hours % 12 + (isAfternoon ? 12 : 0);
        text = {};
    }
    if (!text.empty())
        return std::nullopt;
    return ((hours * 60 + minutes) * 60 + seconds) * kSecond + fraction;
}

/// Three numbers in the order of the letters in `order`.
std::optional<std::int64_t> ordered(std::string_view text, std::string_view order)
{
    int year = 0, month = 0, day = 0;
    char separator = 0;
    std::size_t shortest = 2;
    std::size_t yearDigits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        if (i == 1) {
            separator = text.empty() ? '\0' : text.front();
            if (separator != '.' && separator != '/' && separator != '-')
                return std::nullopt;
        }
        if (i > 0 && !takeChar(text, separator))
            return std::nullopt;
        std::size_t digits = 0;
        const int number = order[i] == 'y' ? takeNumber(text, 2, 4, &yearDigits) : takeNumber(text, 1, 2, &digits);
        if (number < 0)
            return std::nullopt;
        (order[i] == 'y' ? year : order[i] == 'm' ? month : day) = number;
        if (order[i] != 'y')
            shortest = std::min(shortest, digits);
    }
    // 1.2.34 is a section or a version rather than a day
    if (yearDigits == 3 || (yearDigits == 2 && separator == '.' && shortest < 2))
        return std::nullopt;
    if (yearDigits == 2)
        year += year < 69 ? 2000 : 1900;
    const auto start = dayStart(year, month, day);
    if (!start || text.empty())
        return start;
    if (text.front() != ' ' && text.front() != 'T')
        return std::nullopt;
    const auto rest = timeOfDay(withoutBlanks(text.substr(1)));
    if (!rest)
        return std::nullopt;
    return *start + *rest;
}

/// `2020-01-31` and `2020-01-31 14:27:51`, by far the most usual, without the work of the general case.
std::optional<std::int64_t> plainIso(std::string_view text)
{
    if ((text.size() != 10 && text.size() != 19) || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    unsigned wrong = 0;
    const auto two = [&](std::size_t at) {
        const auto tens = static_cast<unsigned>(text[at] - '0'), ones = static_cast<unsigned>(text[at + 1] - '0');
        wrong |= unsigned(tens > 9) | unsigned(ones > 9);
        return tens * 10 + ones;
    };
    const unsigned year = two(0) * 100 + two(2);
    const unsigned month = two(5), day = two(8);
    if (wrong != 0 || month - 1 > 11 || day - 1 > 27) // the last days of a month go the general way
        return std::nullopt;
    // days since 1970: years from March, so that the leap day comes last (Richards 2013, Explanatory Supplement, 15.11)
    const unsigned shifted = year + 8000 - (month < 3 ? 1 : 0);
    const unsigned months = month < 3 ? month + 9 : month - 3;
    const std::int64_t days = std::int64_t(shifted) * 365 + shifted / 4 - shifted / 100 + shifted / 400
        + (months * 153 + 2) / 5 + day - 1 - 3'641'408;
    if (text.size() == 10)
        return days * 86'400 * kSecond;
    if ((text[10] != ' ' && text[10] != 'T') || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const unsigned hours = two(11), minutes = two(14), seconds = two(17);
    if (wrong != 0 || hours > 23 || minutes > 59 || seconds > 59)
        return std::nullopt;
    return (days * 86'400 + hours * 3600 + minutes * 60 + seconds) * kSecond;
}

} // namespace

std::optional<std::int64_t> parseCellTime(std::string_view text, const CellFormat& format)
{
    text = withoutBlanks(text);
    if (text.size() < 6 || text.size() > 40 || !isDigit(text.front()))
        return std::nullopt;
    if (format.time.empty() || format.time == "iso") {
        if (const auto time = plainIso(text))
            return time;
        if (const auto time = parseTime(text))
            return time;
    }
    if (format.time == "iso")
        return std::nullopt;
    if (!format.time.empty()) {
        if (const auto time = ordered(text, format.time))
            return time;
        return parseTime(text); // a year first leaves no doubt
    }
    for (const std::string_view order : {"ymd", "dmy", "mdy"})
        if (const auto time = ordered(text, order))
            return time;
    return std::nullopt;
}

} // namespace lathe
