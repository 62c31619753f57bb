// Missing numbers from the nearest training rows.
#pragma once

#include "base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace lathe {

/// Troyanskaya et al. 2001, "Missing value estimation methods for DNA microarrays": the mean of the `neighbours`
/// nearest donors that have the value. The distance of two rows is Euclid's over the numbers that both have, times
/// the square root of all numbers over those (Dixon 1979).
struct NearestFill {
    std::vector<std::string> columns;          ///< [d]
    std::vector<double> widths;                ///< [d] divisors of the distance
    std::vector<double> means;                 ///< [d] for where no donor is near
    std::vector<std::vector<double>> donors;   ///< [d][n]; NaN is missing
    std::int64_t neighbours = 5;
    bool byDistance = false;                   ///< weights 1 / distance instead of equal ones

    /// Fills the missing entries of `row` [d].
    void fill(std::vector<double>& row) const;
    std::size_t donorCount() const { return donors.empty() ? 0 : donors.front().size(); }
    Result<void> check() const;
};

void to_json(nlohmann::json& json, const NearestFill& fill);
void from_json(const nlohmann::json& json, NearestFill& fill);

} // namespace lathe
