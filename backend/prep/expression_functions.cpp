#include "prep/expression_node.h"

#include "prep/time_parts.h"
#include "prep/words.h"

#include <algorithm>
#include <cmath>

namespace lathe::expression {

namespace {

double finite(double value)
{
    return std::isfinite(value) ? value : kMissingNumber;
}

template <double (*function)(double)>
void ofNumber(const std::vector<Block>& arguments, std::size_t rows, Block& result, Arena&)
{
    result.numbers.resize(rows);
    for (std::size_t i = 0; i < rows; ++i)
        result.numbers[i] = finite(function(arguments[0].numbers[i]));
}

template <double (*function)(double, double)>
void ofNumbers(const std::vector<Block>& arguments, std::size_t rows, Block& result, Arena&)
{
    result.numbers = arguments[0].numbers;
    for (std::size_t k = 1; k < arguments.size(); ++k)
        for (std::size_t i = 0; i < rows; ++i)
            result.numbers[i] = finite(function(result.numbers[i], arguments[k].numbers[i]));
}

template <double (*function)(std::int64_t)>
void ofTime(const std::vector<Block>& arguments, std::size_t rows, Block& result, Arena&)
{
    result.numbers.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::int64_t time = arguments[0].times[i];
        result.numbers[i] = time == kMissingTime ? kMissingNumber : function(time);
    }
}

template <std::string (*function)(std::string_view)>
void ofText(const std::vector<Block>& arguments, std::size_t rows, Block& result, Arena& arena)
{
    result.texts.resize(rows);
    for (std::size_t i = 0; i < rows; ++i)
        if (const std::string_view text = arguments[0].texts[i]; text.data())
            result.texts[i] = arena.emplace_back(function(text));
}

template <bool (*function)(std::string_view, std::string_view)>
void ofTexts(const std::vector<Block>& arguments, std::size_t rows, Block& result, Arena&)
{
    result.flags.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::string_view a = arguments[0].texts[i], b = arguments[1].texts[i];
        result.flags[i] = !a.data() || !b.data() ? kMissingFlag : static_cast<std::uint8_t>(function(a, b));
    }
}

double absolute(double x) { return std::abs(x); }
double logarithm(double x) { return x > 0 ? std::log(x) : kMissingNumber; }
double logarithm1(double x) { return x > -1 ? std::log1p(x) : kMissingNumber; }
double exponential(double x) { return std::exp(x); }
double root(double x) { return x >= 0 ? std::sqrt(x) : kMissingNumber; }
double rounded(double x) { return std::round(x); }
double below(double x) { return std::floor(x); }
double above(double x) { return std::ceil(x); }
double negative(double x) { return -x; }
double roundedTo(double x, double digits)
{
    const double factor = std::pow(10.0, std::round(digits));
    return std::round(x * factor) / factor;
}
// A missing value wins over any other.
double smaller(double a, double b) { return std::isnan(a) || std::isnan(b) ? kMissingNumber : std::min(a, b); }
double larger(double a, double b) { return std::isnan(a) || std::isnan(b) ? kMissingNumber : std::max(a, b); }
double sum(double a, double b) { return a + b; }
double differenceOf(double a, double b) { return a - b; }
double product(double a, double b) { return a * b; }
double quotient(double a, double b) { return b == 0 ? kMissingNumber : a / b; }
double remainderOf(double a, double b) { return b == 0 ? kMissingNumber : a - b * std::floor(a / b); }
// The library has 1 for a missing base with exponent 0 and for base 1 with a missing exponent.
double power(double a, double b) { return std::isnan(a) || std::isnan(b) ? kMissingNumber : std::pow(a, b); }

bool hasPart(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }
bool hasStart(std::string_view text, std::string_view part) { return text.starts_with(part); }

void lengthOf(const std::vector<Block>& arguments, std::size_t rows, Block& result, Arena&)
{
    result.numbers.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::string_view text = arguments[0].texts[i];
        result.numbers[i] = text.data() ? static_cast<double>(characterCount(text)) : kMissingNumber;
    }
}

void daysBetween(const std::vector<Block>& arguments, std::size_t rows, Block& result, Arena&)
{
    constexpr double kMicrosecondsADay = 86400e6;
    result.numbers.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::int64_t from = arguments[0].times[i], to = arguments[1].times[i];
        result.numbers[i] = from == kMissingTime || to == kMissingTime ? kMissingNumber
                                                                       : (static_cast<double>(to) - static_cast<double>(from)) / kMicrosecondsADay;
    }
}

