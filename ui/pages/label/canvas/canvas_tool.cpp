#include "ui/pages/label/canvas/canvas_tool.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

Point clamped(Point point, const Extent& picture)
{
    return {std::clamp(point.x, 0.0, picture.width), std::clamp(point.y, 0.0, picture.height)};
}

const Annotation* find(const std::vector<Annotation>& annotations, const std::string& id)
{
    const auto found = std::ranges::find(annotations, id, &Annotation::id);
    return found == annotations.end() ? nullptr : &*found;
}

bool isNear(Point a, Point b, double distance) { return std::hypot(a.x - b.x, a.y - b.y) <= distance; }

class ToolBase : public CanvasTool {
public:
    ToolBase(ToolKind kind, CanvasScene& scene) : m_scene(scene), m_kind(kind) {}
    ToolKind kind() const override { return m_kind; }

protected:
    double near() const { return kNear * m_scene.reach(); }
    CanvasScene& m_scene;

private:
    ToolKind m_kind;
};

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

/// Point by point, or freely while the button is held; Return, a double click or the first point ends it.
class PathTool final : public ToolBase {
public:
    PathTool(ToolKind kind, CanvasScene& scene) : ToolBase(kind, scene) {}

    void press(const Touch& touch) override
    {
        const Point place = clamped(touch.place, m_scene.picture());
        if (touch.isSecondary) {
            if (!m_points.empty())
                m_points.pop_back();
            return;
        }
        if (isClosed() && m_points.size() >= 3 && isNear(m_points.front(), place, near())) {
            finish();
            return;
        }
        m_points.push_back(place);
        m_last = place;
    }
    void move(const Touch& touch, bool isHeld) override
    {
        m_last = clamped(touch.place, m_scene.picture());
        if (isHeld && !m_points.empty() && !isNear(m_points.back(), m_last, 2 * near()))
            m_points.push_back(m_last);
    }
    void release(const Touch&) override {}
    void doublePress(const Touch&) override { finish(); }
    bool key(int key) override
    {
        if (m_points.empty())
            return false;
        if (key == Qt::Key_Return || key == Qt::Key_Enter)
            finish();
        else if (key == Qt::Key_Escape)
            cancel();
        else if (key == Qt::Key_Backspace)
            m_points.pop_back();
        else
            return false;
        return true;
    }
    void cancel() override { m_points.clear(); }
    std::optional<Shape> draft() const override
    {
        if (m_points.empty())
            return std::nullopt;
        std::vector<Point> points = m_points;
        points.push_back(m_last);
        return Polyline{std::move(points)};
    }

private:
    bool isClosed() const { return kind() == ToolKind::Polygon; }
    void finish()
    {
        // A double click leaves its point twice.
        while (m_points.size() > 1 && isNear(m_points.back(), m_points[m_points.size() - 2], m_scene.reach()))
            m_points.pop_back();
        const std::vector<Point> points = std::exchange(m_points, {});
        if (isClosed() && points.size() >= 3)
            m_scene.add(Polygon{{points}});
        else if (!isClosed() && points.size() >= 2)
            m_scene.add(Polyline{points});
    }

    std::vector<Point> m_points;
    Point m_last;
};

/// A point, or the joints of a skeleton one after the other; the right button passes over one that is not to be seen.
class PointTool final : public ToolBase {
public:
    explicit PointTool(CanvasScene& scene) : ToolBase(ToolKind::Point, scene) {}

    void press(const Touch& touch) override
    {
        KeyPoint point{clamped(touch.place, m_scene.picture()), Visibility::Visible};
        if (touch.isSecondary)
            point = {{0, 0}, Visibility::Absent};
        else if (touch.modifiers & Qt::ShiftModifier)
            point.visibility = Visibility::Hidden;
        m_points.push_back(point);
        if (m_points.size() >= std::max<std::size_t>(1, m_scene.joints()))
            finish();
    }
    void move(const Touch&, bool) override {}
    void release(const Touch&) override {}
    bool key(int key) override
    {
        if (m_points.empty())
            return false;
        if (key == Qt::Key_Escape)
            cancel();
        else if (key == Qt::Key_Backspace)
            m_points.pop_back();
        else if (key == Qt::Key_Return || key == Qt::Key_Enter)
            finish();
        else
            return false;
        return true;
    }
    void cancel() override { m_points.clear(); }
    std::optional<Shape> draft() const override
    {
        return m_points.empty() ? std::nullopt : std::optional<Shape>(KeyPoints{m_points, {}});
    }

private:
    void finish()
    {
        std::vector<KeyPoint> points = std::exchange(m_points, {});
        points.resize(std::max(points.size(), m_scene.joints()), KeyPoint{{0, 0}, Visibility::Absent});
        if (std::ranges::any_of(points, [](const KeyPoint& point) { return point.visibility != Visibility::Absent; }))
            m_scene.add(KeyPoints{std::move(points), {}});
    }

