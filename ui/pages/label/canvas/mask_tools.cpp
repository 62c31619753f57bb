// Tools that make masks: the brush, and filling from a pixel.
#include "ui/pages/label/canvas/tool_base.h"

namespace lathe {

namespace {

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
        const PixelRoom room = m_scene.fillRoom(touch.place);
        const auto isAlike = m_scene.alike(touch.place);
        auto filled = filledFrom({touch.place.x - room.left, touch.place.y - room.top}, {double(room.width), double(room.height)},
                                 [&](std::uint32_t x, std::uint32_t y) { return isAlike(room.left + x, room.top + y); }, std::size_t(room.width) * room.height);
        if (!filled)
            return;
        filled->left += room.left;
        filled->top += room.top;
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

} // namespace

std::unique_ptr<CanvasTool> makeBrushTool(CanvasScene& scene) { return std::make_unique<BrushTool>(scene); }
std::unique_ptr<CanvasTool> makeFillTool(CanvasScene& scene) { return std::make_unique<FillTool>(scene); }

} // namespace lathe
