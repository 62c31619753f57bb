#include "ui/items/box_painter.h"

#include "ui/shell/theme.h"

namespace lathe {

namespace {

constexpr int kTagHeight = 16;
constexpr double kLeastForTag = 220; ///< smaller pictures would be covered by words

void paintTag(QPainter& painter, const QRectF& box, const QRectF& room, const PaintedBox& one)
{
    const QColor color = Theme::mark(one.classIndex);
    painter.setFont(Theme::instance().font(token::caption));
    const double width = painter.fontMetrics().horizontalAdvance(one.tag) + 2 * token::space4;
    // What is there is named above its box, what was found below, so that both can be read where they agree.
    double y = one.isFound ? box.bottom() : box.top() - kTagHeight;
    y = std::clamp(y, room.top(), std::max(room.top(), room.bottom() - kTagHeight));
    const double x = std::clamp(box.left(), room.left(), std::max(room.left(), room.right() - width));
    const QRectF strip(x, y, width, kTagHeight);
    painter.fillRect(strip, color);
    painter.setPen(Theme::textOn(color));
    painter.drawText(strip, Qt::AlignCenter, one.tag);
}

} // namespace

void paintBoxes(QPainter& painter, const QSizeF& picture, const QRectF& target, const std::vector<PaintedBox>& boxes)
{
    if (picture.isEmpty() || target.isEmpty())
        return;
    const double scaleX = target.width() / picture.width(), scaleY = target.height() / picture.height();
    const auto placed = [&](const QRectF& box) {
        return QRectF(target.left() + box.left() * scaleX, target.top() + box.top() * scaleY, box.width() * scaleX, box.height() * scaleY);
    };
    painter.save();
    painter.setBrush(Qt::NoBrush);
    const bool isLarge = target.width() >= kLeastForTag;
    for (const PaintedBox& one : boxes) {
        const double line = (one.isMistake ? 2.5 : 1.5) * (isLarge ? 1 : 0.7);
        // A dark line beneath, so that the colour is seen on any picture.
        painter.setPen(QPen(QColor(0, 0, 0, 110), line + 1.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        if (!one.isFound)
            painter.drawRect(placed(one.box));
        painter.setPen(QPen(Theme::mark(one.classIndex), line, one.isFound ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.drawRect(placed(one.box));
    }
    if (isLarge)
        for (const PaintedBox& one : boxes)
            if (!one.tag.isEmpty())
                paintTag(painter, placed(one.box), target, one);
    painter.restore();
}

} // namespace lathe
