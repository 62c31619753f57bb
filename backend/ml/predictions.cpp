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
    const auto most = std::ranges::max_element(shares);
    return most == shares.end() || *most == 0 ? -1 : static_cast<int>(most - shares.begin());
}

} // namespace lathe
