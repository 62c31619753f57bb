#include "ml/predictions.h"

#include <algorithm>

namespace lathe {

int Predictions::label(std::size_t item) const
{
    if (item < errors.size() && !errors[item].empty())
        return -1;
    if (item < decided.size())
        return decided[item];
    if (!found.empty())
        return -1;
    const std::span<const float> shares = row(item);
    // All 0: none of the classes, as for noise.
    if (std::ranges::all_of(shares, [](float share) { return share == 0; }))
        return -1;
    return static_cast<int>(std::ranges::max_element(shares) - shares.begin());
}

} // namespace lathe
