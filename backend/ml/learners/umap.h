// The curve by which UMAP says how near rows on the map are.
#pragma once

#include <utility>

namespace lathe {

/// (a, b) of 1/(1 + a·d^(2b)), the least-squares fit to 1 up to `nearest` and exp(nearest − d) beyond, over d in
/// (0, 3] (McInnes, Healy and Melville, UMAP, 2018, definition 11).
std::pair<double, double> umapCurve(double nearest);

} // namespace lathe
