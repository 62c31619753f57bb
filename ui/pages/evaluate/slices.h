// How far off a model is on parts of the rows: the mean absolute error by the values of a column.
#pragma once

#include "data/table.h"

#include <QString>

#include <optional>
#include <vector>

namespace lathe {

struct Slice {
    QString name;                    ///< "NEAR BAY", "3 to 4.5", "missing"
    std::vector<std::uint32_t> rows; ///< those with a residual, in order
    double meanError = 0;            ///< mean absolute residual
    /// 95 %: mean ± 1.96 standard errors (sample deviation / √n), not below 0; nothing for fewer than two rows.
    std::optional<double> low, high;
};

/// At most this many slices: the most frequent categories and the rest as one, or as many ranges that hold equally
/// many rows.
inline constexpr std::size_t kMostSlices = 12, kRanges = 6;

/// Row i of the column has residual i; rows whose residual is NaN belong to no slice. Ranges come in their order,
/// categories with the largest error first, missing values last. Texts of more than 100 different values have no
/// slices.
std::vector<Slice> slicesBy(const Column& column, const std::vector<double>& residuals);

} // namespace lathe
