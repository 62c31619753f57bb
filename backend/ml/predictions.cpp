#include "ml/predictions.h"

#include <algorithm>

namespace lathe {

int Predictions::label(std::size_t item) const
{
    if (item < errors.size() && !errors[item].empty())
        return -1;
    const std::span<const float> values = row(item);
    return static_cast<int>(std::max_element(values.begin(), values.end()) - values.begin());
}

} // namespace lathe
