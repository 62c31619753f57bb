// The one decoder of sounds: WAV, FLAC, Ogg (Vorbis, Opus), MP3, AIFF, AU, CAF, as libsndfile reads them.
#pragma once

#include "base/bytes.h"
#include "base/progress.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lathe {

struct SoundInfo {
    std::string format;      ///< `wav`, `flac`, `ogg`, `mp3`, `aiff`, …
    std::int64_t frames = 0; ///< as the header says
    int rate = 0;            ///< frames a second
    int channels = 0;
    int bits = 0;            ///< of a sample; 0 where the coding has no such number
    double seconds() const { return rate > 0 ? static_cast<double>(frames) / rate : 0; }
};

/// Samples from −1 to 1, frame by frame.
struct Sound {
    int rate = 0;
    int channels = 0;
    std::vector<float> samples; ///< [frames · channels]
    std::int64_t frames() const { return channels > 0 ? static_cast<std::int64_t>(samples.size()) / channels : 0; }
    double seconds() const { return rate > 0 ? static_cast<double>(frames()) / rate : 0; }
};

/// More samples than these are refused before memory is taken: a gigabyte of them.
inline constexpr std::int64_t kMaximumSamples = std::int64_t(1) << 28;
inline constexpr int kMaximumChannels = 64;

/// By the first bytes: the format, or empty when it is none that Lathe reads.
std::string_view sniffSound(ByteView encoded);
/// The ending of a file of sound that Lathe reads.
bool hasSoundEnding(std::string_view path);

/// Reads the header only. Fails with Parse, OutOfMemory (more than kMaximumSamples), Incompatible.
Result<SoundInfo> readSoundInfo(ByteView encoded);
/// Fails as readSoundInfo(), or with Cancelled. What a truncated file holds comes, where it holds anything.
Result<Sound> decodeSound(ByteView encoded, Progress& progress);

/// The mean of the channels, [frames].
std::vector<float> mixedDown(const Sound& sound);

/// WAV of 16 bits, for tests and samples.
Bytes encodeWav(const Sound& sound);

} // namespace lathe
