#include "ui/pages/label/canvas/annotation_canvas.h"

#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr double kLeastBrush = 0.5, kMostBrush = 500;
constexpr int kTolerance = 16; // of a channel: pixels that differ by more are not filled together
constexpr int kFillRoom = 4096; // pixels of a picture in tiles
constexpr double kWheelStep = 120; // eighths of a degree

} // namespace

std::array<std::uint8_t, 256> Adjustment::table() const
{
    std::array<std::uint8_t, 256> table{};
    const double slope = contrast >= 0 ? 1 / std::max(0.02, 1 - contrast / 100.0) : 1 + contrast / 100.0;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double lifted = std::pow(static_cast<double>(i) / 255, 1 / gamma);
        table[i] = static_cast<std::uint8_t>(std::lround(std::clamp((lifted - 0.5) * slope + 0.5 + brightness / 100.0, 0.0, 1.0) * 255));
    }
    return table;
}

AnnotationCanvas::AnnotationCanvas(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(240, 180);
    setAccessibleName(tr("Picture"));
    m_noLook.color = Theme::mark(-1);
    m_tool = makeTool(ToolKind::Select, *this);
    connect(&Theme::instance(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

AnnotationCanvas::~AnnotationCanvas() = default;

void AnnotationCanvas::setPicture(std::shared_ptr<const FullPicture> picture, QSize size)
{
    if (picture == m_picture && size == m_size)
        return;
    const bool isAnother = !picture || !m_picture || picture->content() != m_picture->content();
    m_picture = std::move(picture);
    m_isSharp = false;
    m_size = size;
    m_view.setPicture(size);
    if (isAnother)
        m_tool->cancel();
    emit zoomChanged();
    update();
}

void AnnotationCanvas::setAnnotations(std::vector<Annotation> annotations, std::vector<ClassLook> looks)
{
    m_annotations = std::move(annotations);
    m_looks = std::move(looks);
    const auto gone = std::erase_if(m_selection, [this](const std::string& id) {
        return std::ranges::find(m_annotations, id, &Annotation::id) == m_annotations.end();
    });
    if (gone > 0)
        emit selectionChanged();
    update();
}

void AnnotationCanvas::setGhosts(std::vector<Annotation> ghosts)
{
    if (ghosts == m_ghosts)
        return;
    m_ghosts = std::move(ghosts);
    update();
}

void AnnotationCanvas::setTool(ToolKind tool)
{
    if (m_tool->kind() == tool)
        return;
    m_tool = makeTool(tool, *this);
    updateCursor();
    update();
}

void AnnotationCanvas::setAdjustment(const Adjustment& adjustment)
{
    m_adjustment = adjustment;
    update();
}

void AnnotationCanvas::setBrushRadius(double radius)
{
    m_brush = std::clamp(radius, kLeastBrush, kMostBrush);
    emit brushChanged();
    update();
}

void AnnotationCanvas::select(std::vector<std::string> ids)
{
    if (ids == m_selection)
        return;
    m_selection = std::move(ids);
    emit selectionChanged();
    update();
}

void AnnotationCanvas::fit()
{
    m_view.fit();
    emit zoomChanged();
    update();
}

void AnnotationCanvas::zoom(int steps)
{
    m_view.step(steps, m_pointer.value_or(QPointF(width() / 2.0, height() / 2.0)));
    emit zoomChanged();
    update();
}

void AnnotationCanvas::reveal(const std::string& id)
{
    const auto found = std::ranges::find(m_annotations, id, &Annotation::id);
    const auto bounds = found == m_annotations.end() ? std::nullopt : boundsOf(found->shape);
    if (!bounds)
        return;
    m_view.show(QRectF(bounds->x, bounds->y, bounds->width, bounds->height));
    emit zoomChanged();
    update();
}

void AnnotationCanvas::nudge(double dx, double dy)
{
    std::vector<Annotation> changed;
    for (const Annotation& one : m_annotations)
        if (std::ranges::find(m_selection, one.id) != m_selection.end()) {
            changed.push_back(one);
            changed.back().shape = moved(one.shape, dx, dy, picture());
        }
    if (!changed.empty())
        emit edited(changed);
}

bool AnnotationCanvas::toolKey(int key)
{
    const bool isTaken = m_tool->key(key);
    if (isTaken)
        update();
    return isTaken;
}

Extent AnnotationCanvas::picture() const { return {double(m_size.width()), double(m_size.height())}; }

std::size_t AnnotationCanvas::joints() const
{
    return m_label >= 0 && m_label < std::ssize(m_looks) ? m_looks[static_cast<std::size_t>(m_label)].joints : 0;
}

/// Of a picture in tiles the surroundings alone: it is not in memory as a whole.
PixelRoom AnnotationCanvas::fillRoom(Point seed) const
{
    if (!m_picture || !m_picture->isTiled())
        return CanvasScene::fillRoom(seed);
    const QRect around(int(seed.x) - kFillRoom / 2, int(seed.y) - kFillRoom / 2, kFillRoom, kFillRoom);
    const QRect room = around.intersected(QRect(QPoint(0, 0), m_size));
    return {std::uint32_t(room.x()), std::uint32_t(room.y()), std::uint32_t(room.width()), std::uint32_t(room.height())};
}

/// By the largest difference of a channel.
std::function<bool(std::uint32_t, std::uint32_t)> AnnotationCanvas::alike(Point seed) const
{
    const PixelRoom room = fillRoom(seed);
    const QImage image = m_picture ? m_picture->pixels(QRect(int(room.left), int(room.top), int(room.width), int(room.height))) : QImage();
    if (image.isNull())
        return [](std::uint32_t, std::uint32_t) { return false; };
    const int channels = image.format() == QImage::Format_Grayscale8 ? 1 : 3;
    const auto at = [image, channels, room](std::uint32_t x, std::uint32_t y) {
        return image.constScanLine(int(y - room.top)) + std::size_t(x - room.left) * std::size_t(channels);
    };
    const auto within = [](double place, std::uint32_t from, std::uint32_t length) { return std::uint32_t(std::clamp(place, double(from), from + length - 1.0)); };
    const auto* wanted = at(within(seed.x, room.left, room.width), within(seed.y, room.top, room.height));
    std::array<int, 3> color{};
    std::copy_n(wanted, channels, color.begin());
    return [at, color, channels](std::uint32_t x, std::uint32_t y) {
        const auto* pixel = at(x, y);
        for (int i = 0; i < channels; ++i)
            if (std::abs(pixel[i] - color[std::size_t(i)]) > kTolerance)
                return false;
        return true;
    };
}

void AnnotationCanvas::add(Shape shape) { emit drawn(shape); }
void AnnotationCanvas::change(std::vector<Annotation> annotations) { emit edited(annotations); }
void AnnotationCanvas::remove(std::vector<std::string> ids) { emit removalWanted(ids); }

void AnnotationCanvas::pan(double dx, double dy)
{
    m_view.pan({dx, dy});
    emit zoomChanged();
    update();
}

Touch AnnotationCanvas::touchOf(const QPointF& place, Qt::KeyboardModifiers modifiers, bool isSecondary) const
{
    const QPointF inPicture = m_view.toPicture(place);
    return {{inPicture.x(), inPicture.y()}, place.x(), place.y(), modifiers, isSecondary};
}

void AnnotationCanvas::updateCursor() { setCursor(m_isPanning ? Qt::ClosedHandCursor : m_tool->cursor()); }

void AnnotationCanvas::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    if (event->button() == Qt::MiddleButton) {
        m_isPanning = true;
        m_panFrom = event->position();
    } else if (const auto ghost = std::ranges::find_if(m_ghosts, [&](const Annotation& one) { return tagPlace(one).contains(event->position()); });
               event->button() == Qt::LeftButton && ghost != m_ghosts.end()) {
        emit ghostWanted(std::string(ghost->id));
    } else if (!m_size.isEmpty()) {
        m_tool->press(touchOf(event->position(), event->modifiers(), event->button() == Qt::RightButton));
    }
    updateCursor();
    update();
}

void AnnotationCanvas::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    if (m_isPanning) {
        pan(event->position().x() - m_panFrom.x(), event->position().y() - m_panFrom.y());
        m_panFrom = event->position();
    } else if (!m_size.isEmpty()) {
        m_tool->move(touchOf(event->position(), event->modifiers(), event->buttons() & Qt::RightButton),
                     event->buttons() & (Qt::LeftButton | Qt::RightButton));
    }
    updateCursor();
    update();
}

void AnnotationCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::MiddleButton)
        m_isPanning = false;
    else if (!m_size.isEmpty())
        m_tool->release(touchOf(event->position(), event->modifiers(), event->button() == Qt::RightButton));
    updateCursor();
    update();
}

void AnnotationCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !m_size.isEmpty())
        m_tool->doublePress(touchOf(event->position(), event->modifiers(), false));
    update();
}

/// Alone it scrolls, as everywhere; with Ctrl it zooms; with Alt it sizes the brush.
void AnnotationCanvas::wheelEvent(QWheelEvent* event)
{
    const QPoint angle = event->angleDelta();
    const double steps = (angle.y() != 0 ? angle.y() : angle.x()) / kWheelStep;
    if (event->modifiers() & Qt::AltModifier) {
        setBrushRadius(m_brush * std::pow(1.2, steps));
    } else if (event->modifiers() & Qt::ControlModifier || m_view.isFitted()) {
        m_view.setZoom(m_view.zoom() * std::pow(1.25, steps), event->position());
        emit zoomChanged();
    } else if (event->modifiers() & Qt::ShiftModifier) {
        pan(steps * 60, 0);
    } else {
        const QPoint pixels = event->pixelDelta();
        pixels.isNull() ? pan(angle.x() / 2.0, angle.y() / 2.0) : pan(pixels.x(), pixels.y());
    }
    event->accept();
    update();
}

void AnnotationCanvas::leaveEvent(QEvent*)
{
    m_pointer.reset();
    update();
}

void AnnotationCanvas::keyPressEvent(QKeyEvent* event)
{
    if (!toolKey(event->key()))
        QWidget::keyPressEvent(event);
}

void AnnotationCanvas::resizeEvent(QResizeEvent*)
{
    m_view.setRoom(size(), devicePixelRatioF());
    emit zoomChanged();
}

bool AnnotationCanvas::event(QEvent* event)
{
    if (event->type() == QEvent::ScreenChangeInternal)
        m_view.setRoom(size(), devicePixelRatioF());
    return QWidget::event(event);
}

} // namespace lathe
