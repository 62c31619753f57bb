// A clip to be heard, seen and labelled: an overview of all of it, and of a stretch the waveform, the spectrogram and the
// spans over both. Keys: Space plays and stops, arrows move the cursor, with Shift they choose, Escape lets it go.
#pragma once

#include "ui/pages/label/sound/sound_player.h"
#include "ui/pages/label/sound/spectrum_source.h"
#include "ui/pages/label/spans/span_view.h"

namespace lathe {

class SoundView : public SpanView {
    Q_OBJECT
public:
    explicit SoundView(JobRunner& jobs, QWidget* parent = nullptr);

    /// Null: none. Another clip: nothing is chosen or selected, and all of it is shown.
    void setClip(std::shared_ptr<const Sound> sound, std::shared_ptr<const ClipSamples> samples);
    bool isSettling() const { return m_spectra.isBusy(); }
    SoundPlayer& player() { return m_player; }
    /// What is chosen, else the span that is selected, else from the cursor on; again it stops.
    void playOrStop();

    std::optional<lathe::Shape> range() const override;
    void clearRange() override;
    double length() const override { return m_clip ? m_clip->seconds() : 0; }
    void reveal(const std::string& id) override;
    void zoom(int steps) override;
    void fit() override;
    double from() const { return m_from; }
    double to() const { return m_to; }
    double cursor() const { return m_cursor; }
    double xOf(double seconds) const;
    double secondsAt(double x) const;

signals:
    void zoomChanged();

protected:
    void marksChanged() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Drag { None, Choosing, Start, End, Overview, Relation };
    struct Rooms {
        QRectF overview, axis, tags, wave, spectrum;
    };
    Rooms rooms() const;
    void setRange(double from, double to);
    void zoomAround(double seconds, double factor);
    int laneOf(const std::string& id) const;
    TimeSpan shownSpan(const Annotation& mark) const;
    const Annotation* tagAt(const QPointF& place) const;
    QRectF tagRect(const Annotation& mark) const;
    const Annotation* selectedSpan() const;
    void paintWave(QPainter& painter, const QRectF& room, double from, double to) const;
    void paintSpectrum(QPainter& painter, const QRectF& room);
    void paintAxis(QPainter& painter, const QRectF& room) const;
    void paintSpans(QPainter& painter, const Rooms& all) const;

    std::shared_ptr<const Sound> m_sound;
    std::shared_ptr<const ClipSamples> m_clip;
    SpectrumSource m_spectra;
    SoundPlayer m_player;
    double m_from = 0, m_to = 0;        ///< what is in view
    double m_anchor = 0, m_cursor = 0;  ///< what is between them is chosen
    double m_heard = -1;                ///< where it plays
    Drag m_drag = Drag::None;
    std::string m_dragged;
    TimeSpan m_reshaped;
    QPointF m_pointer;
    bool m_isScrolling = false;
};

} // namespace lathe
