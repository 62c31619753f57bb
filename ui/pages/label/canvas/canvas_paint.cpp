// How the canvas looks: the picture with crisp pixels, marks with a light and a coloured stroke, tags, handles.
#include "data/plane.h"
#include "ui/pages/label/canvas/annotation_canvas.h"
#include "ui/shell/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr double kStroke = 1.75;
constexpr double kHalo = 3.5;
constexpr double kHandle = 7;
constexpr double kPointRadius = 4;
constexpr int kFillAlpha = 36, kMaskAlpha = 110;
constexpr double kSmoothBelow = 2; ///< device pixels a pixel: from there on pixels have edges
constexpr int kTagHeight = 18;

QImage adjusted(const QImage& image, const Adjustment& adjustment)
{
    const auto table = adjustment.table();
    QImage result = image.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < result.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
        for (int x = 0; x < result.width(); ++x)
            line[x] = qRgb(table[std::size_t(qRed(line[x]))], table[std::size_t(qGreen(line[x]))], table[std::size_t(qBlue(line[x]))]);
    }
    return result;
}

QPainterPath pathOf(const Shape& shape, const ViewTransform& view)
{
    QPainterPath path;
    const auto addLine = [&](const std::vector<Point>& points, bool isClosed) {
        for (std::size_t i = 0; i < points.size(); ++i)
            i == 0 ? path.moveTo(view.toRoom(points[i])) : path.lineTo(view.toRoom(points[i]));
        if (isClosed && !points.empty())
            path.closeSubpath();
    };
    std::visit(Overloaded{
                   [&](const Box& box) { addLine(cornersOf(box), true); },
                   [&](const Polygon& polygon) {
                       for (const auto& ring : polygon.rings)
                           addLine(ring, true);
                   },
                   [&](const Polyline& line) { addLine(line.points, false); },
                   [](const auto&) {},
               },
               shape);
    path.setFillRule(Qt::OddEvenFill);
    return path;
}

/// Two strokes, so that one of them stands out on any picture.
void stroke(QPainter& painter, const QPainterPath& path, const QColor& color, Qt::PenStyle style)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, 200), kHalo, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setPen(QPen(color, kStroke, style, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPath(path);
}

} // namespace

const ClassLook& AnnotationCanvas::lookOf(std::int32_t label) const
{
    return label >= 0 && label < std::ssize(m_looks) ? m_looks[static_cast<std::size_t>(label)] : m_noLook;
}

void AnnotationCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().colors().window);
    if (m_size.isEmpty())
        return;
    paintPicture(painter);
    painter.setRenderHint(QPainter::Antialiasing);

    const std::vector<Annotation> held = m_tool->inHand();
    const auto shown = [&](const Annotation& one) -> const Annotation& {
        const auto found = std::ranges::find(held, one.id, &Annotation::id);
        return found == held.end() ? one : *found;
    };
    const auto isSelected = [&](const Annotation& one) { return std::ranges::find(m_selection, one.id) != m_selection.end(); };
    for (auto ghost = m_ghosts.rbegin(); ghost != m_ghosts.rend(); ++ghost)
        paintGhost(painter, *ghost, ghost + 1 == m_ghosts.rend());
    for (const Annotation& one : m_annotations)
        if (!isSelected(one))
            paintAnnotation(painter, shown(one), false);
    for (const Annotation& one : m_annotations)
        if (isSelected(one))
            paintAnnotation(painter, shown(one), true);
    if (const auto draft = m_tool->draft()) {
        const bool isBand = m_tool->kind() == ToolKind::Select;
        ClassLook look = lookOf(isBand ? -1 : m_label);
        paintShape(painter, *draft, look, isBand ? Qt::DashLine : Qt::SolidLine, !isBand);
    }
    paintCross(painter);
}

