// Where the bars of a distribution begin and end.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace lathe {

/// Ascending, one more than there are bars: round numbers (1, 2, 2.5 or 5 times a power of ten apart) that
/// span [low, high] with at most `most` bars. Whole numbers get whole edges, and one bar each where they fit.
std::vector<double> numberEdges(double low, double high, bool isWhole, std::size_t most);
/// The same for seconds since 1970: whole seconds, minutes, hours, days, months or years.
std::vector<double> timeEdges(double low, double high, std::size_t most);

/// The bar of a value in [edges.front(), edges.back()]; the last bar is closed.
std::size_t barOf(std::span<const double> edges, double value);

} // namespace lathe
