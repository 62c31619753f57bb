#include "ui/pages/collect/split_summary.h"

#include "ui/pages/collect/set_facts.h"
#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"

#include <QPainterPath>
#include <QPainter>

#include <numeric>

namespace lathe {

namespace {

constexpr int kBar = 8, kSwatch = 8;

QColor colorOf(std::size_t part)
{
    return part < kParts.size() ? Theme::instance().categorical(int(part)) : Theme::instance().colors().track;
}

} // namespace

SplitSummary::SplitSummary(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
    setParts({});
}

void SplitSummary::setParts(const std::array<std::int64_t, 4>& parts)
{
    m_parts = parts;
    const int rows = 3 + (parts[3] > 0);
    setFixedHeight(kBar + token::space8 + rows * token::rowHeight);
    QStringList spoken;
    for (std::size_t part = 0; part < m_parts.size(); ++part)
        spoken << partName(Part(part)) + u' ' + countText(m_parts[part]);
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    update();
}

void SplitSummary::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double total = double(std::accumulate(m_parts.begin(), m_parts.end(), std::int64_t(0)));
    painter.save();
    QPainterPath rounded;
    rounded.addRoundedRect(QRectF(0, 0, width(), kBar), kBar / 2.0, kBar / 2.0);
    painter.setClipPath(rounded);
    painter.fillRect(rect(), colors.track);
    double x = 0;
    for (std::size_t part = 0; part < m_parts.size() && total > 0; ++part) {
        const double share = width() * double(m_parts[part]) / total;
        painter.fillRect(QRectF(x, 0, share, kBar), colorOf(part));
        x += share;
        if (share > 0)
            painter.fillRect(QRectF(x - 1, 0, 1, kBar), colors.surface);
    }
    painter.restore();
    int y = kBar + token::space8;
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        if (part == 3 && m_parts[part] == 0)
            continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colorOf(part));
        painter.drawRoundedRect(QRectF(0, y + (token::rowHeight - kSwatch) / 2, kSwatch, kSwatch), 2, 2);
        painter.setPen(colors.text);
        painter.setFont(theme.font(token::body));
        const QRect line(kSwatch + token::space8, y, width() - kSwatch - token::space8, token::rowHeight);
        painter.drawText(line, Qt::AlignVCenter, partName(Part(part)));
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, countText(m_parts[part]));
        y += token::rowHeight;
        painter.setPen(colors.border);
        painter.drawLine(0, y - 1, width(), y - 1);
    }
}

} // namespace lathe
