// Wilson's score interval of a share.
#pragma once

#include <cmath>
#include <cstdint>

namespace lathe {

struct ShareInterval {
    double low = 0, high = 1;
};

/// Wilson (1927), 95 %: of `part` among `whole`; 0 to 1 of nothing.
inline ShareInterval wilson(std::int64_t part, std::int64_t whole)
{
    if (whole == 0)
        return {};
    constexpr double z = 1.959963984540054; // the normal distribution's 97.5 % point
    const auto n = static_cast<double>(whole);
    const double share = static_cast<double>(part) / n;
    const double scale = 1 + z * z / n;
    const double centre = (share + z * z / (2 * n)) / scale;
    const double half = z / scale * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return {part == 0 ? 0 : centre - half, part == whole ? 1 : centre + half};
}

} // namespace lathe
