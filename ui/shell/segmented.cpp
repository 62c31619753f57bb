#include "ui/shell/segmented.h"

#include "ui/shell/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace lathe {

SegmentedControl::SegmentedControl(QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(2, 2, 2, 2);
    m_layout->setSpacing(2);
    m_group->setExclusive(true);
    setFixedHeight(token::controlHeight);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool checked) {
        if (checked)
            emit currentChanged(index);
    });
}

int SegmentedControl::addSegment(const QString& text, const QString& toolTip)
{
    auto* segment = new QToolButton(this);
    segment->setProperty("kind", "segment");
    segment->setText(text);
    segment->setToolTip(toolTip);
    segment->setAccessibleName(text);
    segment->setCheckable(true);
    segment->setFocusPolicy(Qt::TabFocus);
    segment->setFixedHeight(token::controlHeight - 4);
    m_layout->addWidget(segment);
    const int index = static_cast<int>(m_group->buttons().size());
    const QSignalBlocker quiet(m_group);
    m_group->addButton(segment, index);
    segment->setChecked(index == 0);
    return index;
}

void SegmentedControl::setSegmentText(int index, const QString& text)
{
    if (auto* segment = m_group->button(index)) {
        segment->setText(text);
        segment->setAccessibleName(text);
    }
}

void SegmentedControl::setSegmentEnabled(int index, bool enabled)
{
    if (auto* segment = m_group->button(index))
        segment->setEnabled(enabled);
}

void SegmentedControl::clear()
{
    const QSignalBlocker quiet(m_group);
    for (QAbstractButton* segment : m_group->buttons()) {
        m_group->removeButton(segment);
        delete segment;
    }
}

int SegmentedControl::count() const { return static_cast<int>(m_group->buttons().size()); }

int SegmentedControl::current() const { return m_group->checkedId(); }

void SegmentedControl::setCurrent(int index)
{
    if (auto* segment = m_group->button(index))
        segment->setChecked(true);
}

void SegmentedControl::paintEvent(QPaintEvent*)
{
    const Colors& colors = Theme::instance().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.border, 1));
    painter.setBrush(colors.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), token::radius, token::radius);
}

} // namespace lathe
