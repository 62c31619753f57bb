// How many different values a column has, and which are frequent.
#pragma once

#include "base/progress.h"
#include "data/column.h"

namespace lathe {

/// Up to this many different values are counted one by one.
inline constexpr std::int64_t kExactDistinct = 100'000;

struct ValueCount {
    std::uint32_t row = 0; ///< the first that holds the value; a sampled one where the count is estimated
    std::int64_t count = 0;
};

struct DistinctValues {
    std::int64_t count = 0;
    bool isEstimated = false;
    std::vector<ValueCount> top; ///< the most frequent first, then the earlier row
};

/// Missing values are left out. Beyond kExactDistinct the count is a HyperLogLog's (Flajolet et al. 2007, 2¹⁴
/// registers: a standard error of 0.8 %), and `top` holds those values with their exact counts that come
/// twice or more among 100,000 rows spread over the column: none that fills 0.01 % of the rows is missed
/// but by rare chance. Fails with Cancelled.
Result<DistinctValues> distinctValues(const Column& column, std::size_t top, Progress& progress);

/// A well-mixed hash of a value: equal values of columns of one type have equal hashes, whatever their levels.
std::uint64_t valueHash(const Column& column, std::size_t row);
/// Every bit of the result depends on every bit of `value`; one to one (SplitMix64's finaliser).
inline std::uint64_t mixedBits(std::uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
    return value ^ (value >> 31);
}
std::uint64_t textHash(std::string_view text);

} // namespace lathe
