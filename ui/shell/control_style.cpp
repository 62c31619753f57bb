#include "ui/shell/control_style.h"

#include "ui/shell/theme.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QStyledItemDelegate>
#include <QToolButton>

#include <algorithm>

namespace lathe {

namespace {

constexpr int kChevronRoom = 24;
constexpr int kCheck = 16;
constexpr int kSpinRoom = 18;

void drawBox(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& frame, double width = 1,
             double radius = token::radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(frame, width));
    painter->setBrush(fill);
    const double inset = width / 2;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

void drawField(QPainter* painter, const QStyleOption* option)
{
    const Colors& colors = Theme::instance().colors();
    const bool focused = option->state & QStyle::State_HasFocus;
    const bool hovered = option->state & QStyle::State_MouseOver && option->state & QStyle::State_Enabled;
    drawBox(painter, option->rect, colors.field, focused ? colors.accent : hovered ? colors.muted : colors.border,
            focused ? 1.5 : 1);
}

/// Points down for 0, up for 180.
void drawChevron(QPainter* painter, const QRectF& box, double degrees, const QColor& color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(box.center());
    painter->rotate(degrees);
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF({QPointF(-3.5, -1.75), QPointF(0, 1.75), QPointF(3.5, -1.75)}));
    painter->restore();
}

void drawCheck(QPainter* painter, const QStyleOption* option, bool round)
{
    const Colors& colors = Theme::instance().colors();
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & QStyle::State_On;
    const bool part = option->state & QStyle::State_NoChange;
    const QRect box(option->rect.left() + (option->rect.width() - kCheck) / 2,
                    option->rect.top() + (option->rect.height() - kCheck) / 2, kCheck, kCheck);
    const double radius = round ? kCheck / 2.0 : 4;
    const QColor fill = on || part ? (enabled ? colors.accent : colors.muted) : colors.field;
    const bool lit = option->state & (QStyle::State_HasFocus | QStyle::State_MouseOver);
    drawBox(painter, box, fill, on || part || lit ? colors.accent : colors.muted, 1.25, radius);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QPointF corner = box.topLeft();
    if (round && on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.onAccent);
        painter->drawEllipse(QRectF(box).adjusted(5, 5, -5, -5));
    } else if (on || part) {
        painter->setPen(QPen(colors.onAccent, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (part)
            painter->drawLine(corner + QPointF(4.5, 8), corner + QPointF(11.5, 8));
        else
            painter->drawPolyline(QPolygonF({corner + QPointF(4, 8.3), corner + QPointF(7, 11.2), corner + QPointF(12, 5)}));
    }
    painter->restore();
}

/// The track, or on it how far it is; a range of nothing means that nobody knows.
void drawProgress(QPainter* painter, const QStyleOptionProgressBar* bar, bool contents)
{
    const Colors& colors = Theme::instance().colors();
    QRectF line(bar->rect.left(), bar->rect.center().y() - 2.5, bar->rect.width(), 6);
    QColor color = colors.track;
    if (contents) {
        const double range = bar->maximum - bar->minimum;
        color = colors.accent;
        if (range <= 0)
            color.setAlphaF(0.5F);
        else if (bar->progress <= bar->minimum)
            return;
        else
            line.setWidth(std::max(line.height(), line.width() * (bar->progress - bar->minimum) / range));
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRoundedRect(line, 3, 3);
    painter->restore();
}

void drawScrollBar(QPainter* painter, const QStyleOptionSlider* option, const QRect& handle)
{
    if (handle.isEmpty())
        return;
    const Colors& colors = Theme::instance().colors();
    const bool active = option->state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    QColor color = colors.muted;
    color.setAlphaF(active ? 0.75F : 0.4F);
    const bool upright = option->orientation == Qt::Vertical;
    const QRectF bar = upright ? QRectF(handle).adjusted(3, 2, -3, -2) : QRectF(handle).adjusted(2, 3, -2, -3);
    const double radius = std::min(bar.width(), bar.height()) / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRoundedRect(bar, radius, radius);
    painter->restore();
}

void drawSlider(QPainter* painter, const QStyleOptionSlider* option, const QRect& groove, const QRect& handle)
{
    const Colors& colors = Theme::instance().colors();
    const bool enabled = option->state & QStyle::State_Enabled;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    const bool level = option->orientation == Qt::Horizontal;
    QRectF track = level ? QRectF(groove.left(), groove.center().y() - 1.5, groove.width(), 4)
                         : QRectF(groove.center().x() - 1.5, groove.top(), 4, groove.height());
    painter->setBrush(colors.track);
    painter->drawRoundedRect(track, 2, 2);
    if (level && !option->upsideDown) {
        track.setRight(handle.center().x());
        painter->setBrush(enabled ? colors.accent : colors.muted);
        painter->drawRoundedRect(track, 2, 2);
    }
    const QPointF centre = QRectF(handle).center();
    if (option->state & QStyle::State_HasFocus) {
        painter->setBrush(colors.accentSoft);
        painter->drawEllipse(centre, 10, 10);
    }
    painter->setPen(QPen(enabled ? colors.accent : colors.muted, 2));
    painter->setBrush(colors.surface);
    painter->drawEllipse(centre, 6, 6);
    painter->restore();
}

} // namespace

ControlStyle::ControlStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void ControlStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    // Spin boxes take their height from the field inside, which has no frame of its own.
    if (qobject_cast<QAbstractSpinBox*>(widget) && widget->minimumHeight() < token::controlHeight)
        widget->setMinimumHeight(token::controlHeight);
    // The delegate that a box has by itself knows no style sheet.
    if (auto* box = qobject_cast<QComboBox*>(widget))
        box->setItemDelegate(new QStyledItemDelegate(box));
}

void ControlStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    const Colors& colors = Theme::instance().colors();
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
            drawField(painter, option);
        return; // without a frame the field belongs to a box that is drawn already
    case PE_FrameLineEdit:
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(painter, option, false);
        return;
    case PE_IndicatorRadioButton:
        drawCheck(painter, option, true);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorHeaderArrow: {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        const bool up = header && header->sortIndicator == QStyleOptionHeader::SortUp;
        drawChevron(painter, option->rect, up ? 180 : 0, colors.muted);
        return;
    }
    case PE_IndicatorArrowUp:
        drawChevron(painter, option->rect, 180, colors.muted);
        return;
    case PE_IndicatorArrowRight:
        drawChevron(painter, option->rect, -90, colors.muted);
        return;
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            drawChevron(painter, option->rect, option->state & State_Open ? 0 : -90, colors.muted);
        return;
    case PE_FrameFocusRect:
        if (qobject_cast<const QPushButton*>(widget) || qobject_cast<const QToolButton*>(widget))
            return; // the style sheet colours their frames
        drawBox(painter, option->rect, Qt::transparent, colors.accent, 1.5);
        return;
    case PE_Frame:
    case PE_FrameStatusBarItem:
        return;
    case PE_FrameGroupBox:
        drawBox(painter, option->rect, Qt::transparent, colors.border);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ControlStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    // Below a style sheet only the parts of a progress bar are asked for, never the whole.
    if (element == CE_ProgressBarGroove || element == CE_ProgressBarContents) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            drawProgress(painter, bar, element == CE_ProgressBarContents);
        return;
    }
    if (element == CE_Splitter)
        return; // the space between the panes is enough
    if (element == CE_ComboBoxLabel) {
        const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (!box || box->editable)
            return;
        QRect room = option->rect.adjusted(token::space8 + 1, 0, -kChevronRoom, 0);
        if (!box->currentIcon.isNull()) {
            const QRect icon(room.left(), room.center().y() - box->iconSize.height() / 2 + 1, box->iconSize.width(),
                             box->iconSize.height());
            box->currentIcon.paint(painter, icon);
            room.setLeft(icon.right() + token::space8);
        }
        painter->setPen(option->palette.color(option->state & State_Enabled ? QPalette::Normal : QPalette::Disabled,
                                              QPalette::ButtonText));
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                          option->fontMetrics.elidedText(box->currentText, Qt::ElideRight, room.width()));
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ControlStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                      const QWidget* widget) const
{
    const Colors& colors = Theme::instance().colors();
    switch (control) {
    case CC_ComboBox: {
        drawField(painter, option);
        const QRect& r = option->rect;
        drawChevron(painter, QRectF(r.right() - kChevronRoom + 1, r.top(), kChevronRoom, r.height()), 0, colors.muted);
        return;
    }
    case CC_SpinBox: {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        drawField(painter, option);
        if (spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
            drawChevron(painter, subControlRect(control, option, SC_SpinBoxUp, widget), 180, colors.muted);
            drawChevron(painter, subControlRect(control, option, SC_SpinBoxDown, widget), 0, colors.muted);
        }
        return;
    }
    case CC_ScrollBar:
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            drawScrollBar(painter, slider, subControlRect(control, option, SC_ScrollBarSlider, widget));
        return;
    case CC_Slider:
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            drawSlider(painter, slider, subControlRect(control, option, SC_SliderGroove, widget),
                       subControlRect(control, option, SC_SliderHandle, widget));
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect ControlStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                   const QWidget* widget) const
{
    const QRect& r = option->rect;
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return r.adjusted(token::space8, 1, -kChevronRoom, -1);
    if (control == CC_ScrollBar) {
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (slider && (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine))
            return {};
        if (slider && part == SC_ScrollBarGroove)
            return r;
        if (slider && (part == SC_ScrollBarSlider || part == SC_ScrollBarAddPage || part == SC_ScrollBarSubPage)) {
            const bool upright = slider->orientation == Qt::Vertical;
            const int room = upright ? r.height() : r.width();
            const double range = slider->maximum - slider->minimum;
            if (range <= 0)
                return {};
            const int length = std::clamp(static_cast<int>(room * slider->pageStep / (range + slider->pageStep)),
                                          std::min(32, room), room);
            const int at = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                                   room - length, slider->upsideDown);
            const int begin = part == SC_ScrollBarAddPage ? at + length : part == SC_ScrollBarSubPage ? 0 : at;
            const int size = part == SC_ScrollBarAddPage ? room - at - length : part == SC_ScrollBarSubPage ? at : length;
            return upright ? QRect(r.left(), r.top() + begin, r.width(), size)
                           : QRect(r.left() + begin, r.top(), size, r.height());
        }
    }
    if (control == CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        const int room = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : kSpinRoom;
        switch (part) {
        case SC_SpinBoxEditField:
            return r.adjusted(6, 1, -room - 6, -1);
        case SC_SpinBoxUp:
            return room ? QRect(r.right() - room, r.top() + 3, room, r.height() / 2 - 3) : QRect();
        case SC_SpinBoxDown:
            return room ? QRect(r.right() - room, r.center().y() + 1, room, r.height() / 2 - 3) : QRect();
        default:
            return r;
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect ControlStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect room = QProxyStyle::subElementRect(element, option, widget);
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    // Two pixels are QLineEdit's own margin.
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return room.adjusted(token::space4, 0, -token::space4, 0);
    return room;
}

QSize ControlStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                     const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_LineEdit:
    case CT_SpinBox:
        result.setHeight(token::controlHeight);
        break;
    case CT_ComboBox:
        result = QSize(size.width() + token::space8 + kChevronRoom + 2, token::controlHeight);
        break;
    case CT_ProgressBar:
        result.setHeight(6);
        break;
    case CT_CheckBox:
    case CT_RadioButton:
        result.setHeight(std::max(result.height(), token::space24));
        break;
    default:
        break;
    }
    return result;
}

int ControlStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return 12;
    case PM_ScrollBarSliderMin: return 32;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return kCheck;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return token::space8;
    case PM_SplitterWidth: return token::space16;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength: return 20;
    case PM_SmallIconSize: return 16;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin: return 2;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ControlStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_ComboBox_Popup: return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_ToolTip_WakeUpDelay: return 500;
    case SH_ScrollBar_Transient: return 0;
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_Widget_Animation_Duration: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace lathe
