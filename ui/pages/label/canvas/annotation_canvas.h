// The canvas: a picture, its annotations, and the tool in hand.
#pragma once

#include "ui/items/full_pictures.h"
#include "ui/pages/label/canvas/canvas_tool.h"
#include "ui/pages/label/canvas/view_transform.h"

#include <QColor>
#include <QWidget>

#include <array>
#include <map>

namespace lathe {

/// How a class looks on pictures.
struct ClassLook {
    QString name;
    QColor color;
    std::size_t joints = 0;
    std::vector<std::pair<std::int32_t, std::int32_t>> bones;
    bool operator==(const ClassLook&) const = default;
};

/// For dark and pale pictures; the picture itself stays as it is.
struct Adjustment {
    int brightness = 0; ///< -100 to 100
    int contrast = 0;   ///< -100 to 100
    double gamma = 1;   ///< above 1: dark parts get lighter
    bool isNeutral() const { return brightness == 0 && contrast == 0 && gamma == 1; }
    /// Of the values 0 to 255.
    std::array<std::uint8_t, 256> table() const;
    bool operator==(const Adjustment&) const = default;
};

class AnnotationCanvas final : public QWidget, private CanvasScene {
    Q_OBJECT
public:
    explicit AnnotationCanvas(QWidget* parent = nullptr);
    ~AnnotationCanvas() override;

    /// `picture` may come later; until then the last one of the same size stays, or an empty frame.
    void setPicture(std::shared_ptr<const FullPicture> picture, QSize size);
    /// What stands on the picture; ids that are gone leave the selection. `looks` are by label.
    void setAnnotations(std::vector<Annotation> annotations, std::vector<ClassLook> looks);
    /// Boxes that a model suggests, the one that is taken next first; dashed, beneath what stands on the picture.
    void setGhosts(std::vector<Annotation> ghosts);
    const std::vector<Annotation>& ghosts() const { return m_ghosts; }
    void setTool(ToolKind tool);
    ToolKind tool() const { return m_tool->kind(); }
    /// Of new annotations; -1: none is chosen.
    void setLabel(std::int32_t label) { m_label = label; }
    void setAdjustment(const Adjustment& adjustment);
    void setBrushRadius(double radius);
    double brushRadius() const override { return m_brush; }

    const std::vector<Annotation>& annotations() const override { return m_annotations; }
    const std::vector<std::string>& selection() const override { return m_selection; }
    void select(std::vector<std::string> ids) override;
    const ViewTransform& view() const { return m_view; }
    /// The picture in hand was painted, with all that is in sight of it as sharp as it is.
    bool isSharp() const { return m_isSharp; }
    void fit();
    void zoom(int steps);
    void reveal(const std::string& id);
    /// Moves what is chosen by pixels of the picture.
    void nudge(double dx, double dy);
    /// A key that the tool may want; false: it does not.
    bool toolKey(int key);
    QSize sizeHint() const override { return {640, 480}; }

signals:
    void drawn(const Shape& shape);
    void edited(const std::vector<Annotation>& annotations);
    void removalWanted(const std::vector<std::string>& ids);
    void selectionChanged();
    /// The tag of a suggested box was clicked.
    void ghostWanted(const std::string& id);
    void zoomChanged();
    void brushChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    Extent picture() const override;
    double reach() const override { return 1 / m_view.scale(); }
    std::size_t joints() const override;
    PixelRoom fillRoom(Point seed) const override;
    std::function<bool(std::uint32_t, std::uint32_t)> alike(Point seed) const override;
    void add(Shape shape) override;
    void change(std::vector<Annotation> annotations) override;
    void remove(std::vector<std::string> ids) override;
    void pan(double dx, double dy) override;

    Touch touchOf(const QPointF& place, Qt::KeyboardModifiers modifiers, bool isSecondary) const;
    void updateCursor();

    // canvas_paint.cpp
    void paintPicture(QPainter& painter);
    void paintPiece(QPainter& painter, const PicturePiece& piece) const;
    void paintShare(QPainter& painter, const QRectF& place) const;
    void paintAnnotation(QPainter& painter, const Annotation& annotation, bool isSelected);
    void paintShape(QPainter& painter, const Shape& shape, const ClassLook& look, Qt::PenStyle style, bool isSelected);
    void paintMask(QPainter& painter, const Mask& mask, const QColor& color);
    void paintGhost(QPainter& painter, const Annotation& ghost, bool isNext);
    void paintTag(QPainter& painter, const Annotation& annotation, const ClassLook& look, bool isGhost);
    /// The name of a class, and how sure a model was.
    QString tagText(const Annotation& annotation) const;
    QRectF tagPlace(const Annotation& annotation) const;
    void paintHandles(QPainter& painter, const Shape& shape, const QColor& color);
    void paintCross(QPainter& painter);
    const ClassLook& lookOf(std::int32_t label) const;

    std::shared_ptr<const FullPicture> m_picture;
    QSize m_size;
    std::vector<Annotation> m_annotations;
    std::vector<Annotation> m_ghosts;
    std::vector<ClassLook> m_looks;
    ClassLook m_noLook;
    std::vector<std::string> m_selection;
    std::unique_ptr<CanvasTool> m_tool;
    ViewTransform m_view;
    Adjustment m_adjustment;
    std::int32_t m_label = -1;
    double m_brush = 8; ///< pixels of the picture
    std::optional<QPointF> m_pointer; ///< over the canvas
    QPointF m_panFrom;
    bool m_isSharp = false;
    bool m_isPanning = false; ///< with the middle button or Space-drag
};

} // namespace lathe
