#include "ui/shell/card.h"

#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace lathe {

Card::Card(const QString& title, const QString& subtitle, QWidget* parent) : QFrame(parent)
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(token::space16, token::space16, token::space16, token::space16);
    whole->setSpacing(token::space12);

    m_head = new QWidget(this);
    m_headLayout = new QHBoxLayout(m_head);
    m_headLayout->setContentsMargins(0, 0, 0, 0);
    m_headLayout->setSpacing(token::space12);
    m_title = sectionLabel(title);
    m_subtitle = captionLabel(subtitle);
    m_headLayout->addWidget(m_title);
    m_headLayout->addWidget(m_subtitle);
    m_headLayout->addStretch(1);
    whole->addWidget(m_head);

    m_content = new QVBoxLayout;
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(token::space8);
    whole->addLayout(m_content, 1);
    updateHead();
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    updateHead();
}

void Card::setSubtitle(const QString& subtitle)
{
    m_subtitle->setText(subtitle);
    updateHead();
}

void Card::addExtra(QWidget* widget)
{
    m_headLayout->addWidget(widget);
    m_hasExtra = true;
    updateHead();
}

void Card::setFlush()
{
    m_flush = true;
    layout()->setContentsMargins(1, 1, 1, 1);
    layout()->setSpacing(0);
    updateHead();
}

void Card::updateHead()
{
    m_title->setVisible(!m_title->text().isEmpty());
    m_subtitle->setVisible(!m_subtitle->text().isEmpty());
    m_head->setVisible(!m_title->text().isEmpty() || !m_subtitle->text().isEmpty() || m_hasExtra);
    const int inset = m_flush ? token::space16 : 0;
    m_headLayout->setContentsMargins(inset, m_flush ? token::space12 : 0, inset, m_flush ? token::space8 : 0);
    setAccessibleName(m_title->text());
}

void Card::paintEvent(QPaintEvent*)
{
    const Colors& colors = Theme::instance().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.border, 1));
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), token::radius, token::radius);
}

} // namespace lathe
