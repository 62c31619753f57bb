#include "io/cell_types.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

namespace lathe {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// 10⁰ to 10²² are exact as doubles, so a mantissa up to 2⁵³ times or by one of them is rounded once, that is exactly
/// (Clinger 1990, How to read floating point numbers accurately, section 4).
constexpr std::array<double, 23> kPowersOfTen{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                              1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr std::uint64_t kLargestExact = std::uint64_t(1) << 53;

/// A number as std::from_chars knows it. One too small for a double is 0, one too large is none.
std::optional<double> fromChars(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size())
        return std::nullopt;
    if (error == std::errc::result_out_of_range) {
        const auto exponent = text.find_last_of("eE");
        const bool isTiny = exponent != std::string_view::npos ? text.substr(exponent + 1).starts_with('-')
                                                                : withoutBlanks(text).find_first_not_of("-0.") > 300;
        return isTiny ? std::optional(0.0) : std::nullopt;
    }
    if (error != std::errc() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// Takes the thousands separators out of the whole part and makes the decimal sign a point; nothing where the groups
/// are not of three digits.
std::optional<std::string> plainNumber(std::string_view text, const CellFormat& format)
{
    std::string plain;
    std::size_t at = 0;
    if (at < text.size() && text[at] == '-')
        plain += text[at++];
    std::size_t digits = 0;
    bool isGrouped = false;
    for (; at < text.size() && (isDigit(text[at]) || (text[at] == format.thousands && format.thousands != 0)); ++at) {
        if (isDigit(text[at])) {
            plain += text[at];
            ++digits;
            continue;
        }
        if (digits == 0 || digits > 3 || (isGrouped && digits != 3))
            return std::nullopt;
        isGrouped = true;
        digits = 0;
    }
    if (isGrouped && digits != 3)
        return std::nullopt;
    if (at < text.size() && text[at] == format.decimal) {
        plain += '.';
        ++at;
    }
    for (; at < text.size(); ++at) {
        if (!isDigit(text[at]) && text[at] != 'e' && text[at] != 'E' && text[at] != '+' && text[at] != '-')
            return std::nullopt;
        plain += text[at];
    }
    return plain;
}

} // namespace

const std::vector<std::string>& usualMissingTokens()
{
    static const std::vector<std::string> tokens{"NA",   "N/A",  "n/a",  "na",   "#N/A", "NaN",  "nan", "NAN",  "-nan", "-NaN",
                                                 "null", "NULL", "Null", "None", "none", "NONE", "nil", "<NA>", "\\N",  "NaT",
                                                 "?",    "-",    "--",   ".",    "#NULL!"};
    return tokens;
}

std::string_view withoutBlanks(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

NumberKind readNumber(std::string_view text, const CellFormat& format, double& value)
{
    text = withoutBlanks(text);
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-'))
            return NumberKind::None;
    }
    const char* at = text.data();
    const char* const end = at + text.size();
    const bool isNegative = at != end && *at == '-';
    at += isNegative;
    const char* const firstDigit = at;
    std::uint64_t mantissa = 0;
    for (; at != end && isDigit(*at); ++at)
        mantissa = mantissa * 10 + static_cast<std::uint64_t>(*at - '0');
    const auto wholeDigits = at - firstDigit;
    if (at == end) {
        if (wholeDigits == 0)
            return NumberKind::None;
        if (wholeDigits < 19) {
            value = isNegative ? -static_cast<double>(mantissa) : static_cast<double>(mantissa);
            const bool isIdentifier = mantissa > kLargestExact || (*firstDigit == '0' && wholeDigits > 1);
            return isIdentifier ? NumberKind::Identifier : NumberKind::Number;
        }
        const auto number = fromChars(text);
        if (!number)
            return NumberKind::None;
        value = *number;
        return NumberKind::Identifier;
    }
    if (*at == format.decimal) {
        const char* const firstFraction = ++at;
        for (; at != end && isDigit(*at); ++at)
            mantissa = mantissa * 10 + static_cast<std::uint64_t>(*at - '0');
        const auto fractionDigits = at - firstFraction;
        if (at == end && wholeDigits + fractionDigits == 0)
            return NumberKind::None;
        if (at == end && wholeDigits + fractionDigits < 19 && mantissa <= kLargestExact) {
            const double number = static_cast<double>(mantissa) / kPowersOfTen[static_cast<std::size_t>(fractionDigits)];
            value = isNegative ? -number : number;
            return NumberKind::Number;
        }
    }
    if (at != end && wholeDigits == 0 && firstDigit == at)
        return NumberKind::None; // words, without more work
    std::optional<double> number;
    if (format.decimal == '.' && format.thousands == 0) {
        number = fromChars(text);
    } else if (const auto plain = plainNumber(text, format)) {
        number = fromChars(*plain);
    }
    if (!number)
        return NumberKind::None;
    value = *number;
    return NumberKind::Number;
}

std::optional<double> parseNumber(std::string_view text, const CellFormat& format)
{
    double value = 0;
    if (readNumber(text, format, value) == NumberKind::None)
        return std::nullopt;
    return value;
}

std::optional<bool> parseTruth(std::string_view text)
{
    if (text.size() > 5)
        return std::nullopt;
    const std::string word = lowered(text);
    if (word == "true" || word == "yes" || word == "t" || word == "y")
        return true;
    if (word == "false" || word == "no" || word == "f" || word == "n")
        return false;
    return std::nullopt;
}

OddWord oddWordKind(std::string_view word, std::size_t times, std::size_t fits)
{
    constexpr std::size_t kManyValues = 20;
    if (times > fits || word.find_first_of("0123456789") != std::string_view::npos)
        return OddWord::Value;
    return times == 1 && fits >= kManyValues ? OddWord::Slip : OddWord::Missing;
}

MissingWords::MissingWords(const std::vector<std::string>& words)
{
    m_firsts.set(' ');
    m_firsts.set('\t');
    for (const std::string& word : words) {
        const std::string_view bare = withoutBlanks(word);
        if (bare.empty())
            continue;
        m_words.emplace_back(bare);
        m_firsts.set(static_cast<unsigned char>(bare.front()));
        m_longest = std::max(m_longest, bare.size());
    }
}

bool MissingWords::isListed(std::string_view cell) const
{
    cell = withoutBlanks(cell);
    if (cell.empty())
        return true;
    return cell.size() <= m_longest && std::find(m_words.begin(), m_words.end(), cell) != m_words.end();
}

std::vector<std::string> uniqueNames(std::vector<std::string> names)
{
    std::set<std::string> taken;
    for (std::size_t i = 0; i < names.size(); ++i) {
        names[i] = trimmed(names[i]);
        if (!names[i].empty())
            taken.insert(names[i]); // `name_2` must not meet a column that is called so
    }
    std::set<std::string> used;
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::string name = names[i].empty() ? "column_" + std::to_string(i + 1) : names[i];
        const bool isFree = names[i].empty() ? !taken.contains(name) : !used.contains(name);
        if (!isFree) {
            const std::string base = name;
            for (std::size_t count = 2; taken.contains(name) || used.contains(name); ++count)
                name = base + "_" + std::to_string(count);
        }
        used.insert(name);
        taken.insert(name);
        names[i] = std::move(name);
    }
    return names;
}

} // namespace lathe
