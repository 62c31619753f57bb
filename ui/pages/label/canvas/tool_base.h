// What the tools of the canvas have in common. Used by their .cpp files alone.
#pragma once

#include "ui/pages/label/canvas/canvas_tool.h"

#include <algorithm>
#include <cmath>

namespace lathe {

inline Point clamped(Point point, const Extent& picture)
{
    return {std::clamp(point.x, 0.0, picture.width), std::clamp(point.y, 0.0, picture.height)};
}

inline const Annotation* find(const std::vector<Annotation>& annotations, const std::string& id)
{
    const auto found = std::ranges::find(annotations, id, &Annotation::id);
    return found == annotations.end() ? nullptr : &*found;
}

inline bool isNear(Point a, Point b, double distance) { return std::hypot(a.x - b.x, a.y - b.y) <= distance; }

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

std::unique_ptr<CanvasTool> makePathTool(ToolKind kind, CanvasScene& scene);
std::unique_ptr<CanvasTool> makePointTool(CanvasScene& scene);
std::unique_ptr<CanvasTool> makeBrushTool(CanvasScene& scene);
std::unique_ptr<CanvasTool> makeFillTool(CanvasScene& scene);

} // namespace lathe
