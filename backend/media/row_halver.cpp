#include "media/row_halver.h"

#include <algorithm>

namespace lathe {

namespace {

/// The number of channels is known while compiling, so that the loop is unrolled.
template <std::size_t Channels>
void means(const std::uint8_t* first, const std::uint8_t* second, std::size_t pairs, std::uint8_t* half)
{
    for (std::size_t i = 0; i < pairs; ++i, first += 2 * Channels, second += 2 * Channels, half += Channels)
        for (std::size_t c = 0; c < Channels; ++c)
            half[c] = static_cast<std::uint8_t>((first[c] + first[Channels + c] + second[c] + second[Channels + c] + 2) / 4);
}

} // namespace

RowHalver::RowHalver(int width, int channels)
    : m_width(width), m_channels(channels), m_first(static_cast<std::size_t>(width) * static_cast<std::size_t>(channels)),
      m_half(static_cast<std::size_t>((width + 1) / 2) * static_cast<std::size_t>(channels))
{
}

void RowHalver::add(const std::uint8_t* first, const std::uint8_t* second)
{
    const auto pairs = static_cast<std::size_t>(m_width / 2), channels = static_cast<std::size_t>(m_channels);
    m_channels == 1 ? means<1>(first, second, pairs, m_half.data()) : means<3>(first, second, pairs, m_half.data());
    if (m_width % 2 == 0)
        return;
    const std::size_t last = 2 * pairs * channels;
    for (std::size_t c = 0; c < channels; ++c)
        m_half[pairs * channels + c] = static_cast<std::uint8_t>((first[last + c] + second[last + c] + 1) / 2);
}

bool RowHalver::take(const std::uint8_t* row)
{
    if (!m_hasFirst) {
        std::copy_n(row, m_first.size(), m_first.begin());
        m_hasFirst = true;
        return false;
    }
    add(m_first.data(), row);
    m_hasFirst = false;
    return true;
}

bool RowHalver::finish()
{
    if (!m_hasFirst)
        return false;
    add(m_first.data(), m_first.data());
    m_hasFirst = false;
    return true;
}

} // namespace lathe
