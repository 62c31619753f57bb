// Tools that set one point after the other: outlines, lines, points and skeletons.
#include "ui/pages/label/canvas/tool_base.h"

namespace lathe {

namespace {

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

} // namespace

std::unique_ptr<CanvasTool> makePathTool(ToolKind kind, CanvasScene& scene) { return std::make_unique<PathTool>(kind, scene); }
std::unique_ptr<CanvasTool> makePointTool(CanvasScene& scene) { return std::make_unique<PointTool>(scene); }

} // namespace lathe
