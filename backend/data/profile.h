// What a column looks like at a glance.
#pragma once

#include "base/progress.h"
#include "data/table.h"

#include <array>

namespace lathe {

/// A bar of a column's distribution and the rows behind it.
struct ProfileBar {
    double low = 0, high = 0;  ///< of numbers (seconds since 1970 for times): [low, high), the last one closed
    std::string label;         ///< of a category; "12 others" for the rest
    std::int64_t count = 0;
    bool isOverflow = false;   ///< holds what lies outside the shown range, or the other categories
};

struct ColumnProfile {
    std::string name;
    ColumnType type = ColumnType::Numeric;
    std::int64_t rows = 0;
    std::int64_t missing = 0;
    std::int64_t distinct = 0;       ///< exact up to 100,000 different values; then estimated, see isEstimated
    bool isEstimated = false;
    std::vector<ProfileBar> bars;    ///< at most 20; empty when all is missing
    std::vector<ProfileBar> topValues; ///< the most frequent, at most 10, `label` set, `low` for numbers
    // Numbers and times (seconds since 1970).
    std::optional<double> minimum, maximum, mean, deviation, median, lowerQuartile, upperQuartile, skewness;
    std::int64_t outliers = 0;       ///< outside the quartiles by more than 1.5 interquartile ranges (Tukey)
    std::int64_t zeros = 0, negatives = 0;
    bool isWhole = false;            ///< all numbers are whole
    int decimals = 0;                ///< the most that a value shows, at most 6
    // Texts and categories.
    double meanLength = 0;           ///< characters
    std::string suspected;           ///< what it may be besides its type: `identifier`, `constant`, `currency`, `percent`, `year`,
                                     ///< `postal code`, `email`, `url`, `date as text`, `category as number`; empty: nothing
    std::string unit;                ///< the field's, or found in the name: "$", "%", "km"
};

/// Fails with Cancelled.
Result<ColumnProfile> profileColumn(const Field& field, const Column& column, Progress& progress);
/// One a column, on up to `threads` threads. Fails with Cancelled.
Result<std::vector<ColumnProfile>> profileTable(const Table& table, int threads, Progress& progress);

} // namespace lathe
