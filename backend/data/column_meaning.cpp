#include "data/column_meaning.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lathe {

namespace {

constexpr std::int64_t kFewRows = 20;       ///< below, that all values differ says nothing
constexpr std::size_t kLooks = 1000;        ///< texts that are looked at
constexpr double kMost = 0.9;               ///< of these must look alike: some are always odd
constexpr std::int64_t kFewCategories = 50;

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isAlnum(char c) { return isDigit(c) || isLower(c) || (c & 0x80) != 0; }

template <std::size_t N>
bool hasAny(const std::vector<std::string>& words, const std::array<std::string_view, N>& wanted)
{
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
    });
}

constexpr std::array<std::string_view, 9> kIdentifierWords{"id", "ids", "uuid", "guid", "key", "index", "identifier", "rownum", "rowid"};
constexpr std::array<std::string_view, 19> kMoneyWords{"price", "prices", "cost",   "costs",   "income", "salary",  "revenue",
                                                       "amount", "fare",  "fee",    "fees",    "tax",    "wage",    "payment",
                                                       "balance", "profit", "usd",  "eur",     "dollars"};
constexpr std::array<std::string_view, 5> kPercentWords{"percent", "percentage", "pct", "share", "ratio"};
constexpr std::array<std::string_view, 4> kYearWords{"year", "yr", "years", "built"};
constexpr std::array<std::string_view, 6> kPostalWords{"zip", "zipcode", "postal", "postcode", "plz", "zipcodes"};
constexpr std::array<std::string_view, 18> kCategoryWords{"class", "code",  "type",   "category", "group", "cluster",
                                                          "zone",  "region", "grade", "label",    "status", "kind",
                                                          "pclass", "district", "flag", "gender", "sex",  "subclass"};

struct NamedUnit {
    std::string_view word, unit;
};
constexpr std::array<NamedUnit, 40> kUnits{{
    {"usd", "$"},      {"dollar", "$"},   {"dollars", "$"}, {"eur", "€"},      {"euro", "€"},    {"euros", "€"},   {"gbp", "£"},
    {"pct", "%"},      {"percent", "%"},  {"percentage", "%"}, {"km", "km"},   {"cm", "cm"},     {"mm", "mm"},     {"kg", "kg"},
    {"lbs", "lb"},     {"lb", "lb"},      {"mg", "mg"},     {"ml", "ml"},      {"sqft", "sq ft"}, {"sqm", "m²"},   {"m2", "m²"},
    {"mph", "mph"},    {"kmh", "km/h"},   {"kph", "km/h"},  {"mpg", "mpg"},    {"kwh", "kWh"},   {"kw", "kW"},     {"mw", "MW"},
    {"mwh", "MWh"},    {"hz", "Hz"},      {"celsius", "°C"}, {"fahrenheit", "°F"}, {"kelvin", "K"}, {"sec", "s"},  {"secs", "s"},
    {"seconds", "s"},  {"ms", "ms"},      {"hours", "h"},   {"minutes", "min"}, {"days", "d"},
}};

/// What stands between the last brackets of a name, if it is short and no number.
std::string bracketed(std::string_view name)
{
    if (name.empty() || (name.back() != ')' && name.back() != ']'))
        return {};
    const std::size_t open = name.rfind(name.back() == ')' ? '(' : '[');
    if (open == std::string_view::npos || open == 0)
        return {};
    const std::string inside = trimmed(name.substr(open + 1, name.size() - open - 2));
    return inside.size() > 8 || std::any_of(inside.begin(), inside.end(), isDigit) ? std::string() : inside;
}

bool looksLikeEmail(std::string_view text)
{
    const std::size_t at = text.find('@');
    return at != std::string_view::npos && at > 0 && text.find('@', at + 1) == std::string_view::npos &&
           text.find('.', at) != std::string_view::npos && text.find(' ') == std::string_view::npos;
}

bool looksLikeUrl(std::string_view text)
{
    return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
}

/// ISO 8601, or three numbers of which one may be a year: 31.12.1999, 12/31/99.
bool looksLikeDate(std::string_view text)
{
    if (parseTime(text))
        return true;
    for (const char separator : {'.', '/', '-'}) {
        const std::vector<std::string> parts = split(text.substr(0, text.find(' ')), separator);
        if (parts.size() != 3)
            continue;
        return std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
            return !part.empty() && part.size() <= 4 && std::all_of(part.begin(), part.end(), isDigit);
        });
    }
    return false;
}

bool looksLikePostalCode(std::string_view text)
{
    return text.size() == 5 && std::all_of(text.begin(), text.end(), isDigit);
}

template <class Looks>
bool mostLook(const Column& column, Looks looks)
{
    const std::size_t step = std::max<std::size_t>(1, column.size() / kLooks);
    std::size_t seen = 0;
    std::size_t like = 0;
    for (std::size_t row = 0; row < column.size(); row += step) {
        if (column.isMissing(row))
            continue;
        ++seen;
        like += looks(column.cell(row));
    }
    return seen > 0 && static_cast<double>(like) >= kMost * static_cast<double>(seen);
}

