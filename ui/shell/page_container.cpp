#include "ui/shell/page_container.h"

#include "ui/shell/banner.h"
#include "ui/shell/theme.h"

#include <QVBoxLayout>

namespace lathe {

PageContainer::PageContainer(Page* page, QWidget* parent) : QWidget(parent), m_page(page)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(page, 1);
    connect(page, &Page::banner, this, &PageContainer::showBanner);
    connect(page, &Page::bannerCleared, this, &PageContainer::clearBanner);
}

void PageContainer::showBanner(const BannerMessage& message)
{
    if (!m_banner) {
        m_bannerArea = new QWidget;
        auto* area = new QVBoxLayout(m_bannerArea);
        area->setContentsMargins(token::space24, token::space12, token::space24, 0);
        m_banner = new Banner;
        area->addWidget(m_banner);
        connect(m_banner, &Banner::dismissed, this, &PageContainer::clearBanner);
        m_layout->insertWidget(0, m_bannerArea);
    }
    m_banner->setMessage(message);
    m_bannerArea->show();
}

void PageContainer::clearBanner()
{
    if (m_bannerArea)
        m_bannerArea->hide();
}

} // namespace lathe
