#include "ui/pages/label/sound/spectrum_source.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr std::size_t kKept = 12;
constexpr double kWindow = 0.032; // seconds: tells a voice's harmonics and its syllables

SpectrumSource::Picture computed(const ClipSamples& clip, SpectrumSource::Picture wanted, Progress& progress)
{
    const int window = static_cast<int>(std::bit_ceil(static_cast<unsigned>(std::clamp(clip.rate * kWindow, 128.0, 8192.0))));
    const Spectrogram spectrum = spectrogramBetween(clip.samples, wanted.from * clip.rate, wanted.to * clip.rate, wanted.columns, window, progress);
    wanted.image = QImage(std::max(spectrum.columns, 1), spectrum.bins, QImage::Format_Grayscale8);
    wanted.image.fill(0);
    for (int bin = 0; bin < spectrum.bins; ++bin) {
        uchar* row = wanted.image.scanLine(spectrum.bins - 1 - bin);
        for (int column = 0; column < spectrum.columns; ++column)
            row[column] = spectrum.levels[static_cast<std::size_t>(column) * static_cast<std::size_t>(spectrum.bins) + static_cast<std::size_t>(bin)];
    }
    return wanted;
}

} // namespace

SpectrumSource::SpectrumSource(JobRunner& jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {}

void SpectrumSource::setClip(std::shared_ptr<const ClipSamples> clip)
{
    m_clip = std::move(clip);
    m_kept.clear();
    m_wanted.reset();
    if (m_job != 0)
        m_jobs.cancel(m_job);
}

const SpectrumSource::Picture* SpectrumSource::find(double from, double to, int columns)
{
    if (!m_clip || columns <= 0)
        return nullptr;
    const auto exact = std::ranges::find_if(m_kept, [&](const Picture& one) { return one.from == from && one.to == to && one.columns == columns; });
    if (exact != m_kept.end()) {
        m_kept.splice(m_kept.begin(), m_kept, exact);
        return &m_kept.front();
    }
    m_wanted = Picture{from, to, columns, {}};
    start();
    const Picture* nearest = nullptr;
    double best = HUGE_VAL;
    for (const Picture& one : m_kept) {
        const double distance = std::abs(one.from - from) + std::abs(one.to - to);
        if (distance < best) {
            best = distance;
            nearest = &one;
        }
    }
    return nearest;
}

/// One at a time; what was wanted meanwhile follows, and of that only the last.
void SpectrumSource::start()
{
    if (m_job != 0 || !m_wanted || !m_clip)
        return;
    m_job = m_jobs.start<Picture>(
        Lane::Prompt, {}, [clip = m_clip, wanted = *std::exchange(m_wanted, std::nullopt)](Progress& progress) -> Result<Picture> { return computed(*clip, wanted, progress); },
        this,
        [this, clip = m_clip](Result<Picture> picture) {
            m_job = 0;
            if (picture && clip == m_clip) {
                m_kept.push_front(std::move(*picture));
                if (m_kept.size() > kKept)
                    m_kept.pop_back();
                emit ready();
            }
            start();
        });
}

} // namespace lathe
