// A page with the room for its banners above it.
#pragma once

#include "ui/pages/page.h"

class QVBoxLayout;

namespace lathe {

class Banner;

class PageContainer : public QWidget {
    Q_OBJECT
public:
    PageContainer(Page* page, QWidget* parent = nullptr);
    Page& page() { return *m_page; }
    void showBanner(const BannerMessage& message);
    void clearBanner();

private:
    Page* m_page;
    QVBoxLayout* m_layout;
    QWidget* m_bannerArea = nullptr;
    Banner* m_banner = nullptr;
};

} // namespace lathe
