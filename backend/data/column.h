// A column of a table: typed values, immutable, shared between tables and versions.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lathe {

enum class ColumnType : std::uint8_t { Numeric, Categorical, Text, Time, Boolean };
/// `numeric`, `categorical`, `text`, `time`, `boolean`.
std::string_view toString(ColumnType type);
std::optional<ColumnType> columnTypeFromText(std::string_view text);

/// How a missing value is stored, by type. A text is missing where its bit in Column::textMissing() is set.
inline constexpr double kMissingNumber = std::numeric_limits<double>::quiet_NaN();
inline constexpr std::uint32_t kMissingCode = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::int64_t kMissingTime = std::numeric_limits<std::int64_t>::min();
inline constexpr std::uint8_t kMissingFlag = 2;

class Column;
Result<Column> readColumn(std::shared_ptr<const void> owner, ByteView file); // column_file.h

/// Values of one type. Copies share the values, which may lie in a mapped file.
class Column {
public:
    /// NaN is missing.
    static Column numeric(std::vector<double> values);
    /// `codes` are indices into `levels`, or kMissingCode. Levels are distinct.
    static Column categorical(std::vector<std::uint32_t> codes, std::vector<std::string> levels);
    /// Levels in order of first appearance; no value is missing.
    static Column categorical(const std::vector<std::optional<std::string>>& values);
    static Column text(const std::vector<std::optional<std::string>>& values);
    /// `offsets` [n + 1] into `bytes`; `missing` [n] bits, lowest first, or empty.
    static Column text(std::vector<std::uint64_t> offsets, std::vector<char> bytes, std::vector<std::uint8_t> missing);
    /// Microseconds since 1970-01-01T00:00 UTC.
    static Column time(std::vector<std::int64_t> values);
    /// 0, 1 or kMissingFlag.
    static Column boolean(std::vector<std::uint8_t> values);

    ColumnType type() const { return m_type; }
    std::size_t size() const { return m_size; }
    bool isMissing(std::size_t row) const;
    std::size_t missingCount() const;

    // The values; of the column's own type only.
    std::span<const double> numbers() const { return m_numbers; }
    std::span<const std::uint32_t> codes() const { return m_codes; }
    const std::vector<std::string>& levels() const { return *m_levels; }
    std::span<const std::int64_t> times() const { return m_times; }
    std::span<const std::uint8_t> flags() const { return m_flags; }
    std::string_view textAt(std::size_t row) const
    {
        return {m_characters.data() + m_offsets[row], static_cast<std::size_t>(m_offsets[row + 1] - m_offsets[row])};
    }
    std::span<const std::uint64_t> textOffsets() const { return m_offsets; }
    std::span<const char> textCharacters() const { return m_characters; }
    std::span<const std::uint8_t> textMissing() const { return m_textMissing; } ///< may be empty: none is missing

    /// Any type as a number: time in seconds since 1970, boolean as 0 and 1, a category as its code.
    /// NaN for a missing value and for text.
    double numberAt(std::size_t row) const;
    /// As a CSV file would hold it: the shortest exact number (whole ones without an exponent), ISO 8601, `true`; empty when missing.
    std::string cell(std::size_t row) const;

    /// The values at `rows`, in that order; a row may stand there repeatedly.
    Column take(std::span<const std::uint32_t> rows) const;
    /// The values of both, one after the other; `next` has the same type. Levels are matched by their text.
    Column followedBy(const Column& next) const;
    /// Equal type and values; categories are compared by their text. Missing equals missing.
    bool operator==(const Column& other) const;

private:
    friend Result<Column> readColumn(std::shared_ptr<const void> owner, ByteView file);
    Column(ColumnType type, std::size_t size) : m_type(type), m_size(size) {}

    ColumnType m_type;
    std::size_t m_size = 0;
    std::span<const double> m_numbers;
    std::span<const std::uint32_t> m_codes;
    std::span<const std::int64_t> m_times;
    std::span<const std::uint8_t> m_flags;
    std::span<const std::uint64_t> m_offsets;
    std::span<const char> m_characters;
    std::span<const std::uint8_t> m_textMissing;
    std::shared_ptr<const std::vector<std::string>> m_levels;
    std::vector<std::shared_ptr<const void>> m_owners; ///< of what the spans show
};

/// "2020-01-31T14:27:51.5Z"; without the time of day for a whole day, without fractions that are 0.
std::string timeText(std::int64_t microseconds);
/// ISO 8601 dates and times, with `T` or a space, with or without a zone (none: UTC); `2020-01` is its first day.
std::optional<std::int64_t> parseTime(std::string_view text);

} // namespace lathe
