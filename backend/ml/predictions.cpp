#include "ml/predictions.h"

#include <algorithm>

namespace lathe {

int Predictions::label(std::size_t item) const
{
    if (item < errors.size() && !errors[item].empty())
        return -1;
    if (item < decided.size())
        return decided[item];
    const std::span<const float> shares = row(item);
    return static_cast<int>(std::max_element(shares.begin(), shares.end()) - shares.begin());
}

} // namespace lathe