void AnnotationCanvas::paintPicture(QPainter& painter)
{
    const QRectF whole(QPointF(0, 0), QSizeF(m_size));
    const QRectF place = m_view.toRoom(whole);
    if (!m_picture) {
        painter.fillRect(place, Theme::instance().colors().track);
        return;
    }
    m_isSharp = true;
    switch (m_picture->state()) {
    case FullPicture::State::Broken:
        painter.fillRect(place, Theme::instance().colors().surface);
        painter.setPen(Theme::instance().colors().negative);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("This picture cannot be shown: %1").arg(m_picture->reason()));
        return;
    case FullPicture::State::Preparing:
        m_isSharp = false;
        paintShare(painter, place);
        return;
    case FullPicture::State::Ready: break;
    }
    painter.save();
    painter.setClipRect(place.intersected(QRectF(rect()))); // tiles at an edge may stick out
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_view.zoom() < kSmoothBelow && m_view.zoom() != 1);
    const FullPicture::View view = m_picture->view(m_view.zoom(), m_view.inSight());
    m_isSharp = view.isSharp;
    for (const PicturePiece& piece : view.pieces)
        paintPiece(painter, piece);
    painter.restore();
}

/// Whole pixels around what is in sight, so that edges of pixels stay where they belong.
void AnnotationCanvas::paintPiece(QPainter& painter, const PicturePiece& piece) const
{
    const QRectF seen = m_view.inSight().intersected(piece.place);
    if (seen.isEmpty())
        return;
    const double across = piece.image.width() / piece.place.width(), down = piece.image.height() / piece.place.height();
    const QRect source = QRectF((seen.x() - piece.place.x()) * across, (seen.y() - piece.place.y()) * down, seen.width() * across, seen.height() * down)
                             .toAlignedRect().adjusted(-1, -1, 1, 1).intersected(piece.image.rect());
    const QRectF target = m_view.toRoom(QRectF(piece.place.x() + source.x() / across, piece.place.y() + source.y() / down, source.width() / across, source.height() / down));
    if (m_adjustment.isNeutral())
        painter.drawImage(target, piece.image, source);
    else
        painter.drawImage(target, adjusted(piece.image.copy(source), m_adjustment));
}

/// How far a very large picture is, the first time that it is looked at.
void AnnotationCanvas::paintShare(QPainter& painter, const QRectF& place) const
{
    constexpr double kWidth = 240, kHeight = 4;
    const Colors& colors = Theme::instance().colors();
    painter.fillRect(place, colors.track);
    const QRectF text = QRectF(rect()).adjusted(token::space16, 0, -token::space16, -height() / 2.0 - token::space8);
    painter.setPen(colors.text);
    painter.setFont(Theme::instance().font(token::body));
    painter.drawText(text, Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap,
                     tr("This picture is very large. It is cut into tiles once, then it moves smoothly: %1 %").arg(QLocale().toString(qRound(m_picture->share() * 100))));
    const QRectF bar(width() / 2.0 - kWidth / 2, height() / 2.0, kWidth, kHeight);
    painter.fillRect(bar, colors.surface);
    painter.fillRect(QRectF(bar.topLeft(), QSizeF(kWidth * m_picture->share(), kHeight)), colors.accent);
}

void AnnotationCanvas::paintAnnotation(QPainter& painter, const Annotation& annotation, bool isSelected)
{
    const ClassLook& look = lookOf(annotation.label);
    paintShape(painter, annotation.shape, look, Qt::SolidLine, isSelected);
    paintTag(painter, annotation, look, false);
    if (isSelected && m_selection.size() == 1 && m_tool->kind() == ToolKind::Select)
        paintHandles(painter, annotation.shape, look.color);
}

