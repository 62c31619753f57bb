// Boxes on a picture: what is there with a solid line, what a model found with a dashed one.
#pragma once

#include <QPainter>
#include <QRectF>
#include <QString>

#include <vector>

namespace lathe {

struct PaintedBox {
    QRectF box;         ///< in pixels of the picture
    int classIndex = 0; ///< gives the colour
    bool isFound = false;
    bool isMistake = false; ///< found and wrong, or there and missed: a thicker line
    QString tag;        ///< written at its upper edge where there is room; may be empty
};

/// `picture`: the size of the picture in its own pixels; `target`: where it is painted.
void paintBoxes(QPainter& painter, const QSizeF& picture, const QRectF& target, const std::vector<PaintedBox>& boxes);

} // namespace lathe
