// What the mouse does on a text.
#include "ui/pages/label/text/text_view.h"

#include <QMouseEvent>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr double kEdge = 5; // pixels around the end of a span in which it can be taken hold of

} // namespace

/// The span whose band or name is there.
const TextView::Shown* TextView::bandAt(const QPointF& place) const
{
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        for (const QRectF& words : m_layout.rectsOf(m_shown[i].stretch)) {
            const double top = words.bottom() + TextLayout::kLane * m_layout.lane(i);
            if (QRectF(words.left(), top, std::max(words.width(), 24.0), TextLayout::kLane).contains(place))
                return &m_shown[i];
        }
    return nullptr;
}

/// The shortest span over those words.
const TextView::Shown* TextView::wordsAt(const QPointF& place) const
{
    const Shown* found = nullptr;
    for (const Shown& one : m_shown)
        if (std::ranges::any_of(m_layout.rectsOf(one.stretch), [&](const QRectF& words) { return words.contains(place); }))
            if (!found || one.stretch.end - one.stretch.start < found->stretch.end - found->stretch.start)
                found = &one;
    return found;
}

const TextView::Arrow* TextView::arrowAt(const QPointF& place) const
{
    QPainterPathStroker wide;
    wide.setWidth(8);
    for (std::size_t i = 0; i < m_arrows.size(); ++i)
        if (wide.createStroke(arrowPath(i)).contains(place))
            return &m_arrows[i];
    return nullptr;
}

void TextView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPointF place = inText(event->position());
    m_pointer = place;
    if (const Shown* shown = selectedSpan()) {
        const auto rects = m_layout.rectsOf(shown->stretch);
        const auto isNear = [&](double x, const QRectF& words) { return std::abs(place.x() - x) <= kEdge && place.y() >= words.top() && place.y() <= words.bottom(); };
        const bool isStart = !rects.empty() && isNear(rects.front().left(), rects.front());
        if (isStart || (!rects.empty() && isNear(rects.back().right(), rects.back()))) {
            m_drag = isStart ? Drag::Start : Drag::End;
            m_dragged = shown->id;
            m_reshaped = shown->stretch;
            return;
        }
    }
    if (const Shown* shown = bandAt(place)) {
        m_drag = Drag::Relation;
        m_dragged = shown->id;
        std::vector<std::string> ids = {shown->id};
        if (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) {
            ids = selection();
            if (!isSelected(shown->id))
                ids.push_back(shown->id);
            else
                std::erase(ids, shown->id);
        }
        clearRange();
        select(std::move(ids));
        return;
    }
    if (const Arrow* arrow = arrowAt(place)) {
        clearRange();
        select({arrow->id});
        return;
    }
    m_drag = Drag::Choosing;
    m_isExact = event->modifiers() & Qt::AltModifier;
    m_caret = m_layout.unitAt(place);
    if (!(event->modifiers() & Qt::ShiftModifier))
        m_anchor = m_caret;
    viewport()->update();
}

void TextView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF place = inText(event->position());
    m_pointer = place;
    const int unit = m_layout.unitAt(place);
    switch (m_drag) {
    case Drag::None: {
        const Shown* selected = selectedSpan();
        const auto rects = selected ? m_layout.rectsOf(selected->stretch) : std::vector<QRectF>();
        const bool isEdge = !rects.empty()
            && ((std::abs(place.x() - rects.front().left()) <= kEdge && rects.front().top() <= place.y() && place.y() <= rects.front().bottom())
                || (std::abs(place.x() - rects.back().right()) <= kEdge && rects.back().top() <= place.y() && place.y() <= rects.back().bottom()));
        viewport()->setCursor(isEdge ? Qt::SizeHorCursor : bandAt(place) || arrowAt(place) ? Qt::PointingHandCursor : Qt::IBeamCursor);
        return;
    }
    case Drag::Choosing:
        m_isExact = event->modifiers() & Qt::AltModifier;
        setCaret(unit, true, m_isExact);
        return;
    case Drag::Start:
    case Drag::End: {
        const bool isExact = event->modifiers() & Qt::AltModifier;
        TextStretch& stretch = m_reshaped;
        if (m_drag == Drag::Start)
            stretch.start = std::clamp(isExact ? unit : snappedToWords(m_text, std::min(unit, stretch.end - 1), stretch.end).first, 0, stretch.end - 1);
        else
            stretch.end = std::clamp(isExact ? unit : snappedToWords(m_text, stretch.start, std::max(unit, stretch.start + 1)).second, stretch.start + 1, static_cast<int>(m_text.size()));
        placeMarks();
        return;
    }
    case Drag::Relation: viewport()->update(); return;
    }
}

void TextView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPointF place = inText(event->position());
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Start || drag == Drag::End) {
        const std::string id = m_dragged;
        const TextSpan span = m_units.spanOf(m_reshaped.start, m_reshaped.end);
        placeMarks();
        emit reshaped(id, span);
    } else if (drag == Drag::Relation) {
        const Shown* to = bandAt(place) ? bandAt(place) : wordsAt(place);
        viewport()->update();
        if (to && to->id != m_dragged)
            emit relationWanted(m_dragged, to->id);
    } else if (drag == Drag::Choosing && m_anchor == m_caret) {
        // A click that chose nothing selects what it fell on.
        const Shown* shown = wordsAt(place);
        select(shown ? std::vector{shown->id} : std::vector<std::string>());
    } else if (drag == Drag::Choosing) {
        select({});
    }
}

void TextView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int unit = m_layout.unitAt(inText(event->position()));
    const auto [start, end] = snappedToWords(m_text, unit, unit);
    m_anchor = start;
    m_caret = end;
    m_isExact = true;
    m_drag = Drag::None;
    select({});
    viewport()->update();
}

void TextView::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        SpanView::wheelEvent(event);
        return;
    }
    zoom(event->angleDelta().y() > 0 ? 1 : -1);
    event->accept();
}

} // namespace lathe
