#include "ui/pages/label/sound/sound_view.h"

#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr double kShortest = 0.005; // seconds: no stretch in view is shorter
constexpr double kFactor = 1.5;
constexpr int kBarSteps = 10'000;
constexpr double kSteps = 100;      // arrows move by this part of what is in view

} // namespace

SoundView::SoundView(JobRunner& jobs, QWidget* parent) : SpanView(parent), m_spectra(jobs)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setAccessibleName(tr("Sound"));
    setMinimumHeight(280);
    viewport()->setMouseTracking(true);
    connect(&m_spectra, &SpectrumSource::ready, viewport(), QOverload<>::of(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, viewport(), QOverload<>::of(&QWidget::update));
    connect(&m_player, &SoundPlayer::moved, this, [this](double seconds) {
        m_heard = seconds;
        if (seconds > m_to && m_to < length()) // the page turns with what is heard
            setRange(seconds, seconds + (m_to - m_from));
        viewport()->update();
    });
    connect(&m_player, &SoundPlayer::stateChanged, this, [this] {
        if (!m_player.isPlaying())
            m_heard = -1;
        viewport()->update();
    });
}

void SoundView::setClip(std::shared_ptr<const Sound> sound, std::shared_ptr<const ClipSamples> samples)
{
    m_sound = std::move(sound);
    m_clip = std::move(samples);
    m_player.setSound(m_sound);
    m_spectra.setClip(m_clip);
    m_anchor = m_cursor = 0;
    m_heard = -1;
    m_drag = Drag::None;
    select({});
    fit();
}

void SoundView::setRange(double from, double to)
{
    const double all = length(), width = std::clamp(to - from, std::min(kShortest, all), std::max(all, kShortest));
    m_from = std::clamp(from, 0.0, std::max(0.0, all - width));
    m_to = m_from + width;
    m_isScrolling = true;
    const double share = all > 0 ? width / all : 1;
    horizontalScrollBar()->setPageStep(static_cast<int>(kBarSteps * share));
    horizontalScrollBar()->setRange(0, std::max(0, kBarSteps - static_cast<int>(kBarSteps * share)));
    horizontalScrollBar()->setValue(all > 0 ? static_cast<int>(std::lround(m_from / all * kBarSteps)) : 0);
    m_isScrolling = false;
    viewport()->update();
    emit zoomChanged();
}

void SoundView::scrollContentsBy(int, int)
{
    if (m_isScrolling || !m_clip)
        return;
    const double from = horizontalScrollBar()->value() * length() / kBarSteps;
    setRange(from, from + (m_to - m_from));
}

void SoundView::resizeEvent(QResizeEvent*) { viewport()->update(); }
void SoundView::marksChanged() { viewport()->update(); }
void SoundView::fit() { setRange(0, length()); }
void SoundView::zoom(int steps) { zoomAround(std::clamp(m_cursor, m_from, m_to), std::pow(kFactor, steps)); }

/// What lies there stays where it is.
void SoundView::zoomAround(double seconds, double factor)
{
    const double width = std::clamp((m_to - m_from) / factor, kShortest, std::max(length(), kShortest));
    const double share = m_to > m_from ? (seconds - m_from) / (m_to - m_from) : 0;
    setRange(seconds - share * width, seconds - share * width + width);
}

double SoundView::xOf(double seconds) const { return m_to > m_from ? (seconds - m_from) / (m_to - m_from) * viewport()->width() : 0; }
double SoundView::secondsAt(double x) const { return std::clamp(m_from + x / std::max(viewport()->width(), 1) * (m_to - m_from), 0.0, length()); }

std::optional<lathe::Shape> SoundView::range() const
{
    return m_anchor == m_cursor ? std::nullopt : std::optional<lathe::Shape>(TimeSpan{std::min(m_anchor, m_cursor), std::max(m_anchor, m_cursor)});
}

void SoundView::clearRange()
{
    m_anchor = m_cursor;
    viewport()->update();
}

const Annotation* SoundView::selectedSpan() const
{
    const Annotation* one = selection().size() == 1 ? mark(selection().front()) : nullptr;
    return one && std::holds_alternative<TimeSpan>(one->shape) ? one : nullptr;
}

TimeSpan SoundView::shownSpan(const Annotation& mark) const
{
    const bool isDragged = (m_drag == Drag::Start || m_drag == Drag::End) && mark.id == m_dragged;
    return isDragged ? m_reshaped : std::get<TimeSpan>(mark.shape);
}

void SoundView::reveal(const std::string& id)
{
    const Annotation* one = mark(id);
    const auto* span = one ? std::get_if<TimeSpan>(&one->shape) : nullptr;
    if (!span || (span->start >= m_from && span->end <= m_to))
        return;
    const double width = std::max(m_to - m_from, (span->end - span->start) * 1.2), middle = (span->start + span->end) / 2;
    setRange(middle - width / 2, middle + width / 2);
}

void SoundView::playOrStop()
{
    if (m_player.isPlaying()) {
        m_player.stop();
        return;
    }
    if (const auto chosen = range()) {
        const auto& span = std::get<TimeSpan>(*chosen);
        m_player.play(span.start, span.end);
    } else if (const Annotation* one = selectedSpan()) {
        const auto& span = std::get<TimeSpan>(one->shape);
        m_player.play(span.start, span.end);
    } else {
        m_player.play(m_cursor >= length() ? 0 : m_cursor, length());
    }
}

void SoundView::keyPressEvent(QKeyEvent* event)
{
    const bool extends = event->modifiers() & Qt::ShiftModifier;
    const double step = (m_to - m_from) / kSteps * (event->modifiers() & Qt::AltModifier ? 0.1 : 1);
    const auto move = [&](double to) {
        to = std::clamp(to, 0.0, length());
        if (const Annotation* one = selectedSpan(); one && extends && m_anchor == m_cursor) {
            TimeSpan span = std::get<TimeSpan>(one->shape);
            span.end = std::clamp(span.end + (to - m_cursor), span.start, length());
            emit reshaped(one->id, span);
            return;
        }
        m_cursor = to;
        if (!extends)
            m_anchor = to;
        if (to < m_from || to > m_to)
            setRange(to - (m_to - m_from) / 2, to + (m_to - m_from) / 2);
        viewport()->update();
    };
    switch (event->key()) {
    case Qt::Key_Space: playOrStop(); return;
    case Qt::Key_Left: move(m_cursor - step); return;
    case Qt::Key_Right: move(m_cursor + step); return;
    case Qt::Key_Home: move(0); return;
    case Qt::Key_End: move(length()); return;
    case Qt::Key_Escape:
        m_drag = Drag::None;
        m_player.stop();
        clearRange();
        select({});
        return;
    default: SpanView::keyPressEvent(event);
    }
}

} // namespace lathe
