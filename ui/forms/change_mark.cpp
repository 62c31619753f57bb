#include "ui/forms/change_mark.h"

#include "ui/shell/theme.h"

#include <QPainter>

namespace lathe {

namespace {
constexpr int kDot = 6;
constexpr int kWidth = 12;
} // namespace

ChangeMark::ChangeMark(QWidget* parent) : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setMarked(false);
}

void ChangeMark::setMarked(bool marked)
{
    m_marked = marked;
    setVisible(marked);
    setFocusPolicy(marked ? Qt::TabFocus : Qt::NoFocus);
    setCursor(marked ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

QSize ChangeMark::sizeHint() const
{
    return {kWidth, token::space24};
}

void ChangeMark::paintEvent(QPaintEvent*)
{
    const Colors& colors = Theme::instance().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        painter.setPen(QPen(colors.accent, 1.5));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 4, -1, -4), 4, 4);
    }
    painter.setPen(Qt::NoPen);
    const bool armed = isEnabled() && underMouse();
    painter.setBrush(armed ? colors.text : colors.accent);
    const double size = armed ? kDot + 2 : kDot;
    painter.drawEllipse(QRectF((kWidth - size) / 2 - 1, (height() - size) / 2, size, size));
}

} // namespace lathe
