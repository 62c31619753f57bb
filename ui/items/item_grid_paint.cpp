// How the item grid looks.
#include "ui/items/item_grid.h"

#include "ui/items/picture_painter.h"
#include "ui/items/thumbnail_loader.h"
#include "ui/plots/number_text.h"
#include "ui/shell/inline_bar.h"
#include "ui/shell/theme.h"

#include <QPainterPath>
#include <QScrollBar>

#include <algorithm>

namespace lathe {

namespace {

constexpr int kCaptionLine = 16;
constexpr int kBarHeight = 8;

void paintTick(QPainter& painter, const QRectF& cell)
{
    const Colors& colors = Theme::instance().colors();
    const QRectF disc(cell.right() - 20, cell.top() + 4, 16, 16);
    painter.setPen(QPen(colors.surface, 1));
    painter.setBrush(colors.accent);
    painter.drawEllipse(disc);
    QPen pen(colors.onAccent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    painter.drawPolyline(QPolygonF({disc.topLeft() + QPointF(4.5, 8.3), disc.topLeft() + QPointF(7, 10.8),
                                    disc.topLeft() + QPointF(11.5, 5.5)}));
}

/// ≈ for a near-duplicate, a half disc for a nearly plain picture.
void paintMark(QPainter& painter, const QRectF& cell, std::uint8_t marks)
{
    const Colors& colors = Theme::instance().colors();
    const QRectF disc(cell.left() + 3, cell.bottom() - 17, 14, 14);
    painter.setPen(QPen(colors.surface, 1));
    painter.setBrush(colors.warning);
    painter.drawEllipse(disc);
    painter.setFont(Theme::instance().font(token::caption, true));
    painter.setPen(Theme::textOn(colors.warning));
    painter.drawText(disc, Qt::AlignCenter, marks & NearDuplicate ? QStringLiteral("≈") : QStringLiteral("◐"));
}

} // namespace

void ItemGrid::paintEntry(QPainter& painter, int entry, const QRect& cell) const
{
    const Colors& colors = Theme::instance().colors();
    const GridEntry& shown = m_entries[std::size_t(entry)];
    const Item& item = m_set->items[shown.item];
    const QRectF box(cell.left(), cell.top(), m_options.cell, m_options.cell);
    const bool isSelected = m_selected[std::size_t(entry)];
    if (m_options.captions && isSelected) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.accentSoft);
        painter.drawRoundedRect(QRectF(cell), token::radius, token::radius);
    }
    const auto thumbnail = m_loader.find(item.content, int(m_options.cell * devicePixelRatioF()));
    painter.save();
    QPainterPath rounded;
    rounded.addRoundedRect(box, 4, 4);
    painter.setClipPath(rounded, Qt::IntersectClip);
    if (thumbnail.state == ThumbnailLoader::State::Ready) {
        paintPicture(painter, thumbnail.picture, box);
        if (m_marks)
            m_marks(painter, shown.item, pictureRect(thumbnail.picture.size(), box, devicePixelRatioF()));
    } else {
        painter.fillRect(box, colors.hover);
        if (thumbnail.state == ThumbnailLoader::State::Broken) {
            painter.setPen(QPen(colors.negative, 1.5));
            const QRectF cross = box.adjusted(box.width() * 0.35, box.height() * 0.35, -box.width() * 0.35,
                                              -box.height() * 0.35);
            painter.drawLine(cross.topLeft(), cross.bottomRight());
            painter.drawLine(cross.topRight(), cross.bottomLeft());
        }
    }
    painter.restore();
    if (m_badgeOf) {
        if (const auto badge = m_badgeOf(shown.item))
            paintBadge(painter, box, *badge);
    } else if (item.marks != 0 && m_options.cell >= 36 && !m_options.captions)
        paintMark(painter, box, item.marks);
    const bool isCurrent = entry == m_current && hasFocus();
    if (isSelected || isCurrent) {
        painter.setPen(QPen(isSelected ? colors.accent : colors.text, 2,
                            isSelected && !isCurrent ? Qt::SolidLine : isSelected ? Qt::SolidLine : Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 5, 5);
    }
    if (isSelected)
        paintTick(painter, box);
    if (m_options.captions)
        paintCaption(painter, shown, cell.adjusted(m_options.cell + token::space8, 2, -token::space4, 0));
}

/// A strip at the foot of the picture, in the colour of what is said.
void ItemGrid::paintBadge(QPainter& painter, const QRectF& box, const Badge& badge) const
{
    constexpr int kHeight = 18, kIcon = 14;
    const QRectF strip(box.left(), box.bottom() - kHeight, box.width(), kHeight);
    painter.save();
    QPainterPath rounded;
    rounded.addRoundedRect(box, 4, 4);
    painter.setClipPath(rounded, Qt::IntersectClip);
    if (!badge.text.isEmpty()) {
        painter.fillRect(strip, badge.isGhost ? Theme::instance().colors().surface : badge.color);
        if (badge.isGhost) {
            painter.setPen(QPen(badge.color, 1, Qt::DashLine));
            painter.drawRect(strip.adjusted(0.5, 0.5, -0.5, -0.5));
        }
        const QColor ink = badge.isGhost ? Theme::instance().colors().text : Theme::textOn(badge.color);
        painter.setPen(ink);
        painter.setFont(Theme::instance().font(token::caption, true));
        const QRectF room = strip.adjusted(token::space4, 0, -token::space4, 0);
        painter.drawText(room, Qt::AlignVCenter, painter.fontMetrics().elidedText(badge.text, Qt::ElideRight, int(room.width())));
    }
    if (!badge.icon.isEmpty()) {
        const QRectF corner(box.right() - kIcon - 4, box.top() + 2, kIcon + 2, kIcon + 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::instance().colors().surface);
        painter.drawRoundedRect(corner, 3, 3);
        Theme::instance().icon(badge.icon, Theme::instance().colors().text).paint(&painter, corner.toRect().adjusted(1, 1, -1, -1));
    }
    painter.restore();
}

void ItemGrid::paintCaption(QPainter& painter, const GridEntry& entry, const QRect& area) const
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    const Item& item = m_set->items[entry.item];
    const QFont plain = theme.font(token::caption);
    const QFontMetrics metrics(plain);
    int y = area.top();
    const auto line = [&](const QString& key, const QString& value) {
        painter.setFont(plain);
        painter.setPen(colors.muted);
        painter.drawText(QRect(area.left(), y, area.width(), kCaptionLine), Qt::AlignVCenter, key);
        const int used = key.isEmpty() ? 0 : metrics.horizontalAdvance(key) + token::space4;
        if (!key.isEmpty())
            painter.setPen(colors.text);
        painter.drawText(QRect(area.left() + used, y, area.width() - used, kCaptionLine), Qt::AlignVCenter,
                         metrics.elidedText(value, Qt::ElideRight, area.width() - used));
        y += kCaptionLine;
    };
    const bool hasClass = item.label >= 0 && std::size_t(item.label) < m_set->classes.size();
    line(tr("Truth"), hasClass ? QString::fromStdString(m_set->classes[std::size_t(item.label)]) : QStringLiteral("–"));
    if (entry.predicted >= 0 && entry.predicted < m_predictedNames.size()) {
        line(tr("Model"), m_predictedNames[entry.predicted]);
        const QFont strong = theme.font(token::caption, true);
        painter.setFont(strong);
        painter.setPen(colors.text);
        const QString number = numberText(entry.probability, 3);
        painter.drawText(QRect(area.left(), y, area.width(), kCaptionLine), Qt::AlignVCenter, number);
        const int used = QFontMetrics(strong).horizontalAdvance(number) + token::space8;
        paintBar(painter, QRectF(area.left() + used, y + kCaptionLine / 2 - 2, area.width() - used - token::space4, 4),
                 entry.probability, colors.accent);
        y += kCaptionLine;
    }
    line({}, QStringLiteral("#") + countText(entry.item + 1));
    if (item.marks != 0 && y + kCaptionLine <= area.bottom() + 4) {
        painter.setPen(colors.warning);
        painter.drawText(QRect(area.left(), y, area.width(), kCaptionLine), Qt::AlignVCenter,
                         metrics.elidedText(item.marks & NearDuplicate ? tr("≈ near-duplicate") : tr("◐ nearly plain"),
                                            Qt::ElideRight, area.width()));
    }
}

