// Plays a stretch of a sound through the system's output, where there is one.
#pragma once

#include "media/sound.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace lathe {

class SoundPlayer : public QObject {
    Q_OBJECT
public:
    explicit SoundPlayer(QObject* parent = nullptr);
    ~SoundPlayer() override;

    /// Why nothing can be heard; empty: it can.
    static QString problem();

    void setSound(std::shared_ptr<const Sound> sound);
    /// From `start` to `end` in seconds; what plays already stops.
    void play(double start, double end);
    void stop();
    bool isPlaying() const;

signals:
    /// The second that is heard now.
    void moved(double seconds);
    void stateChanged();
    void failed(const QString& reason);

private:
    void tick();

    struct Output;
    std::unique_ptr<Output> m_output;
    std::shared_ptr<const Sound> m_sound;
    QTimer m_timer;
    double m_start = 0, m_end = 0;
};

} // namespace lathe
