#include "ui/pages/label/canvas/tool_base.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

/// Chooses, moves, reshapes; over empty ground it draws a band.
class SelectTool final : public ToolBase {
public:
    explicit SelectTool(CanvasScene& scene) : ToolBase(ToolKind::Select, scene) {}

    void press(const Touch& touch) override
    {
        m_start = m_last = touch.place;
        m_before = {};
        m_handle.reset();
        if (touch.isSecondary) {
            removePointAt(touch.place);
            return;
        }
        if (const Annotation* one = single(); one && !(touch.modifiers & Qt::ControlModifier)) {
            m_handle = handleAt(*one, touch.place);
            if (m_handle) {
                m_before = {*one};
                return;
            }
        }
        const auto hit = annotationAt(m_scene.annotations(), touch.place, near());
        const auto& selection = m_scene.selection();
        if (hit < 0) {
            if (!(touch.modifiers & (Qt::ControlModifier | Qt::ShiftModifier)))
                m_scene.select({});
            m_band = true;
            return;
        }
        const std::string id = m_scene.annotations()[static_cast<std::size_t>(hit)].id;
        const bool isSelected = std::ranges::find(selection, id) != selection.end();
        if (touch.modifiers & (Qt::ControlModifier | Qt::ShiftModifier)) {
            std::vector<std::string> ids = selection;
            if (isSelected)
                std::erase(ids, id);
            else
                ids.push_back(id);
            m_scene.select(std::move(ids));
            return;
        }
        if (!isSelected)
            m_scene.select({id});
        for (const std::string& chosen : m_scene.selection())
            if (const Annotation* one = find(m_scene.annotations(), chosen))
                m_before.push_back(*one);
    }

    void move(const Touch& touch, bool isHeld) override
    {
        m_last = touch.place;
        m_modifiers = touch.modifiers;
        m_isDragged = isHeld && (m_isDragged || !isNear(m_start, m_last, 2 * m_scene.reach()));
        if (!isHeld) {
            const Annotation* one = single();
            m_cursor = one && handleAt(*one, touch.place) ? Qt::PointingHandCursor
                : annotationAt(m_scene.annotations(), touch.place, near()) >= 0 ? Qt::SizeAllCursor : Qt::ArrowCursor;
        }
    }

    void release(const Touch& touch) override
    {
        move(touch, true);
        if (m_band && m_isDragged)
            selectInBand();
        else if (m_isDragged && !m_before.empty())
            m_scene.change(inHand());
        cancel();
    }

    /// Twice on an outline gives it a point.
    void doublePress(const Touch& touch) override
    {
        const Annotation* one = single();
        if (!one || handleAt(*one, touch.place))
            return;
        if (auto longer = withPoint(one->shape, clamped(touch.place, m_scene.picture()))) {
            Annotation changed = *one;
            changed.shape = std::move(*longer);
            m_scene.change({changed});
        }
        cancel();
    }

    void cancel() override
    {
        m_before = {};
        m_handle.reset();
        m_band = m_isDragged = false;
    }

    std::optional<Shape> draft() const override
    {
        if (!m_band || !m_isDragged)
            return std::nullopt;
        const auto band = boxBetween(m_start, m_last, m_scene.picture());
        return band ? std::optional<Shape>(*band) : std::nullopt;
    }

    std::vector<Annotation> inHand() const override
    {
        std::vector<Annotation> changed = m_before;
        if (!m_isDragged)
            return {};
        for (Annotation& one : changed)
            one.shape = m_handle ? reshaped(one.shape, *m_handle, isTurning(one) ? m_last : clamped(m_last, m_scene.picture()), m_modifiers & Qt::ShiftModifier)
                                 : moved(one.shape, m_last.x - m_start.x, m_last.y - m_start.y, m_scene.picture());
        return changed;
    }

    Qt::CursorShape cursor() const override { return m_cursor; }

private:
    const Annotation* single() const
    {
        return m_scene.selection().size() == 1 ? find(m_scene.annotations(), m_scene.selection().front()) : nullptr;
    }

    bool isTurning(const Annotation& one) const { return m_handle == kTurnHandle && std::holds_alternative<Box>(one.shape); }

    std::optional<std::size_t> handleAt(const Annotation& one, Point place) const
    {
        const auto handles = handlesOf(one.shape, kTurnDistance * m_scene.reach());
        for (std::size_t i = 0; i < handles.size(); ++i)
            if (isNear(handles[i], place, near()))
                return i;
        return std::nullopt;
    }

