#include "ui/shell/page_frame.h"

#include "ui/shell/labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace lathe {

PageHeader::PageHeader(const QString& title, QWidget* parent) : QWidget(parent)
{
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(token::space12);
    m_title = new ElidedLabel;
    m_title->setProperty("role", "title");
    m_pill = new StatePill;
    m_pill->hide();
    m_subtitle = new ElidedLabel;
    m_subtitle->setProperty("role", "muted");
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_pill);
    m_layout->addWidget(m_subtitle);
    m_layout->addStretch(1);
    setMinimumHeight(token::controlHeight);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setTitle(title);
}

void PageHeader::setTitle(const QString& title)
{
    m_title->setFullText(title);
    setAccessibleName(title);
}

void PageHeader::setState(const QString& text, Tone tone)
{
    m_pill->setState(text, tone);
    m_pill->setVisible(!text.isEmpty());
}

void PageHeader::setSubtitle(const QString& text) { m_subtitle->setFullText(text); }

void PageHeader::addAction(QWidget* widget) { m_layout->addWidget(widget); }

QVBoxLayout* makePageLayout(QWidget* page)
{
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(token::space24, token::space16, token::space24, token::space16);
    layout->setSpacing(token::space16);
    return layout;
}

} // namespace lathe
