// What the cells of a text format mean: numbers, times, truth values, missing values; and the type of a column.
#pragma once

#include "data/column.h"

#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lathe {

/// How values are written.
struct CellFormat {
    char decimal = '.';
    char thousands = 0;                ///< 0: none
    std::vector<std::string> missing;  ///< besides the empty cell, as written
    std::string time;                  ///< `iso`, `dmy`, `mdy`, `ymd`; empty: by looking at the values
};
/// NA, N/A, NaN, null, None, ?, -, and their usual spellings.
const std::vector<std::string>& usualMissingTokens();

/// Finite numbers, blanks around them allowed.
std::optional<double> parseNumber(std::string_view text, const CellFormat& format);

/// Whole numbers beyond 2⁵³ and whole numbers with leading zeros name things: as numbers they would lose something.
enum class NumberKind : std::uint8_t { None, Number, Identifier };
/// Sets `value` unless the kind is None.
NumberKind readNumber(std::string_view text, const CellFormat& format, double& value);

/// The usual case of readNumber() with a decimal point: at most 15 digits, no exponent, no blanks. False: not that case.
inline bool readShortNumber(std::string_view text, double& value)
{
    // whole numbers below 10¹⁵ and powers of ten to 10²² are doubles, so their quotient is rounded once
    // the sign comes with the divisor, since a branch on it is guessed wrongly half of the time
    static constexpr double powers[2][16]{
        {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15},
        {-1e0, -1e1, -1e2, -1e3, -1e4, -1e5, -1e6, -1e7, -1e8, -1e9, -1e10, -1e11, -1e12, -1e13, -1e14, -1e15}};
    const char* at = text.data();
    const char* const end = at + text.size();
    const bool isNegative = at != end && *at == '-';
    at += isNegative;
    if (end - at > 16 || at == end)
        return false;
    const char* const first = at;
    std::uint64_t mantissa = 0;
    unsigned digit = 0;
    for (; at != end && (digit = static_cast<unsigned char>(*at) - unsigned('0')) <= 9; ++at)
        mantissa = mantissa * 10 + digit;
    const auto wholeDigits = at - first;
    if (at == end) {
        if (wholeDigits > 15 || (*first == '0' && wholeDigits > 1))
            return false;
        value = static_cast<double>(static_cast<std::int64_t>(mantissa)) * powers[isNegative][0];
        return true;
    }
    if (*at != '.' || wholeDigits == 0)
        return false;
    const char* const firstFraction = ++at;
    for (; at != end && (digit = static_cast<unsigned char>(*at) - unsigned('0')) <= 9; ++at)
        mantissa = mantissa * 10 + digit;
    if (at != end)
        return false;
    value = static_cast<double>(static_cast<std::int64_t>(mantissa)) / powers[isNegative][at - firstFraction];
    return true;
}

/// ISO 8601, whatever the order, or day, month and year in the order of `format.time` with `.`, `/` or `-` between them; a time of day
/// may follow. Years of two digits are 1969 to 2068 (POSIX strptime).
std::optional<std::int64_t> parseCellTime(std::string_view text, const CellFormat& format);
/// true/false, yes/no, t/f, y/n in any case.
std::optional<bool> parseTruth(std::string_view text);

/// Spaces and tabs.
std::string_view withoutBlanks(std::string_view text);

/// What to make of cells that do not fit a type, all of them the same `word`: without digits it stands for a missing
/// value, but once among many values it is a slip, and its row is listed.
enum class OddWord : std::uint8_t { Missing, Slip, Value };
OddWord oddWordKind(std::string_view word, std::size_t times, std::size_t fits);

/// The words of CellFormat::missing and the blank cell, for many questions.
class MissingWords {
public:
    explicit MissingWords(const std::vector<std::string>& words);
    bool contains(std::string_view cell) const
    {
        if (cell.empty())
            return true;
        const auto first = static_cast<unsigned char>(cell.front());
        return m_firsts[first] && isListed(cell);
    }

private:
    bool isListed(std::string_view cell) const;
    std::vector<std::string> m_words;
    std::bitset<256> m_firsts;
    std::size_t m_longest = 0;
};

/// Gathers the texts of one column, then makes it a typed column.
///
/// A column is Boolean when all its values are two words of one pair; Numeric when all are numbers (whole numbers
/// beyond 2⁵³ and numbers with leading zeros are identifiers, so texts); Time when all are times; otherwise
/// Categorical when few values repeat (at most 50 different, or at most a fifth of the rows and 10,000), else Text.
/// When the values that are no numbers all are the same word, it stands for a missing value; so long as there are
/// three different numbers and they are at least half of the values: 2, 4, more are categories. When at most one in
/// a hundred is no number, those rows are `misfits`. The same goes for times.
class ColumnGatherer {
public:
    void add(std::string_view cell);
    void addMissing();
    std::size_t size() const { return m_offsets.size() - 1; }

    struct Outcome {
        Column column;
        std::vector<std::uint32_t> misfits; ///< rows whose cell does not fit the type, ascending; missing in `column`
        std::string missingWord;            ///< a word that was found to stand for a missing value; may be empty
        std::string timeOrder;              ///< of a Time column: `iso`, `dmy`, `mdy`, `ymd`
        bool isTimeOrderGuessed = false;    ///< day and month might be the other way round
    };
    /// `wanted`: the type that a person chose. Gives up what was gathered.
    Outcome finish(const CellFormat& format, std::optional<ColumnType> wanted = {});

private:
    std::vector<std::uint64_t> m_offsets{0};
    std::vector<char> m_characters;
    std::vector<std::uint8_t> m_missing; ///< bits
};

/// Names for columns: as given, trimmed; `column_3` where empty; `name_2` where it was there before.
std::vector<std::string> uniqueNames(std::vector<std::string> names);

} // namespace lathe
