#include "ui/tables/mini_histogram.h"

#include "ui/shell/theme.h"

#include <QPainter>

#include <algorithm>

namespace lathe {

namespace {

constexpr double kLowest = 1.5;      // pixels of a bar that holds anything
constexpr double kWidestSlot = 24;   // so that two bars do not look like blocks
constexpr double kMeasureGap = 1, kCategoryGap = 4;
constexpr double kPale = 0.45;
constexpr double kFoot = 2;

bool isMeasured(const ColumnProfile& profile)
{
    return profile.type == ColumnType::Numeric || profile.type == ColumnType::Time;
}

double slotWidth(const ColumnProfile& profile, const QRectF& area)
{
    return std::min(area.width() / double(std::max<std::size_t>(1, profile.bars.size())), kWidestSlot);
}

} // namespace

std::vector<QRectF> histogramBars(const ColumnProfile& profile, const QRectF& area)
{
    std::int64_t most = 1;
    for (const ProfileBar& bar : profile.bars)
        most = std::max(most, bar.count);
    const double slot = slotWidth(profile, area);
    const double gap = std::min(isMeasured(profile) ? kMeasureGap : kCategoryGap, slot / 3);
    std::vector<QRectF> bars;
    bars.reserve(profile.bars.size());
    for (std::size_t i = 0; i < profile.bars.size(); ++i) {
        const double share = double(profile.bars[i].count) / double(most);
        const double height = profile.bars[i].count > 0 ? std::max(kLowest, area.height() * share) : 0;
        bars.emplace_back(area.left() + slot * double(i), area.bottom() - height, slot - gap, height);
    }
    return bars;
}

int histogramBarAt(const ColumnProfile& profile, const QRectF& area, QPointF at)
{
    if (!area.adjusted(0, -2, 0, 2).contains(at))
        return -1;
    const int bar = int((at.x() - area.left()) / slotWidth(profile, area));
    return bar < int(profile.bars.size()) ? bar : -1;
}

void paintHistogram(QPainter& painter, const ColumnProfile& profile, const QRectF& area,
                    const std::function<bool(std::size_t)>& isMarked, int hovered)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const std::vector<QRectF> bars = histogramBars(profile, area);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const bool marked = isMarked && isMarked(i);
        if (int(i) == hovered) { // the whole place is what a click takes
            painter.setBrush(colors.track);
            painter.drawRect(QRectF(bars[i].left(), area.top(), bars[i].width(), area.height()));
        }
        QColor color = marked ? colors.warning : theme.categorical(0);
        if (profile.bars[i].isOverflow && !marked)
            color.setAlphaF(float(kPale));
        painter.setBrush(color);
        painter.drawRect(bars[i]);
        if (marked)
            painter.drawRect(QRectF(bars[i].left(), area.bottom() + 1, bars[i].width(), kFoot));
    }
    painter.restore();
}

} // namespace lathe
