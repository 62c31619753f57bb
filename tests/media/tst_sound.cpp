// Sounds decoded, and looked at as waveform and spectrogram.
#include "media/sound.h"
#include "media/spectrogram.h"

#include <QtTest>

#include <cmath>
#include <numbers>

using namespace lathe;

namespace {

/// A sine of that pitch and amplitude.
Sound tone(double pitch, double amplitude, double seconds, int rate, int channels = 1)
{
    Sound sound{rate, channels, {}};
    for (int i = 0; i < static_cast<int>(seconds * rate); ++i)
        for (int channel = 0; channel < channels; ++channel)
            sound.samples.push_back(static_cast<float>((channel == 0 ? amplitude : 0) * std::sin(2 * std::numbers::pi * pitch * i / rate)));
    return sound;
}

} // namespace

class TestSound : public QObject {
    Q_OBJECT
private slots:
    void keepsSamples()
    {
        NoProgress progress;
        const Sound sound = tone(440, 0.5, 0.1, 8000, 2);
        const Bytes wav = encodeWav(sound);
        QCOMPARE(std::string(sniffSound(wav)), std::string("wav"));
        const auto info = readSoundInfo(wav);
        QVERIFY(info);
        QCOMPARE(info->frames, 800);
        QCOMPARE(info->rate, 8000);
        QCOMPARE(info->channels, 2);
        QCOMPARE(info->bits, 16);
        const auto decoded = decodeSound(wav, progress);
        QVERIFY(decoded);
        QCOMPARE(decoded->samples.size(), sound.samples.size());
        for (std::size_t i = 0; i < sound.samples.size(); ++i)
            QVERIFY(std::abs(decoded->samples[i] - sound.samples[i]) < 1.0F / 16000);
        QVERIFY(std::abs(mixedDown(*decoded)[3] - sound.samples[6] / 2) < 1.0F / 16000);
    }

    void refusesWhatIsNoSound()
    {
        NoProgress progress;
        QVERIFY(!readSoundInfo(asBytes("RIFF....WAVE")));
        QVERIFY(!decodeSound(asBytes("no sound at all"), progress));
        QVERIFY(!readSoundInfo({}));
        QVERIFY(sniffSound(asBytes("text")).empty());
    }

    /// A header that claims more than there is costs no memory: what is there is read.
    void aTruncatedFileGivesWhatItHolds()
    {
        NoProgress progress;
        Bytes wav = encodeWav(tone(440, 0.5, 1, 8000));
        wav.resize(44 + 2000);
        const auto decoded = decodeSound(wav, progress);
        QVERIFY(decoded);
        QCOMPARE(decoded->frames(), 1000);
    }

    void refusesHostileSizes()
    {
        Bytes wav = encodeWav(tone(440, 0.5, 0.1, 8000));
        wav[22] = 0xFF; // 255 channels
        QVERIFY(!readSoundInfo(wav));
        Bytes fast = encodeWav(tone(440, 0.5, 0.1, 8000));
        fast[27] = 0x7F; // two thousand million frames a second
        QVERIFY(!readSoundInfo(fast));
    }

    /// A full sine in the middle of a bin is at 0 decibels there, and far below elsewhere (Harris 1978: the sidelobes of the
    /// Hann window fall below −31 dB from the second bin on).
    void showsATone()
    {
        NoProgress progress;
        const int rate = 8000, window = 256;
        const double pitch = 32.0 * rate / window;
        const Sound sound = tone(pitch, 1, 1, rate);
        const Spectrogram spectrum = spectrogramBetween(sound.samples, 1000, 7000, 5, window, progress);
        QCOMPARE(spectrum.columns, 5);
        QCOMPARE(spectrum.bins, 128);
        for (int column = 0; column < 5; ++column) {
            const auto* levels = spectrum.levels.data() + column * 128;
            QCOMPARE(static_cast<int>(levels[32]), 255);
            QVERIFY(levels[31] >= 236 && levels[33] >= 236); // −6 dB of 90
            QVERIFY(levels[29] < 255 - 255 * 31 / 90);
            QVERIFY(levels[90] < 60);
        }
    }

    void silenceIsSilent()
    {
        NoProgress progress;
        const std::vector<float> silence(4000);
        const Spectrogram spectrum = spectrogramBetween(silence, 0, 4000, 3, 512, progress);
        QVERIFY(std::ranges::all_of(spectrum.levels, [](std::uint8_t level) { return level == 0; }));
    }

    void waveformFindsEveryPeak()
    {
        std::vector<float> samples(10000);
        samples[1234] = 0.9F;
        samples[1235] = -0.7F;
        samples[9999] = 0.3F;
        const Waveform wave(samples);
        const auto all = wave.between(0, 10000, 10);
        QCOMPARE(all[1], (std::pair{-0.7F, 0.9F}));
        QCOMPARE(all[9], (std::pair{0.0F, 0.3F}));
        QCOMPARE(all[0], (std::pair{0.0F, 0.0F}));
        const auto near = wave.between(1234, 1236, 2);
        QCOMPARE(near[0], (std::pair{0.9F, 0.9F}));
        QCOMPARE(near[1], (std::pair{-0.7F, -0.7F}));
        QCOMPARE(wave.between(-500, 500, 4)[0], (std::pair{0.0F, 0.0F})); // before the beginning
    }
};

QTEST_GUILESS_MAIN(TestSound)
#include "tst_sound.moc"