constexpr Function kFunctions[]{
    {"abs", "n", Kind::Number, &ofNumber<absolute>, "abs(number)"},
    {"log", "n", Kind::Number, &ofNumber<logarithm>, "log(number)"},
    {"log1p", "n", Kind::Number, &ofNumber<logarithm1>, "log1p(number)"},
    {"exp", "n", Kind::Number, &ofNumber<exponential>, "exp(number)"},
    {"sqrt", "n", Kind::Number, &ofNumber<root>, "sqrt(number)"},
    {"round", "n", Kind::Number, &ofNumber<rounded>, "round(number) or round(number, digits)"},
    {"round", "nn", Kind::Number, &ofNumbers<roundedTo>, "round(number) or round(number, digits)"},
    {"floor", "n", Kind::Number, &ofNumber<below>, "floor(number)"},
    {"ceil", "n", Kind::Number, &ofNumber<above>, "ceil(number)"},
    {"min", "nn+", Kind::Number, &ofNumbers<smaller>, "min(number, number, …)"},
    {"max", "nn+", Kind::Number, &ofNumbers<larger>, "max(number, number, …)"},
    {"lower", "t", Kind::Text, &ofText<lowerText>, "lower(text)"},
    {"upper", "t", Kind::Text, &ofText<upperText>, "upper(text)"},
    {"length", "t", Kind::Number, &lengthOf, "length(text)"},
    {"contains", "tt", Kind::Flag, &ofTexts<hasPart>, "contains(text, part)"},
    {"starts_with", "tt", Kind::Flag, &ofTexts<hasStart>, "starts_with(text, part)"},
    {"year", "d", Kind::Number, &ofTime<yearOf>, "year(time)"},
    {"month", "d", Kind::Number, &ofTime<monthOf>, "month(time)"},
    {"day", "d", Kind::Number, &ofTime<dayOf>, "day(time)"},
    {"weekday", "d", Kind::Number, &ofTime<weekdayOf>, "weekday(time)"},
    {"hour", "d", Kind::Number, &ofTime<hourOf>, "hour(time)"},
    {"days_between", "dd", Kind::Number, &daysBetween, "days_between(from, to)"},
};

struct Numbers {
    static const std::vector<double>& of(const Block& block) { return block.numbers; }
    static std::vector<double>& of(Block& block) { return block.numbers; }
    static bool isMissing(double value) { return std::isnan(value); }
    static constexpr double kMissing = kMissingNumber;
};
struct Times {
    static const std::vector<std::int64_t>& of(const Block& block) { return block.times; }
    static std::vector<std::int64_t>& of(Block& block) { return block.times; }
    static bool isMissing(std::int64_t value) { return value == kMissingTime; }
    static constexpr std::int64_t kMissing = kMissingTime;
};
struct Flags {
    static const std::vector<std::uint8_t>& of(const Block& block) { return block.flags; }
    static std::vector<std::uint8_t>& of(Block& block) { return block.flags; }
    static bool isMissing(std::uint8_t value) { return value == kMissingFlag; }
    static constexpr std::uint8_t kMissing = kMissingFlag;
};
struct Texts {
    static const std::vector<std::string_view>& of(const Block& block) { return block.texts; }
    static std::vector<std::string_view>& of(Block& block) { return block.texts; }
    static bool isMissing(std::string_view value) { return !value.data(); }
    static constexpr std::string_view kMissing{};
};

template <class Values, char symbol>
void compare(const std::vector<Block>& arguments, std::size_t rows, Block& result, Arena&)
{
    const auto& left = Values::of(arguments[0]);
    const auto& right = Values::of(arguments[1]);
    result.flags.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const auto a = left[i], b = right[i];
        bool holds = false;
        if constexpr (symbol == '=') holds = a == b;
        else if constexpr (symbol == '!') holds = a != b;
        else if constexpr (symbol == '<') holds = a < b;
        else if constexpr (symbol == '{') holds = a <= b;
        else if constexpr (symbol == '>') holds = a > b;
        else holds = a >= b;
        result.flags[i] = Values::isMissing(a) || Values::isMissing(b) ? kMissingFlag : static_cast<std::uint8_t>(holds);
    }
}

