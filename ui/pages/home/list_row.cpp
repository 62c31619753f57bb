#include "ui/pages/home/list_row.h"

#include "ui/models/sample_pictures.h"
#include "ui/shell/inline_bar.h"
#include "ui/shell/state_pill.h"

#include <QPainter>

namespace lathe {

namespace {

constexpr int kRowHeight = 48;
constexpr int kTile = 40;
constexpr int kMark = 16;

void paintHover(QPainter& painter, const QAbstractButton& button)
{
    const Colors& colors = Theme::instance().colors();
    painter.setRenderHint(QPainter::Antialiasing);
    if (!button.underMouse() && !button.hasFocus())
        return;
    painter.setPen(button.hasFocus() ? QPen(colors.accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(button.underMouse() ? QBrush(colors.hover) : Qt::NoBrush);
    painter.drawRoundedRect(QRectF(button.rect()).adjusted(1, 1, -1, -1), token::radius, token::radius);
}

QString elided(const QPainter& painter, const QString& text, int width)
{
    return painter.fontMetrics().elidedText(text, Qt::ElideRight, width);
}

} // namespace

ListRow::ListRow(Content content, QWidget* parent) : QAbstractButton(parent), m_content(std::move(content))
{
    setText(m_content.title);
    setAccessibleName(m_content.title);
    setAccessibleDescription(QStringList{m_content.subtitle, m_content.value, m_content.note}.join(' '));
    setToolTip(m_content.title);
    setFixedHeight(kRowHeight);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

QSize ListRow::sizeHint() const { return {240, kRowHeight}; }

void ListRow::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), colors.border);
    paintHover(painter, *this);
    QRect room = rect().adjusted(0, 5, 0, -5);
    if (m_content.mark) {
        paintToneMark(painter, QRectF(room.left() + 2, (height() - kMark) / 2.0, kMark, kMark), *m_content.mark);
        room.setLeft(room.left() + kMark + token::space12);
    }
    if (m_content.leads) {
        theme.icon("chevron-right", colors.muted).paint(&painter, QRect(room.right() - 16, (height() - 16) / 2, 16, 16));
        room.setRight(room.right() - token::space24);
    }
    const QFont body = theme.font(token::body), caption = theme.font(token::caption);
    const QRect top(room.left(), room.top(), room.width(), 20), bottom(room.left(), room.top() + 20, room.width(), 18);
    const int value = static_cast<int>(tabularWidth(body, m_content.value)) + 1;
    painter.setFont(body);
    painter.setPen(colors.text);
    drawTabular(painter, top, Qt::AlignRight, m_content.value);
    painter.drawText(top, Qt::AlignVCenter, elided(painter, m_content.title, top.width() - value - token::space8));
    painter.setFont(caption);
    painter.setPen(colors.muted);
    painter.drawText(bottom, Qt::AlignVCenter | Qt::AlignRight, m_content.note);
    const int note = painter.fontMetrics().horizontalAdvance(m_content.note);
    painter.drawText(bottom, Qt::AlignVCenter, elided(painter, m_content.subtitle, bottom.width() - note - token::space8));
}

DatasetTile::DatasetTile(const QString& name, const QString& description, QWidget* parent)
    : QAbstractButton(parent), m_description(description)
{
    setText(name);
    setAccessibleName(name);
    setAccessibleDescription(description);
    setToolTip(name + '\n' + description);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DatasetTile::setPictures(std::vector<QImage> pictures)
{
    m_pictures = std::move(pictures);
    update();
}

void DatasetTile::setTable()
{
    m_isTable = true;
    update();
}

namespace {

/// A head and lines of cells.
void paintSheet(QPainter& painter, const QRect& area)
{
    constexpr int kLines = 4, kColumns = 4;
    const Colors& colors = Theme::instance().colors();
    const int line = area.height() / kLines, column = area.width() / kColumns;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.track);
    painter.drawRoundedRect(QRect(area.left(), area.top(), area.width(), line), 4, 4);
    painter.setPen(QPen(colors.border, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(area, 4, 4);
    for (int i = 1; i < kLines; ++i)
        painter.drawLine(area.left(), area.top() + i * line, area.right(), area.top() + i * line);
    for (int i = 1; i < kColumns; ++i)
        painter.drawLine(area.left() + i * column, area.top(), area.left() + i * column, area.bottom());
}

} // namespace

QSize DatasetTile::sizeHint() const { return {4 * kTile + 3 * token::space4, kTile + token::space8 + 40}; }

void DatasetTile::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    QPainter painter(this);
    paintHover(painter, *this);
    if (m_isTable)
        paintSheet(painter, QRect(2, 2, std::min(width() - 4, 4 * kTile + 3 * token::space4), kTile));
    int x = 2;
    for (int i = 0; !m_isTable && i < 4 && x + kTile <= width(); ++i, x += kTile + token::space4) {
        const QRect box(x, 2, kTile, kTile);
        if (static_cast<std::size_t>(i) < m_pictures.size()) {
            painter.drawPixmap(box, tilePixmap(m_pictures[static_cast<std::size_t>(i)], kTile, devicePixelRatioF()));
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colors.track);
            painter.drawRoundedRect(box, 4, 4);
        }
    }
    painter.setFont(theme.font(token::body));
    painter.setPen(colors.text);
    painter.drawText(QRect(2, kTile + 8, width() - 4, 20), Qt::AlignVCenter, elided(painter, text(), width() - 4));
    painter.setFont(theme.font(token::caption));
    painter.setPen(colors.muted);
    painter.drawText(QRect(2, kTile + 28, width() - 4, 16), Qt::AlignVCenter, elided(painter, m_description, width() - 4));
}

} // namespace lathe
