// How the program looks and works, and what it is made of.
#pragma once

#include "ui/pages/page.h"

class QComboBox;
class QVBoxLayout;

namespace lathe {

class SegmentedControl;

class SettingsPage : public Page {
    Q_OBJECT
public:
    explicit SettingsPage(PageContext context);
    QStringList breadcrumb() const override { return {tr("Settings")}; }
    bool isSettling() const override { return m_loading; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeLook();
    QWidget* makeWork();
    QWidget* makeAbout();
    void loadDevices();

    SegmentedControl* m_theme;
    QComboBox* m_device;
    bool m_loading = false;
    bool m_asked = false;
};

} // namespace lathe
