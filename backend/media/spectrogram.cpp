#include "media/spectrogram.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <numbers>

namespace lathe {

namespace {

constexpr std::size_t kBlock = 256;
constexpr float kLowest = -90; ///< decibels

/// Radix-2, in place (Cooley and Tukey 1965); the size is a power of two.
class Fourier {
public:
    explicit Fourier(std::size_t size) : m_size(size), m_turns(size / 2)
    {
        for (std::size_t i = 0; i < m_turns.size(); ++i)
            m_turns[i] = std::polar(1.0F, static_cast<float>(-2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size)));
    }

    void transform(std::vector<std::complex<float>>& values) const
    {
        for (std::size_t i = 1, j = 0; i < m_size; ++i) { // in the order of reversed bits
            std::size_t bit = m_size >> 1;
            for (; j & bit; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i < j)
                std::swap(values[i], values[j]);
        }
        for (std::size_t length = 2; length <= m_size; length *= 2) {
            const std::size_t step = m_size / length, half = length / 2;
            for (std::size_t begin = 0; begin < m_size; begin += length)
                for (std::size_t i = 0; i < half; ++i) {
                    const std::complex<float> odd = values[begin + i + half] * m_turns[i * step];
                    values[begin + i + half] = values[begin + i] - odd;
                    values[begin + i] += odd;
                }
        }
    }

private:
    std::size_t m_size;
    std::vector<std::complex<float>> m_turns;
};

void widen(std::pair<float, float>& range, float low, float high, bool& isFirst)
{
    range = isFirst ? std::pair(low, high) : std::pair(std::min(range.first, low), std::max(range.second, high));
    isFirst = false;
}

} // namespace

Waveform::Waveform(std::span<const float> samples) : m_samples(samples)
{
    m_blocks.reserve(samples.size() / kBlock + 1);
    for (std::size_t i = 0; i < samples.size(); i += kBlock) {
        const auto block = samples.subspan(i, std::min(kBlock, samples.size() - i));
        const auto [low, high] = std::ranges::minmax(block);
        m_blocks.emplace_back(low, high);
    }
}

std::vector<std::pair<float, float>> Waveform::between(double from, double to, int columns) const
{
    std::vector<std::pair<float, float>> ranges(static_cast<std::size_t>(std::max(columns, 0)));
    const double width = (to - from) / std::max(columns, 1);
    const auto count = static_cast<double>(m_samples.size());
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const double begin = from + width * static_cast<double>(i);
        if (begin + width <= 0 || begin >= count)
            continue;
        auto first = static_cast<std::size_t>(std::max(begin, 0.0));
        const auto last = std::min(m_samples.size(), std::max(first + 1, static_cast<std::size_t>(std::ceil(begin + width))));
        bool isFirst = true;
        while (first < last) {
            if (first % kBlock == 0 && first + kBlock <= last) {
                widen(ranges[i], m_blocks[first / kBlock].first, m_blocks[first / kBlock].second, isFirst);
                first += kBlock;
            } else {
                widen(ranges[i], m_samples[first], m_samples[first], isFirst);
                ++first;
            }
        }
    }
    return ranges;
}

Spectrogram spectrogramBetween(std::span<const float> samples, double from, double to, int columns, int window, const Progress& progress)
{
    const auto size = std::bit_ceil(static_cast<std::size_t>(std::clamp(window, 16, 65536)));
    const Fourier fourier(size);
    std::vector<float> hann(size);
    for (std::size_t i = 0; i < size; ++i)
        hann[i] = static_cast<float>(0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size)));
    Spectrogram result;
    result.bins = static_cast<int>(size / 2);
    result.levels.reserve(static_cast<std::size_t>(std::max(columns, 0)) * size / 2);
    std::vector<std::complex<float>> values(size);
    // A sine of amplitude 1 has a peak of a quarter of the size: half in each sign, halved by the window's mean.
    const float full = 20 * std::log10(static_cast<float>(size) / 4);
    for (int column = 0; column < columns && !progress.stopRequested(); ++column) {
        const double middle = from + (to - from) * (column + 0.5) / columns;
        const auto first = static_cast<std::int64_t>(std::llround(middle)) - static_cast<std::int64_t>(size / 2);
        for (std::size_t i = 0; i < size; ++i) {
            const std::int64_t at = first + static_cast<std::int64_t>(i);
            values[i] = at >= 0 && at < std::ssize(samples) ? samples[static_cast<std::size_t>(at)] * hann[i] : 0.0F;
        }
        fourier.transform(values);
        for (std::size_t bin = 0; bin < size / 2; ++bin) {
            const float level = 10 * std::log10(std::norm(values[bin]) + 1e-20F) - full;
            result.levels.push_back(static_cast<std::uint8_t>(std::lround(std::clamp((level - kLowest) / -kLowest, 0.0F, 1.0F) * 255)));
        }
        ++result.columns;
    }
    return result;
}

} // namespace lathe
