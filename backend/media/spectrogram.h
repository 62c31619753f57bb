// How a sound is looked at: its waveform, and its spectrum over time (short-time Fourier transform).
#pragma once

#include "base/progress.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace lathe {

/// The lowest and highest sample of each stretch, fast at any zoom.
class Waveform {
public:
    Waveform() = default;
    /// Of one channel. The samples must stay.
    explicit Waveform(std::span<const float> samples);
    /// `columns` equal stretches of the frames from `from` to `to`; (0, 0) where there are none.
    std::vector<std::pair<float, float>> between(double from, double to, int columns) const;

private:
    std::span<const float> m_samples;
    std::vector<std::pair<float, float>> m_blocks; ///< of kBlock frames each
};

/// Levels over time and frequency.
struct Spectrogram {
    int columns = 0;
    int bins = 0; ///< from 0 Hz to half the frame rate
    /// [columns · bins]: 0 is 90 dB below a full sine or less, 255 is a full sine.
    std::vector<std::uint8_t> levels;
    bool operator==(const Spectrogram&) const = default;
};

/// `columns` spectra of one channel, in the middles of equal stretches of the frames from `from` to `to`, through Hann
/// windows of `window` frames, a power of two from 16 to 65,536. Ends early, with fewer columns, once `progress` asks.
Spectrogram spectrogramBetween(std::span<const float> samples, double from, double to, int columns, int window, const Progress& progress);

} // namespace lathe
