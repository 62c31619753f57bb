// What a hand does on the canvas: one tool at a time, in pixels of the picture.
#pragma once

#include "data/annotation.h"
#include "data/mask_edit.h"
#include "data/shape_edit.h"

#include <Qt>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace lathe {

enum class ToolKind { Select, Box, Polygon, Line, Point, Brush, Fill, Hand };

/// Pixels of the picture.
struct PixelRoom {
    std::uint32_t left = 0, top = 0, width = 0, height = 0;
};

/// What tools see of the canvas, and what they ask of it.
class CanvasScene {
public:
    virtual ~CanvasScene() = default;
    virtual const std::vector<Annotation>& annotations() const = 0;
    virtual Extent picture() const = 0;
    /// Pixels of the picture a logical pixel of the screen: what is near on the screen.
    virtual double reach() const = 0;
    virtual const std::vector<std::string>& selection() const = 0;
    /// Joints of the skeleton of the chosen class; 0: its points stand alone.
    virtual std::size_t joints() const = 0;
    virtual double brushRadius() const = 0;
    /// Where filling may reach from a pixel: everywhere, unless the picture is too large.
    virtual PixelRoom fillRoom(Point) const { return {0, 0, static_cast<std::uint32_t>(picture().width), static_cast<std::uint32_t>(picture().height)}; }
    /// Whether two pixels look alike enough to be filled together; of pixels inside of fillRoom().
    virtual std::function<bool(std::uint32_t x, std::uint32_t y)> alike(Point seed) const = 0;

    virtual void select(std::vector<std::string> ids) = 0;
    /// A new annotation of the chosen class.
    virtual void add(Shape shape) = 0;
    virtual void change(std::vector<Annotation> annotations) = 0;
    virtual void remove(std::vector<std::string> ids) = 0;
    virtual void pan(double dx, double dy) = 0; ///< logical pixels
};

struct Touch {
    Point place;               ///< of the picture; it may lie outside
    double screenX = 0, screenY = 0; ///< logical pixels
    Qt::KeyboardModifiers modifiers;
    bool isSecondary = false;  ///< the right button
};

class CanvasTool {
public:
    virtual ~CanvasTool() = default;
    virtual ToolKind kind() const = 0;
    virtual void press(const Touch& touch) = 0;
    /// `isHeld`: a button is down.
    virtual void move(const Touch& touch, bool isHeld) = 0;
    virtual void release(const Touch& touch) = 0;
    virtual void doublePress(const Touch&) {}
    /// False: the key means nothing to the tool.
    virtual bool key(int /*key*/) { return false; }
    /// Drops what is half done.
    virtual void cancel() {}
    /// Half done: a shape that is drawn, or annotations in hand (they stand in for those of the same id).
    virtual std::optional<Shape> draft() const { return std::nullopt; }
    virtual std::vector<Annotation> inHand() const { return {}; }
    virtual Qt::CursorShape cursor() const { return Qt::CrossCursor; }
};

std::unique_ptr<CanvasTool> makeTool(ToolKind kind, CanvasScene& scene);

/// The annotation under a point: the smallest of those that contain it, else the nearest within reach; -1: none.
std::ptrdiff_t annotationAt(const std::vector<Annotation>& annotations, Point place, double reach);

inline constexpr double kNear = 6;         ///< logical pixels: a hit
inline constexpr double kTurnDistance = 22; ///< logical pixels from a box to the handle that turns it

} // namespace lathe
