// Which parameters of an algorithm a search changes, and where it looks.
#pragma once

#include "base/params.h"
#include "base/random.h"

namespace lathe {

/// One searched parameter. Its coordinate is a number in [0, 1] along the (logarithmic) range, or the index of an option.
struct SearchDimension {
    std::string name;
    ParamType type = ParamType::Real;
    double low = 0, high = 1;        ///< numbers; both ends are included
    bool logarithmic = false;
    std::vector<ParamValue> options; ///< booleans and choices

    bool isCategorical() const { return !options.empty(); }
    ParamValue valueAt(double coordinate) const;
    /// The nearest that the dimension has.
    double coordinateOf(const ParamValue& value) const;
};

/// A point has one coordinate a dimension.
using SearchPoint = std::vector<double>;

struct SearchSpace {
    std::vector<SearchDimension> dimensions;
    Params fixed; ///< complete; the searched ones are overwritten

    Params paramsAt(const SearchPoint& point) const;
    SearchPoint pointOf(const Params& params) const;
    /// Uniform in the coordinates.
    SearchPoint draw(Random& random) const;
};

/// Marked parameters in the range of the mark. Of the others the common ones: booleans, choices, numbers whose whole
/// range is short (a share; an integer of at most 64 values), numbers that move in factors from a hundredth of the
/// default to its hundredfold (integers: a tenth, tenfold), always inside the range that is allowed. Never texts,
/// files, columns, nor what is marked as not to be searched.
SearchSpace searchSpaceOf(const std::vector<ParamSpec>& specs);

} // namespace lathe
