// How the values of a series become numbers that a network continues well, and back. No torch here.
#pragma once

#include "ml/series.h"

namespace lathe {

enum class Choose : std::uint8_t { Automatic, Yes, No };

struct SeriesScaling {
    bool logarithm = false;
    std::size_t season = 0; ///< steps over which differences are taken; 0: none are
    double mean = 0, deviation = 1; ///< that become 0 and 1, after the steps above
    double least = 0;       ///< counts in the logarithm for all that is smaller

    /// The logarithm, where one is taken, and back.
    double inner(double value) const;
    double outer(double value) const;
    /// [n − season] the numbers of n inner values.
    std::vector<double> numbers(std::span<const double> inner) const;
};

/// Automatic: a logarithm where all is above 0 and the spread grows with the level, seasonal differences where the
/// season is strong. `values` are without holes.
SeriesScaling suitedScaling(std::span<const double> values, int season, Choose logarithm, Choose differences);

/// The root mean square of what comes after `window` numbers, told from their mean; 1 where nothing varies.
double spreadAround(std::span<const double> numbers, std::size_t window);

/// How the spread within stretches of `stretch` values grows with their mean: the slope of one logarithm over the other,
/// 0 for no growth and 1 for a spread in proportion (Guerrero, Time-series analysis supported by power transformations,
/// 1993). 0 where it cannot be told.
double spreadByLevel(std::span<const double> values, std::size_t stretch);

} // namespace lathe
