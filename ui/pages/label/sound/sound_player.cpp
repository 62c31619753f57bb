#include "ui/pages/label/sound/sound_player.h"

#include <QBuffer>

#include <algorithm>
#include <cmath>

#ifdef LATHE_HAS_MULTIMEDIA
#include <QAudioDevice>
#include <QAudioSink>
#include <QMediaDevices>
#endif

namespace lathe {

namespace {

constexpr int kTick = 33; // milliseconds between two places of the cursor

} // namespace

#ifdef LATHE_HAS_MULTIMEDIA

struct SoundPlayer::Output {
    std::unique_ptr<QAudioSink> sink;
    QByteArray samples;
    QBuffer buffer;
};

QString SoundPlayer::problem()
{
    return QMediaDevices::defaultAudioOutput().isNull() ? tr("This machine has no device for sound: spans can be seen and marked, not heard") : QString();
}

void SoundPlayer::play(double start, double end)
{
    stop();
    if (!m_sound || end <= start)
        return;
    if (const QString reason = problem(); !reason.isEmpty()) {
        emit failed(reason);
        return;
    }
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    QAudioFormat format;
    format.setSampleRate(m_sound->rate);
    format.setChannelCount(std::min(m_sound->channels, 2));
    format.setSampleFormat(QAudioFormat::Int16);
    if (!device.isFormatSupported(format)) {
        emit failed(tr("The device for sound plays no %1 frames a second").arg(m_sound->rate));
        return;
    }
    const auto frameOf = [&](double seconds) { return std::clamp<std::int64_t>(std::llround(seconds * m_sound->rate), 0, m_sound->frames()); };
    const std::int64_t first = frameOf(start), last = frameOf(end);
    const int channels = m_sound->channels, played = format.channelCount();
    m_output->samples.resize((last - first) * played * 2);
    auto* target = reinterpret_cast<qint16*>(m_output->samples.data());
    for (std::int64_t frame = first; frame < last; ++frame)
        for (int channel = 0; channel < played; ++channel) {
            const float sample = m_sound->samples[static_cast<std::size_t>(frame * channels + channel)];
            *target++ = static_cast<qint16>(std::lround(std::clamp(sample, -1.0F, 1.0F) * 32767));
        }
    m_output->buffer.setData(m_output->samples);
    m_output->buffer.open(QIODevice::ReadOnly);
    m_output->sink = std::make_unique<QAudioSink>(device, format);
    m_start = start;
    m_end = end;
    m_output->sink->start(&m_output->buffer);
    if (m_output->sink->error() != QAudio::NoError) {
        stop();
        emit failed(tr("The device for sound could not be opened"));
        return;
    }
    m_timer.start();
    emit stateChanged();
}

void SoundPlayer::stop()
{
    if (!m_output->sink)
        return;
    m_timer.stop();
    m_output->sink->stop();
    m_output->sink.reset();
    m_output->buffer.close();
    emit stateChanged();
}

bool SoundPlayer::isPlaying() const { return m_output->sink != nullptr; }

void SoundPlayer::tick()
{
    if (!m_output->sink)
        return;
    const double now = m_start + static_cast<double>(m_output->sink->processedUSecs()) / 1e6;
    emit moved(std::min(now, m_end));
    if (m_output->sink->state() == QAudio::IdleState || m_output->sink->state() == QAudio::StoppedState || now >= m_end)
        stop();
}

#else

struct SoundPlayer::Output {};

QString SoundPlayer::problem() { return tr("This Lathe was built without Qt Multimedia: spans can be seen and marked, not heard"); }
void SoundPlayer::play(double, double) { emit failed(problem()); }
void SoundPlayer::stop() {}
bool SoundPlayer::isPlaying() const { return false; }
void SoundPlayer::tick() {}

#endif

SoundPlayer::SoundPlayer(QObject* parent) : QObject(parent), m_output(std::make_unique<Output>())
{
    m_timer.setInterval(kTick);
    connect(&m_timer, &QTimer::timeout, this, &SoundPlayer::tick);
}

SoundPlayer::~SoundPlayer() { stop(); }

void SoundPlayer::setSound(std::shared_ptr<const Sound> sound)
{
    stop();
    m_sound = std::move(sound);
}

} // namespace lathe
