// A column's distribution as small bars, for headers and lists.
#pragma once

#include "data/profile.h"

#include <QRectF>

#include <functional>
#include <vector>

class QPainter;

namespace lathe {

/// The bars' places in `area`, from the left. A bar with anything in it is at least 1.5 px high.
std::vector<QRectF> histogramBars(const ColumnProfile& profile, const QRectF& area);

/// The bar above or below whose place `at` is, however low it stands; -1 beside all of them.
int histogramBarAt(const ColumnProfile& profile, const QRectF& area, QPointF at);

/// What lies outside of the shown range is pale; bars with marked cells have the warning colour and a foot.
/// `hovered` is the bar under the pointer, -1: none.
void paintHistogram(QPainter& painter, const ColumnProfile& profile, const QRectF& area,
                    const std::function<bool(std::size_t)>& isMarked, int hovered);

} // namespace lathe