void AnnotationCanvas::paintShape(QPainter& painter, const Shape& shape, const ClassLook& look, Qt::PenStyle style, bool isSelected)
{
    if (const auto* mask = std::get_if<Mask>(&shape)) {
        paintMask(painter, *mask, look.color);
        const auto bounds = boundsOf(shape);
        if (isSelected && bounds)
            stroke(painter, pathOf(*bounds, m_view), look.color, Qt::DotLine);
        return;
    }
    if (const auto* points = std::get_if<KeyPoints>(&shape)) {
        QPainterPath bones;
        for (const auto& [a, b] : look.bones) {
            const auto count = std::ssize(points->points);
            if (a >= count || b >= count || points->points[std::size_t(a)].visibility == Visibility::Absent ||
                points->points[std::size_t(b)].visibility == Visibility::Absent)
                continue;
            bones.moveTo(m_view.toRoom(points->points[std::size_t(a)].place));
            bones.lineTo(m_view.toRoom(points->points[std::size_t(b)].place));
        }
        stroke(painter, bones, look.color, style);
        for (const KeyPoint& point : points->points) {
            if (point.visibility == Visibility::Absent)
                continue;
            painter.setPen(QPen(Qt::white, 1.5));
            painter.setBrush(point.visibility == Visibility::Visible ? QBrush(look.color) : QBrush(Qt::NoBrush));
            painter.drawEllipse(m_view.toRoom(point.place), kPointRadius, kPointRadius);
            if (point.visibility == Visibility::Hidden) {
                painter.setPen(QPen(look.color, 1.5));
                painter.drawEllipse(m_view.toRoom(point.place), kPointRadius - 1.5, kPointRadius - 1.5);
            }
        }
        return;
    }
    const QPainterPath path = pathOf(shape, m_view);
    if (isSelected && !std::holds_alternative<Polyline>(shape)) {
        QColor fill = look.color;
        fill.setAlpha(kFillAlpha);
        painter.fillPath(path, fill);
    }
    stroke(painter, path, look.color, style);
}

/// What is in sight, in rows of device pixels: where several rows of the picture fall on one of them, one stands for all.
void AnnotationCanvas::paintMask(QPainter& painter, const Mask& mask, const QColor& color)
{
    QColor fill = color;
    fill.setAlpha(kMaskAlpha);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QRectF seen = m_view.inSight();
    const double ratio = devicePixelRatioF(), pixel = 1 / ratio;
    const bool isSmall = m_view.zoom() < 1;
    // The device row whose middle lies in this row of the picture; -1: there is none.
    const auto deviceRow = [&](double y) {
        const double top = m_view.toRoom(QPointF(0, y)).y() * ratio, bottom = m_view.toRoom(QPointF(0, y + 1)).y() * ratio;
        const double row = std::ceil(top - 0.5);
        return row + 0.5 < bottom ? row : -1.0;
    };
    std::uint64_t position = 0;
    for (std::size_t i = 0; i < mask.runs.size(); position += mask.runs[i++]) {
        if (i % 2 == 0)
            continue;
        for (std::uint64_t from = position, end = position + mask.runs[i]; from < end;) {
            const std::uint64_t row = from / mask.width, column = from % mask.width, length = std::min<std::uint64_t>(mask.width - column, end - from);
            from += length;
            const double y = double(mask.top + row), x = double(mask.left + column);
            if (y + 1 <= seen.top() || y >= seen.bottom() || x + double(length) <= seen.left() || x >= seen.right())
                continue;
            if (!isSmall) {
                painter.fillRect(m_view.toRoom(QRectF(x, y, double(length), 1)), fill);
                continue;
            }
            if (const double device = deviceRow(y); device >= 0)
                painter.fillRect(QRectF(m_view.toRoom(QPointF(x, y)).x(), device * pixel, std::max(pixel, double(length) * m_view.scale()), pixel), fill);
        }
    }
    painter.restore();
}

void AnnotationCanvas::paintGhost(QPainter& painter, const Annotation& ghost, bool isNext)
{
    const ClassLook& look = lookOf(ghost.label);
    paintShape(painter, ghost.shape, look, Qt::DashLine, isNext);
    paintTag(painter, ghost, look, true);
}

QString AnnotationCanvas::tagText(const Annotation& annotation) const
{
    const QString& name = lookOf(annotation.label).name;
    const QString text = name.isEmpty() ? tr("no class") : name;
    return annotation.confidence ? text + u' ' + QLocale().toString(*annotation.confidence, 'f', 2) : text;
}

