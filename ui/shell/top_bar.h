// The top bar: workspace and what is being worked on as a breadcrumb, the palette, light and dark.
#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;
class QMenu;

namespace lathe {

class IconButton;

class TopBar : public QWidget {
    Q_OBJECT
public:
    struct Crumb {
        QString text;
        QString toolTip;
        /// Fills the menu when it is opened; without it the crumb is only a text.
        std::function<void(QMenu&)> fill;
    };

    explicit TopBar(QWidget* parent = nullptr);
    /// The first one is the workspace.
    void setCrumbs(std::vector<Crumb> crumbs);
    void setInspectorAvailable(bool available);

signals:
    void paletteRequested();
    void themeToggled();
    void inspectorToggled();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void retheme();
    QHBoxLayout* m_crumbs;
    IconButton* m_theme;
    IconButton* m_inspector;
};

} // namespace lathe
