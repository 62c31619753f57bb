// Cells that a format has typed already (JSON, spreadsheets, databases) become the column that holds them all.
#pragma once

#include "data/column.h"

#include <string>
#include <string_view>
#include <vector>

namespace lathe {

/// One value. `text` is looked at only while it is handed over.
struct TypedCell {
    enum class Kind : std::uint8_t { Missing, Truth, Integer, Number, Time, Text };
    Kind kind = Kind::Missing;
    std::int64_t whole = 0; ///< Integer, Time (microseconds since 1970), Truth (0, 1)
    double number = 0;
    std::string_view text;

    static TypedCell missing() { return {}; }
    static TypedCell ofTruth(bool value) { return {Kind::Truth, value ? 1 : 0, 0, {}}; }
    static TypedCell ofInteger(std::int64_t value) { return {Kind::Integer, value, 0, {}}; }
    /// What is not finite is missing.
    static TypedCell ofNumber(double value);
    static TypedCell ofTime(std::int64_t microseconds) { return {Kind::Time, microseconds, 0, {}}; }
    static TypedCell ofText(std::string_view value) { return {Kind::Text, 0, 0, value}; }
};
/// A decimal number as it is written in a file: an integer where it is one that 64 bits hold, a text where it is a
/// whole number beyond, else a number. Missing when it is no number.
TypedCell cellOfNumber(std::string_view written);

/// Gathers one column, 9 bytes a cell and its text.
///
/// Values of one kind keep it; whole and other numbers together are numbers, but whole numbers beyond 2⁵³ make the
/// column text, since a double would change them. Texts that are all ISO dates are times. Anything else mixed is text,
/// except words of usualMissingTokens() among values of another kind, which stand for missing values.
class TypedGatherer {
public:
    void add(const TypedCell& cell);
    /// Missing values up to `size` cells.
    void padTo(std::size_t size);
    void dropLast();
    std::size_t size() const { return m_kinds.size(); }
    std::size_t filled() const { return m_filled; }

    struct Outcome {
        Column column;
        std::string missingWord; ///< the first word that was taken for a missing value; may be empty
        bool isMixed = false;    ///< of several kinds, so that it became text
    };
    /// Gives up what was gathered.
    Outcome finish();

private:
    std::string_view textOf(std::size_t row) const;
    std::string written(std::size_t row) const;
    Column asNumbers() const;
    /// Texts are times in that order; see CellFormat::time.
    Column asTimes(const std::string& order) const;
    Column asTruths() const;
    Column asTexts() const;

    std::vector<TypedCell::Kind> m_kinds;
    std::vector<std::uint64_t> m_values; ///< bits; for a text where it begins in m_characters
    std::vector<char> m_characters;      ///< texts, each behind the four bytes of its length
    std::size_t m_filled = 0;
};

} // namespace lathe