    void removePointAt(Point place)
    {
        const Annotation* one = single();
        const auto handle = one ? handleAt(*one, place) : std::nullopt;
        if (!handle)
            return;
        if (auto shorter = withoutPoint(one->shape, *handle)) {
            Annotation changed = *one;
            changed.shape = std::move(*shorter);
            m_scene.change({changed});
        }
    }

    void selectInBand()
    {
        const auto band = boxBetween(m_start, m_last, m_scene.picture());
        if (!band)
            return;
        std::vector<std::string> ids = m_scene.selection();
        for (const Annotation& one : m_scene.annotations()) {
            const auto bounds = boundsOf(one.shape);
            const bool isInside = bounds && bounds->x >= band->x && bounds->y >= band->y && bounds->x + bounds->width <= band->x + band->width
                && bounds->y + bounds->height <= band->y + band->height;
            if (isInside && std::ranges::find(ids, one.id) == ids.end())
                ids.push_back(one.id);
        }
        m_scene.select(std::move(ids));
    }

    Point m_start, m_last;
    Qt::KeyboardModifiers m_modifiers;
    std::vector<Annotation> m_before; ///< in hand, as they were
    std::optional<std::size_t> m_handle;
    bool m_band = false;
    bool m_isDragged = false;
    Qt::CursorShape m_cursor = Qt::ArrowCursor;
};

/// From corner to corner, by dragging or by two clicks.
class BoxTool final : public ToolBase {
public:
    explicit BoxTool(CanvasScene& scene) : ToolBase(ToolKind::Box, scene) {}

    void press(const Touch& touch) override
    {
        if (m_start) { // the second click
            finish(touch.place);
            return;
        }
        m_start = m_last = touch.place;
    }
    void move(const Touch& touch, bool) override { m_last = touch.place; }
    void release(const Touch& touch) override
    {
        if (m_start && !isNear(*m_start, touch.place, 3 * m_scene.reach()))
            finish(touch.place);
    }
    bool key(int key) override
    {
        if (key != Qt::Key_Escape || !m_start)
            return false;
        cancel();
        return true;
    }
    void cancel() override { m_start.reset(); }
    std::optional<Shape> draft() const override
    {
        const auto box = m_start ? boxBetween(*m_start, m_last, m_scene.picture()) : std::nullopt;
        return box ? std::optional<Shape>(*box) : std::nullopt;
    }

private:
    void finish(Point place)
    {
        const auto box = boxBetween(*m_start, place, m_scene.picture());
        cancel();
        if (box)
            m_scene.add(*box);
    }

    std::optional<Point> m_start;
    Point m_last;
};

class HandTool final : public ToolBase {
public:
    explicit HandTool(CanvasScene& scene) : ToolBase(ToolKind::Hand, scene) {}
    void press(const Touch& touch) override { m_last = touch; }
    void move(const Touch& touch, bool isHeld) override
    {
        if (isHeld)
            m_scene.pan(touch.screenX - m_last.screenX, touch.screenY - m_last.screenY);
        m_last = touch;
    }
    void release(const Touch&) override {}
    Qt::CursorShape cursor() const override { return Qt::OpenHandCursor; }

private:
    Touch m_last;
};

} // namespace

std::unique_ptr<CanvasTool> makeTool(ToolKind kind, CanvasScene& scene)
{
    switch (kind) {
    case ToolKind::Select: break;
    case ToolKind::Box: return std::make_unique<BoxTool>(scene);
    case ToolKind::Polygon:
    case ToolKind::Line: return makePathTool(kind, scene);
    case ToolKind::Point: return makePointTool(scene);
    case ToolKind::Brush: return makeBrushTool(scene);
    case ToolKind::Fill: return makeFillTool(scene);
    case ToolKind::Hand: return std::make_unique<HandTool>(scene);
    }
    return std::make_unique<SelectTool>(scene);
}

std::ptrdiff_t annotationAt(const std::vector<Annotation>& annotations, Point place, double reach)
{
    std::ptrdiff_t best = -1;
    double bestDistance = HUGE_VAL, bestSize = HUGE_VAL;
    for (std::size_t i = 0; i < annotations.size(); ++i) {
        const double distance = distanceTo(annotations[i].shape, place);
        const auto bounds = boundsOf(annotations[i].shape);
        if (distance > reach || !bounds)
            continue;
        const double size = bounds->width * bounds->height;
        if (distance < bestDistance || (distance == bestDistance && size < bestSize)) {
            best = static_cast<std::ptrdiff_t>(i);
            bestDistance = distance;
            bestSize = size;
        }
    }
    return best;
}

} // namespace lathe