    std::vector<KeyPoint> m_points;
};

/// Paints a mask: into the chosen one where there is one, else a new one. The right button, or Alt, takes away.
class BrushTool final : public ToolBase {
public:
    explicit BrushTool(CanvasScene& scene) : ToolBase(ToolKind::Brush, scene) {}

    void press(const Touch& touch) override
    {
        m_isAdded = !touch.isSecondary && !(touch.modifiers & Qt::AltModifier);
        m_target.reset();
        if (m_scene.selection().size() == 1)
            if (const Annotation* one = find(m_scene.annotations(), m_scene.selection().front()); one && std::holds_alternative<Mask>(one->shape))
                m_target = *one;
        m_mask = m_target ? std::get<Mask>(m_target->shape) : Mask();
        m_isHeld = true;
        paint({touch.place});
        m_last = touch.place;
    }
    void move(const Touch& touch, bool isHeld) override
    {
        if (!isHeld || !m_isHeld)
            return;
        paint({m_last, touch.place});
        m_last = touch.place;
    }
    void release(const Touch&) override
    {
        if (!std::exchange(m_isHeld, false))
            return;
        if (m_target && m_mask.runs.empty()) {
            m_scene.remove({m_target->id});
        } else if (m_target) {
            m_target->shape = m_mask;
            m_scene.change({*m_target});
        } else if (!m_mask.runs.empty()) {
            m_scene.add(m_mask);
        }
        m_target.reset();
    }
    void cancel() override { m_isHeld = false; }
    std::optional<Shape> draft() const override
    {
        return m_isHeld && !m_target && !m_mask.runs.empty() ? std::optional<Shape>(m_mask) : std::nullopt;
    }
    std::vector<Annotation> inHand() const override
    {
        if (!m_isHeld || !m_target)
            return {};
        Annotation one = *m_target;
        one.shape = m_mask;
        return {one};
    }

private:
    void paint(const std::vector<Point>& path) { m_mask = painted(m_mask, path, m_scene.brushRadius(), m_isAdded, m_scene.picture()); }

    std::optional<Annotation> m_target;
    Mask m_mask;
    Point m_last;
    bool m_isAdded = true;
    bool m_isHeld = false;
};

/// Fills pixels that look alike, from the one that is clicked; into the chosen mask where there is one.
class FillTool final : public ToolBase {
public:
    explicit FillTool(CanvasScene& scene) : ToolBase(ToolKind::Fill, scene) {}

    void press(const Touch& touch) override
    {
        const Extent picture = m_scene.picture();
        const auto most = static_cast<std::size_t>(picture.width * picture.height);
        auto filled = filledFrom(touch.place, picture, m_scene.alike(touch.place), most);
        if (!filled)
            return;
        if (m_scene.selection().size() == 1)
            if (const Annotation* one = find(m_scene.annotations(), m_scene.selection().front()); one && std::holds_alternative<Mask>(one->shape)) {
                Annotation changed = *one;
                changed.shape = joined(std::get<Mask>(one->shape), *filled);
                m_scene.change({changed});
                return;
            }
        m_scene.add(std::move(*filled));
    }
    void move(const Touch&, bool) override {}
    void release(const Touch&) override {}
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
    case ToolKind::Line: return std::make_unique<PathTool>(kind, scene);
    case ToolKind::Point: return std::make_unique<PointTool>(scene);
    case ToolKind::Brush: return std::make_unique<BrushTool>(scene);
    case ToolKind::Fill: return std::make_unique<FillTool>(scene);
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