/// All values differ: exactly, or as far as the estimate can tell.
bool allDiffer(const ColumnProfile& profile)
{
    const std::int64_t present = profile.rows - profile.missing;
    return profile.isEstimated ? static_cast<double>(profile.distinct) > 0.97 * static_cast<double>(present)
                               : profile.distinct == present;
}

/// Counts without a gap: 1, 2, 3, … in whatever order.
bool isNumbered(const ColumnProfile& profile)
{
    return profile.isWhole && *profile.maximum - *profile.minimum + 1 == static_cast<double>(profile.rows - profile.missing);
}

std::string meaningOfNumbers(const ColumnProfile& profile, const std::vector<std::string>& words)
{
    const bool isMany = profile.rows - profile.missing >= kFewRows;
    if (isMany && profile.isWhole && allDiffer(profile) && (isNumbered(profile) || hasAny(words, kIdentifierWords)))
        return "identifier";
    const double low = *profile.minimum;
    const double high = *profile.maximum;
    if (profile.isWhole && hasAny(words, kPostalWords) && low >= 0 && high <= 99999)
        return "postal code";
    if (profile.isWhole && hasAny(words, kYearWords) && low >= 1000 && high <= 2200)
        return "year";
    if (profile.unit == "$" || profile.unit == "€" || profile.unit == "£" || hasAny(words, kMoneyWords))
        return "currency";
    if ((profile.unit == "%" || hasAny(words, kPercentWords)) && low >= 0 && high <= 100)
        return "percent";
    if (isMany && profile.isWhole && (profile.distinct == 2 || (hasAny(words, kCategoryWords) && profile.distinct <= kFewCategories)))
        return "category as number";
    return {};
}

std::string meaningOfTexts(const Column& column, const ColumnProfile& profile, const std::vector<std::string>& words)
{
    if (mostLook(column, looksLikeEmail))
        return "email";
    if (mostLook(column, looksLikeUrl))
        return "url";
    if (mostLook(column, looksLikeDate))
        return "date as text";
    if (hasAny(words, kPostalWords) && mostLook(column, looksLikePostalCode))
        return "postal code";
    const bool hasSpaces = mostLook(column, [](std::string_view text) { return text.find(' ') != std::string_view::npos; });
    if (profile.rows - profile.missing >= kFewRows && allDiffer(profile) && (!hasSpaces || hasAny(words, kIdentifierWords)))
        return "identifier";
    return {};
}

} // namespace

std::vector<std::string> wordsOf(std::string_view name)
{
    std::vector<std::string> words;
    std::string word;
    const auto end = [&] {
        if (!word.empty())
            words.push_back(lowered(word));
        word.clear();
    };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool isLetter = isUpper(c) || isLower(c) || (c & 0x80) != 0;
        if (!isLetter && !isDigit(c)) {
            end();
            continue;
        }
        if (isUpper(c) && i > 0 && (isLower(name[i - 1]) || isDigit(name[i - 1])))
            end();
        word += c;
    }
    end();
    return words;
}

std::string bareSpelling(std::string_view level)
{
    const std::string text = lowered(trimmed(level));
    std::string bare;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isBetween = i > 0 && i + 1 < text.size();
        if (text[i] == ' ' || (isBetween && (text[i] == '-' || text[i] == '_') && isAlnum(text[i - 1]) && isAlnum(text[i + 1]))) {
            if (!bare.empty() && bare.back() != ' ')
                bare += ' ';
        } else {
            bare += text[i];
        }
    }
    if (bare.size() > 1 && bare.back() == '.')
        bare.pop_back();
    return bare;
}

bool isIdentifierName(std::string_view name)
{
    return hasAny(wordsOf(name), kIdentifierWords);
}

std::string unitInName(std::string_view name)
{
    std::string unit = bracketed(name);
    if (unit.empty()) {
        const std::vector<std::string> words = wordsOf(name);
        if (name.find('%') != std::string_view::npos)
            unit = "%";
        else if (name.find('$') != std::string_view::npos)
            unit = "$";
        else if (name.find("€") != std::string_view::npos)
            unit = "€";
        else if (words.size() > 1) // "days" alone may be anything
            unit = words.back();
        else
            return {};
    }
    const auto known = std::find_if(kUnits.begin(), kUnits.end(), [&](const NamedUnit& one) { return one.word == lowered(unit); });
    if (known != kUnits.end())
        return std::string(known->unit);
    const bool isSign = unit == "%" || unit == "$" || unit == "€" || unit == "£";
    return isSign || !bracketed(name).empty() ? unit : std::string();
}

std::string suspectedMeaning(const Column& column, const ColumnProfile& profile)
{
    if (profile.rows - profile.missing < 2)
        return {};
    if (profile.distinct == 1)
        return "constant";
    const std::vector<std::string> words = wordsOf(profile.name);
    switch (profile.type) {
    case ColumnType::Numeric: return profile.minimum ? meaningOfNumbers(profile, words) : std::string();
    case ColumnType::Text:
    case ColumnType::Categorical: return meaningOfTexts(column, profile, words);
    case ColumnType::Time:
    case ColumnType::Boolean: break;
    }
    return {};
}

} // namespace lathe