template <class Values>
Apply compareBy(char symbol)
{
    switch (symbol) {
    case '=': return &compare<Values, '='>;
    case '!': return &compare<Values, '!'>;
    case '<': return &compare<Values, '<'>;
    case '{': return &compare<Values, '{'>;
    case '>': return &compare<Values, '>'>;
    default: return &compare<Values, '}'>;
    }
}

template <class Values, bool isNegated>
void missing(const std::vector<Block>& arguments, std::size_t rows, Block& result, Arena&)
{
    const auto& values = Values::of(arguments[0]);
    result.flags.resize(rows);
    for (std::size_t i = 0; i < rows; ++i)
        result.flags[i] = Values::isMissing(values[i]) != isNegated;
}

template <class Values>
void choose(const std::vector<Block>& arguments, std::size_t rows, Block& result, Arena&)
{
    const auto& yes = Values::of(arguments[1]);
    const auto& no = Values::of(arguments[2]);
    auto& values = Values::of(result);
    values.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::uint8_t flag = arguments[0].flags[i];
        values[i] = flag == kMissingFlag ? Values::kMissing : flag != 0 ? yes[i] : no[i];
    }
}

void both(const std::vector<Block>& arguments, std::size_t rows, Block& result, Arena&)
{
    result.flags.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::uint8_t a = arguments[0].flags[i], b = arguments[1].flags[i];
        result.flags[i] = a == 0 || b == 0 ? std::uint8_t{0} : std::max(a, b);
    }
}

void either(const std::vector<Block>& arguments, std::size_t rows, Block& result, Arena&)
{
    result.flags.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::uint8_t a = arguments[0].flags[i], b = arguments[1].flags[i];
        result.flags[i] = a == 1 || b == 1 ? std::uint8_t{1} : std::max(a, b);
    }
}

void opposite(const std::vector<Block>& arguments, std::size_t rows, Block& result, Arena&)
{
    result.flags.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::uint8_t a = arguments[0].flags[i];
        result.flags[i] = a == kMissingFlag ? a : static_cast<std::uint8_t>(a == 0);
    }
}

} // namespace

const Function* findFunction(std::string_view name, std::size_t count)
{
    const Function* found = nullptr;
    for (const Function& function : kFunctions)
        if (function.name == name && (!found || function.arguments.size() == count))
            found = &function;
    return found;
}

std::vector<std::string> functionNames()
{
    std::vector<std::string> names{"if"};
    for (const Function& function : kFunctions)
        if (names.back() != function.name)
            names.emplace_back(function.name);
    return names;
}

Apply arithmetic(char symbol)
{
    switch (symbol) {
    case '+': return &ofNumbers<sum>;
    case '-': return &ofNumbers<differenceOf>;
    case '*': return &ofNumbers<product>;
    case '/': return &ofNumbers<quotient>;
    case '%': return &ofNumbers<remainderOf>;
    default: return &ofNumbers<power>;
    }
}

Apply comparison(char symbol, Kind kind)
{
    switch (kind) {
    case Kind::Number: return compareBy<Numbers>(symbol);
    case Kind::Time: return compareBy<Times>(symbol);
    case Kind::Flag: return compareBy<Flags>(symbol);
    case Kind::Text: break;
    }
    return compareBy<Texts>(symbol);
}

Apply negation()
{
    return &ofNumber<negative>;
}

Apply logic(char symbol)
{
    return symbol == '&' ? &both : symbol == '|' ? &either : &opposite;
}

Apply isMissing(Kind kind, bool isNegated)
{
    switch (kind) {
    case Kind::Number: return isNegated ? &missing<Numbers, true> : &missing<Numbers, false>;
    case Kind::Time: return isNegated ? &missing<Times, true> : &missing<Times, false>;
    case Kind::Flag: return isNegated ? &missing<Flags, true> : &missing<Flags, false>;
    case Kind::Text: break;
    }
    return isNegated ? &missing<Texts, true> : &missing<Texts, false>;
}

Apply choice(Kind kind)
{
    switch (kind) {
    case Kind::Number: return &choose<Numbers>;
    case Kind::Time: return &choose<Times>;
    case Kind::Flag: return &choose<Flags>;
    case Kind::Text: break;
    }
    return &choose<Texts>;
}

} // namespace lathe::expression
