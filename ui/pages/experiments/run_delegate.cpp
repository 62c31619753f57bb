#include "ui/pages/experiments/run_delegate.h"

#include "ui/models/run_table_model.h"
#include "ui/shell/inline_bar.h"
#include "ui/shell/state_pill.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr int kLetter = 20;
constexpr int kMark = 12;

Tone toneOf(RunStatus status)
{
    switch (status) {
    case RunStatus::Finished: return Tone::Positive;
    case RunStatus::Running:
    case RunStatus::Scheduled:
    case RunStatus::Paused: return Tone::Accent;
    case RunStatus::Failed: return Tone::Negative;
    case RunStatus::Interrupted: return Tone::Warning;
    case RunStatus::Killed: break;
    }
    return Tone::Neutral;
}

void paintLosses(QPainter& painter, const QRectF& box, const QVariantList& values)
{
    std::vector<double> logs;
    for (const QVariant& value : values)
        if (const double loss = value.toDouble(); loss > 0 && std::isfinite(loss))
            logs.push_back(std::log(loss));
    if (logs.empty())
        return;
    const auto [low, high] = std::minmax_element(logs.begin(), logs.end());
    const double span = std::max(*high - *low, 1e-6);
    QPolygonF line;
    for (std::size_t i = 0; i < logs.size(); ++i) {
        const double x = logs.size() == 1 ? 0.5 : static_cast<double>(i) / static_cast<double>(logs.size() - 1);
        line << QPointF(box.left() + x * box.width(), box.bottom() - (logs[i] - *low) / span * box.height());
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::instance().colors().muted, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (line.size() == 1)
        painter.drawPoint(line.front());
    else
        painter.drawPolyline(line);
}

} // namespace

void paintLetter(QPainter& painter, const QRectF& box, int index)
{
    const Theme& theme = Theme::instance();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.line(index), 2));
    painter.setBrush(theme.colors().surface);
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4);
    painter.setPen(theme.colors().text);
    painter.setFont(theme.font(token::caption, true));
    painter.drawText(box, Qt::AlignCenter, QString(QChar('A' + index % 26)));
    painter.restore();
}

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colors.accentSoft);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, colors.hover);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colors.border);
    QRect room = option.rect.adjusted(token::space8, 0, -token::space8, -1);
    const qlonglong run = index.data(RunTableModel::RunRole).toLongLong();
    if (index.column() == RunTableModel::Name) {
        if (const auto letter = m_letters.find(run); letter != m_letters.end())
            paintLetter(*painter, QRectF(room.left(), room.center().y() - kLetter / 2.0 + 0.5, kLetter, kLetter), letter->second);
        if (!m_letters.empty())
            room.setLeft(room.left() + kLetter + token::space8);
    }
    if (index.column() == RunTableModel::State) {
        const auto status = static_cast<RunStatus>(index.data(RunTableModel::StatusRole).toInt());
        paintToneMark(*painter, QRectF(room.left(), room.center().y() - kMark / 2.0 + 0.5, kMark, kMark), toneOf(status));
        room.setLeft(room.left() + kMark + 6);
    }
    if (index.column() == RunTableModel::Loss) {
        paintLosses(*painter, QRectF(room).adjusted(0, 8, 0, -8), index.data(RunTableModel::LossRole).toList());
    } else {
        painter->setFont(theme.font(token::body));
        painter->setPen(colors.text);
        const QString words = index.data().toString();
        const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
        if (alignment & Qt::AlignRight)
            drawTabular(*painter, room, Qt::AlignRight, words);
        else
            painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft, painter->fontMetrics().elidedText(words, Qt::ElideMiddle, room.width()));
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(colors.accent, 1));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -2));
    }
    painter->restore();
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width() + 2 * token::space8, token::rowHeight};
}

} // namespace lathe
