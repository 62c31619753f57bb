// Spectra of what is in view, computed away from the window; the last ones are kept.
#pragma once

#include "jobs/job_runner.h"
#include "media/spectrogram.h"

#include <QImage>

#include <list>
#include <memory>

namespace lathe {

/// One channel of a clip, ready to be looked at.
struct ClipSamples {
    std::vector<float> samples;
    int rate = 0;
    Waveform waveform; ///< of samples
    double seconds() const { return rate > 0 ? static_cast<double>(samples.size()) / rate : 0; }
};

class SpectrumSource : public QObject {
    Q_OBJECT
public:
    explicit SpectrumSource(JobRunner& jobs, QObject* parent = nullptr);

    void setClip(std::shared_ptr<const ClipSamples> clip);

    struct Picture {
        double from = 0, to = 0; ///< seconds
        int columns = 0;
        QImage image;            ///< levels as greys, the lowest pitch at the bottom
    };
    /// Of that stretch in so many columns; until it is there, the nearest one that is. Null: none is.
    const Picture* find(double from, double to, int columns);
    bool isBusy() const { return m_job != 0; }

signals:
    void ready();

private:
    void start();

    JobRunner& m_jobs;
    std::shared_ptr<const ClipSamples> m_clip;
    std::list<Picture> m_kept; ///< used last first
    std::optional<Picture> m_wanted;
    int m_job = 0;
};

} // namespace lathe