void ItemGrid::paintGroupHeader(QPainter& painter, int row, const QRect& area) const
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    const GridLayout::Group& group = m_layout.groups()[std::size_t(row)];
    const QFont body = theme.font(token::body);
    painter.setFont(body);
    painter.setPen(colors.text);
    const QString name = groupName(group);
    painter.drawText(QRect(0, area.top(), m_options.nameWidth, area.height()), Qt::AlignVCenter,
                     QFontMetrics(body).elidedText(name, Qt::ElideRight, m_options.nameWidth));
    const QRectF bar(m_options.nameWidth + token::space12, area.center().y() - kBarHeight / 2 + 1,
                     GridLayout::kBarWidth, kBarHeight);
    painter.save();
    QPainterPath rounded;
    rounded.addRoundedRect(bar, kBarHeight / 2.0, kBarHeight / 2.0);
    painter.setClipPath(rounded, Qt::IntersectClip);
    painter.fillRect(bar, colors.track);
    double x = bar.left();
    for (std::size_t part = 0; part < kParts.size(); ++part) {
        const double width = bar.width() * double(group.parts[part]) / double(group.entries.size());
        // A hair of surface between the parts, so that they are told apart without colour too.
        painter.fillRect(QRectF(x, bar.top(), std::max(0.0, width - 1), bar.height()), theme.categorical(int(part)));
        painter.fillRect(QRectF(x + std::max(0.0, width - 1), bar.top(), std::min(1.0, width), bar.height()),
                         colors.surface);
        x += width;
    }
    painter.restore();
    painter.setPen(colors.text);
    painter.drawText(QRect(int(bar.right()) + token::space8, area.top(), m_options.countWidth, area.height()),
                     Qt::AlignVCenter | Qt::AlignRight, countText(qint64(group.entries.size())));
    if (const QRect more = m_layout.moreRect(row); !more.isEmpty()) {
        painter.setFont(theme.font(token::caption));
        painter.setPen(colors.muted);
        const auto hidden = qint64(group.entries.size()) - m_layout.columns();
        painter.drawText(more.translated(0, -verticalScrollBar()->value()), Qt::AlignVCenter | Qt::AlignRight,
                         tr("%1 more ›").arg(countText(hidden)));
    }
}

void ItemGrid::paintEvent(QPaintEvent*)
{
    if (!m_set || m_entries.empty())
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const int scrolled = verticalScrollBar()->value();
    const int first = std::max(0, (scrolled - token::space4) / m_layout.rowHeight());
    const int last = std::min(m_layout.rows() - 1, (scrolled + viewport()->height()) / m_layout.rowHeight());
    for (int row = first; row <= last; ++row) {
        if (m_options.grouped)
            paintGroupHeader(painter, row, QRect(0, token::space4 + row * m_layout.rowHeight() - scrolled,
                                                 viewport()->width(), m_options.cell));
        for (const int entry : m_layout.entriesOfRow(row))
            paintEntry(painter, entry, m_layout.cellRect(entry).translated(0, -scrolled));
    }
    requestThumbnails(first, last);
}

} // namespace lathe
