// Half of a picture in both directions, row by row: each pixel is the mean of four.
#pragma once

#include "base/bytes.h"

namespace lathe {

class RowHalver {
public:
    /// Of rows of `width` pixels; an odd one at the end stands for two.
    RowHalver(int width, int channels);

    int width() const { return (m_width + 1) / 2; }
    /// True: row() is the next row of the half.
    bool take(const std::uint8_t* row);
    /// After the last row: true where it had no partner, row() is its half then.
    bool finish();
    const std::uint8_t* row() const { return m_half.data(); }

private:
    void add(const std::uint8_t* first, const std::uint8_t* second);

    int m_width, m_channels;
    Bytes m_first; ///< the upper row of a pair
    Bytes m_half;
    bool m_hasFirst = false;
};

} // namespace lathe
