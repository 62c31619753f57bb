// What the mouse does on a clip.
#include "ui/pages/label/sound/sound_view.h"

#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr double kEdge = 5; // pixels around the end of a span in which it can be taken hold of
constexpr double kClick = 3; // pixels: a shorter drag is a click

} // namespace

void SoundView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_clip)
        return;
    const QPointF place = event->position();
    m_pointer = place;
    const Rooms all = rooms();
    if (all.overview.contains(place)) {
        m_drag = Drag::Overview;
        mouseMoveEvent(event);
        return;
    }
    if (const Annotation* one = selectedSpan()) {
        const TimeSpan span = std::get<TimeSpan>(one->shape);
        const bool isStart = std::abs(place.x() - xOf(span.start)) <= kEdge;
        if (isStart || std::abs(place.x() - xOf(span.end)) <= kEdge) {
            m_drag = isStart ? Drag::Start : Drag::End;
            m_dragged = one->id;
            m_reshaped = span;
            return;
        }
    }
    if (const Annotation* one = tagAt(place)) {
        m_drag = Drag::Relation;
        m_dragged = one->id;
        std::vector<std::string> ids = {one->id};
        if (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) {
            ids = selection();
            isSelected(one->id) ? void(std::erase(ids, one->id)) : ids.push_back(one->id);
        }
        clearRange();
        select(std::move(ids));
        return;
    }
    m_drag = Drag::Choosing;
    m_cursor = secondsAt(place.x());
    if (!(event->modifiers() & Qt::ShiftModifier))
        m_anchor = m_cursor;
    viewport()->update();
}

void SoundView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF place = event->position();
    switch (m_drag) {
    case Drag::None: {
        const Annotation* one = selectedSpan();
        const bool isEdge = one && (std::abs(place.x() - xOf(std::get<TimeSpan>(one->shape).start)) <= kEdge || std::abs(place.x() - xOf(std::get<TimeSpan>(one->shape).end)) <= kEdge);
        viewport()->setCursor(isEdge && !rooms().overview.contains(place) ? Qt::SizeHorCursor : tagAt(place) ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    case Drag::Overview: {
        const double middle = place.x() / std::max(viewport()->width(), 1) * length(), half = (m_to - m_from) / 2;
        setRange(middle - half, middle + half);
        return;
    }
    case Drag::Choosing: m_cursor = secondsAt(place.x()); break;
    case Drag::Start: m_reshaped.start = std::min(secondsAt(place.x()), m_reshaped.end); break;
    case Drag::End: m_reshaped.end = std::max(secondsAt(place.x()), m_reshaped.start); break;
    case Drag::Relation: m_pointer = place; break;
    }
    viewport()->update();
}

void SoundView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Drag drag = std::exchange(m_drag, Drag::None);
    const QPointF place = event->position();
    if (drag == Drag::Start || drag == Drag::End) {
        emit reshaped(m_dragged, m_reshaped);
    } else if (drag == Drag::Relation) {
        const Annotation* to = tagAt(place);
        viewport()->update();
        if (to && to->id != m_dragged)
            emit relationWanted(m_dragged, to->id);
    } else if (drag == Drag::Choosing && std::abs(place.x() - m_pointer.x()) < kClick && !(event->modifiers() & Qt::ShiftModifier)) {
        m_cursor = m_anchor; // a click: selects the shortest span there
        const Annotation* found = nullptr;
        for (const Annotation& one : marks())
            if (const auto* span = std::get_if<TimeSpan>(&one.shape); span && span->start <= m_cursor && m_cursor <= span->end)
                if (!found || span->end - span->start < std::get<TimeSpan>(found->shape).end - std::get<TimeSpan>(found->shape).start)
                    found = &one;
        select(found ? std::vector{found->id} : std::vector<std::string>());
    } else if (drag == Drag::Choosing) {
        select({});
    }
    viewport()->update();
}

/// With Ctrl around the pointer; else along the clip.
void SoundView::wheelEvent(QWheelEvent* event)
{
    const QPoint turned = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        zoomAround(secondsAt(event->position().x()), std::pow(1.5, turned.y() / 120.0));
    } else {
        const double along = -(turned.x() != 0 ? turned.x() : turned.y()) / 120.0 * (m_to - m_from) / 8;
        setRange(m_from + along, m_to + along);
    }
    event->accept();
}

} // namespace lathe
