#include "media/sound.h"

#include "base/text.h"

#include <sndfile.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <memory>

namespace lathe {

namespace {

constexpr int kMaximumRate = 1'000'000;
constexpr std::int64_t kChunk = 1 << 16; ///< samples

/// The file of libsndfile's callbacks.
struct Memory {
    ByteView bytes;
    sf_count_t place = 0;
};

sf_count_t lengthOf(void* user) { return static_cast<sf_count_t>(static_cast<Memory*>(user)->bytes.size()); }
sf_count_t seekIn(sf_count_t offset, int whence, void* user)
{
    auto& memory = *static_cast<Memory*>(user);
    const sf_count_t length = lengthOf(user);
    const sf_count_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? memory.place : length;
    memory.place = std::clamp<sf_count_t>(from + std::clamp(offset, -length, length), 0, length);
    return memory.place;
}
sf_count_t readFrom(void* target, sf_count_t count, void* user)
{
    auto& memory = *static_cast<Memory*>(user);
    count = std::clamp<sf_count_t>(count, 0, lengthOf(user) - memory.place);
    std::memcpy(target, memory.bytes.data() + memory.place, static_cast<std::size_t>(count));
    memory.place += count;
    return count;
}
sf_count_t writeNothing(const void*, sf_count_t, void*) { return 0; }
sf_count_t placeIn(void* user) { return static_cast<Memory*>(user)->place; }

struct Closer {
    void operator()(SNDFILE* file) const { sf_close(file); }
};
using File = std::unique_ptr<SNDFILE, Closer>;

int bitsOf(int format)
{
    switch (format & SF_FORMAT_SUBMASK) {
    case SF_FORMAT_PCM_S8:
    case SF_FORMAT_PCM_U8: return 8;
    case SF_FORMAT_PCM_16: return 16;
    case SF_FORMAT_PCM_24: return 24;
    case SF_FORMAT_PCM_32:
    case SF_FORMAT_FLOAT: return 32;
    case SF_FORMAT_DOUBLE: return 64;
    default: return 0;
    }
}

/// Opens it and checks what its header claims.
Result<File> open(Memory& memory, SF_INFO& info)
{
    SF_VIRTUAL_IO calls{lengthOf, seekIn, readFrom, writeNothing, placeIn};
    info = {};
    File file(sf_open_virtual(&calls, SFM_READ, &info, &memory));
    if (!file)
        return fail(ErrorCode::Parse, std::string("The sound cannot be read: ") + sf_strerror(nullptr));
    if (info.channels < 1 || info.channels > kMaximumChannels || info.samplerate < 1 || info.samplerate > kMaximumRate)
        return fail(ErrorCode::Incompatible, "A sound of " + std::to_string(info.channels) + " channels and " + std::to_string(info.samplerate)
                                                 + " frames a second is not read");
    // A stream that does not say its length claims the largest; it is counted while it is read.
    const bool isUnknown = info.frames == SF_COUNT_MAX;
    if (!isUnknown && info.frames > kMaximumSamples / info.channels)
        return fail(ErrorCode::OutOfMemory, "The sound has " + grouped(info.frames) + " frames, more than Lathe opens", "Cut it into shorter files");
    if (info.frames <= 0)
        return fail(ErrorCode::Parse, "The sound is empty");
    return file;
}

bool beginsWith(ByteView bytes, std::string_view word, std::size_t offset = 0)
{
    return bytes.size() >= offset + word.size() && std::memcmp(bytes.data() + offset, word.data(), word.size()) == 0;
}

} // namespace

std::string_view sniffSound(ByteView encoded)
{
    if ((beginsWith(encoded, "RIFF") || beginsWith(encoded, "RF64")) && beginsWith(encoded, "WAVE", 8))
        return "wav";
    if (beginsWith(encoded, "fLaC"))
        return "flac";
    if (beginsWith(encoded, "OggS"))
        return "ogg";
    if (beginsWith(encoded, "FORM") && (beginsWith(encoded, "AIFF", 8) || beginsWith(encoded, "AIFC", 8)))
        return "aiff";
    if (beginsWith(encoded, ".snd"))
        return "au";
    if (beginsWith(encoded, "caff"))
        return "caf";
    // MPEG's frame header: eleven bits set, a layer that is not reserved.
    const bool isMpeg = encoded.size() > 2 && static_cast<unsigned char>(encoded[0]) == 0xFF && (static_cast<unsigned char>(encoded[1]) & 0xE0) == 0xE0
        && (static_cast<unsigned char>(encoded[1]) & 0x06) != 0 && (static_cast<unsigned char>(encoded[1]) & 0x18) != 0x08;
    if (beginsWith(encoded, "ID3") || isMpeg)
        return "mp3";
    return {};
}

bool hasSoundEnding(std::string_view path)
{
    constexpr std::array<std::string_view, 12> endings = {"wav", "flac", "ogg", "oga", "opus", "mp3", "aif", "aiff", "aifc", "au", "snd", "caf"};
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const auto dot = name.rfind('.');
    return dot != std::string_view::npos && dot > 0 && std::ranges::find(endings, lowered(name.substr(dot + 1))) != endings.end();
}

Result<SoundInfo> readSoundInfo(ByteView encoded)
{
    Memory memory{encoded};
    SF_INFO info;
    LATHE_TRY(const File file, open(memory, info));
    SoundInfo found;
    found.format = sniffSound(encoded);
    found.rate = info.samplerate;
    found.channels = info.channels;
    found.bits = bitsOf(info.format);
    found.frames = info.frames == SF_COUNT_MAX ? 0 : info.frames;
    return found;
}

Result<Sound> decodeSound(ByteView encoded, Progress& progress)
{
    Memory memory{encoded};
    SF_INFO info;
    LATHE_TRY(const File file, open(memory, info));
    Sound sound;
    sound.rate = info.samplerate;
    sound.channels = info.channels;
    const std::int64_t chunk = kChunk / info.channels * info.channels;
    // The header is not trusted for memory: what is there is read piece by piece.
    for (std::int64_t read = chunk; read == chunk;) {
        if (progress.stopRequested())
            return cancelled();
        const std::size_t before = sound.samples.size();
        if (static_cast<std::int64_t>(before) + chunk > kMaximumSamples)
            return fail(ErrorCode::OutOfMemory, "The sound is longer than Lathe opens", "Cut it into shorter files");
        sound.samples.resize(before + static_cast<std::size_t>(chunk));
        read = std::max<std::int64_t>(sf_read_float(file.get(), sound.samples.data() + before, chunk), 0);
        sound.samples.resize(before + static_cast<std::size_t>(read));
    }
    if (sound.samples.empty())
        return fail(ErrorCode::Parse, "The sound holds no samples");
    for (float& sample : sound.samples)
        if (!std::isfinite(sample))
            sample = 0;
    return sound;
}

std::vector<float> mixedDown(const Sound& sound)
{
    if (sound.channels <= 1)
        return sound.samples;
    const auto channels = static_cast<std::size_t>(sound.channels);
    std::vector<float> mixed(static_cast<std::size_t>(sound.frames()));
    for (std::size_t i = 0; i < mixed.size(); ++i) {
        float sum = 0;
        for (std::size_t channel = 0; channel < channels; ++channel)
            sum += sound.samples[i * channels + channel];
        mixed[i] = sum / static_cast<float>(channels);
    }
    return mixed;
}

Bytes encodeWav(const Sound& sound)
{
    static_assert(std::endian::native == std::endian::little, "The numbers of a WAV file begin with their low byte");
    const auto size = static_cast<std::uint32_t>(sound.samples.size() * 2);
    const auto channels = static_cast<std::uint16_t>(sound.channels);
    const auto rate = static_cast<std::uint32_t>(sound.rate);
    Bytes bytes;
    const auto put = [&](const auto& value) {
        const auto raw = std::bit_cast<std::array<std::byte, sizeof(value)>>(value);
        for (const std::byte one : raw)
            bytes.push_back(static_cast<Bytes::value_type>(one));
    };
    const auto word = [&](std::string_view text) {
        for (const char letter : text)
            bytes.push_back(static_cast<Bytes::value_type>(letter));
    };
    word("RIFF");
    put(std::uint32_t(36 + size));
    word("WAVEfmt ");
    put(std::uint32_t(16));
    put(std::uint16_t(1)); // PCM
    put(channels);
    put(rate);
    put(std::uint32_t(rate * channels * 2));
    put(std::uint16_t(channels * 2));
    put(std::uint16_t(16));
    word("data");
    put(size);
    for (const float sample : sound.samples)
        put(static_cast<std::int16_t>(std::lround(std::clamp(sample, -1.0F, 1.0F) * 32767)));
    return bytes;
}

} // namespace lathe