/// Over the shape, inside of the canvas; under it where there is no room above.
QRectF AnnotationCanvas::tagPlace(const Annotation& annotation) const
{
    const auto bounds = boundsOf(annotation.shape);
    if (!bounds)
        return {};
    const double width = QFontMetricsF(Theme::instance().font(token::caption, true)).horizontalAdvance(tagText(annotation)) + 2 * token::space4;
    QRectF tag(m_view.toRoom(QPointF(bounds->x, bounds->y)) - QPointF(kStroke / 2, kTagHeight), QSizeF(width, kTagHeight));
    if (tag.top() < 0)
        tag.moveTop(std::max(0.0, m_view.toRoom(QPointF(0, bounds->y + bounds->height)).y()));
    tag.moveLeft(std::clamp(tag.left(), 0.0, std::max(0.0, this->width() - width)));
    return tag;
}

/// That of a suggestion is hollow.
void AnnotationCanvas::paintTag(QPainter& painter, const Annotation& annotation, const ClassLook& look, bool isGhost)
{
    const QRectF tag = tagPlace(annotation);
    if (tag.isEmpty())
        return;
    painter.setFont(Theme::instance().font(token::caption, true));
    painter.setPen(isGhost ? QPen(look.color, 1) : QPen(Qt::NoPen));
    painter.setBrush(isGhost ? QColor(255, 255, 255, 230) : look.color);
    painter.drawRoundedRect(isGhost ? tag.adjusted(0.5, 0.5, -0.5, -0.5) : tag, 2, 2);
    painter.setPen(isGhost ? QColor(20, 22, 27) : Theme::textOn(look.color));
    painter.drawText(tag, Qt::AlignCenter, tagText(annotation));
}

void AnnotationCanvas::paintHandles(QPainter& painter, const Shape& shape, const QColor& color)
{
    const auto handles = handlesOf(shape, kTurnDistance * reach());
    const bool isBox = std::holds_alternative<Box>(shape);
    painter.setPen(QPen(color, 1.5));
    if (isBox)
        painter.drawLine(m_view.toRoom(handles[1]), m_view.toRoom(handles[kTurnHandle]));
    painter.setBrush(Qt::white);
    for (std::size_t i = 0; i < handles.size(); ++i) {
        const QPointF middle = m_view.toRoom(handles[i]);
        const QRectF box(middle.x() - kHandle / 2, middle.y() - kHandle / 2, kHandle, kHandle);
        isBox && i != kTurnHandle ? painter.drawRect(box) : painter.drawEllipse(box);
    }
}

/// Lines through the pointer while something is drawn, and where it is; of the brush its size.
void AnnotationCanvas::paintCross(QPainter& painter)
{
    const ToolKind tool = m_tool->kind();
    if (!m_pointer || tool == ToolKind::Select || tool == ToolKind::Hand)
        return;
    if (tool == ToolKind::Brush) {
        painter.setBrush(Qt::NoBrush);
        for (const auto& [color, width] : {std::pair(QColor(Qt::white), kHalo), std::pair(lookOf(m_label).color, kStroke)}) {
            painter.setPen(QPen(color, width));
            painter.drawEllipse(*m_pointer, m_brush * m_view.scale(), m_brush * m_view.scale());
        }
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const auto& [color, offset] : {std::pair(QColor(255, 255, 255, 120), 1.0), std::pair(QColor(0, 0, 0, 170), 0.0)}) {
        painter.setPen(QPen(color, 1));
        painter.drawLine(QPointF(m_pointer->x() + offset, 0), QPointF(m_pointer->x() + offset, height()));
        painter.drawLine(QPointF(0, m_pointer->y() + offset), QPointF(width(), m_pointer->y() + offset));
    }
    const QPointF place = m_view.toPicture(*m_pointer);
    if (!QRectF(QPointF(0, 0), QSizeF(m_size)).contains(place))
        return;
    const QString text = QStringLiteral("%1, %2").arg(std::floor(place.x())).arg(std::floor(place.y()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::instance().font(token::caption));
    QRectF box(*m_pointer + QPointF(token::space8, token::space8), QSizeF(painter.fontMetrics().horizontalAdvance(text) + 2 * token::space8, 20));
    if (box.right() > width())
        box.moveRight(m_pointer->x() - token::space8);
    if (box.bottom() > height())
        box.moveBottom(m_pointer->y() - token::space8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(20, 22, 27, 220));
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(Qt::white);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace lathe
