// The window: rail, top bar, pages, inspector, jobs strip, command palette.
#pragma once

#include "ui/models/lifecycle_model.h"
#include "ui/shell/palette.h"
#include "ui/shell/window_navigator.h"

#include <map>

class QMenu;
class QScrollArea;
class QStackedWidget;

namespace lathe {

class JobsStrip;
class PageContainer;
class Rail;
class TopBar;

class MainWindow : public QWidget {
    Q_OBJECT
public:
    MainWindow(Workbench& workbench, JobRunner& jobs, QWidget* parent = nullptr);
    ~MainWindow() override;

    Navigator& navigator() { return m_navigator; }
    const QString& currentPageId() const { return m_currentId; }
    /// Null until it was shown once.
    Page* page(const QString& id) const;
    void showPage(const QString& id);
    /// True while the shown page or the frame wait for background work.
    bool isSettling() const;
    void openPalette();
    /// At the top of the page that is shown.
    void showBanner(const BannerMessage& message);

signals:
    /// A person wants another workspace; whoever made the window opens it.
    void workspaceChosen(const QString& folder);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void openFirstPage();
    void addShortcuts();
    PageContainer* container(const QString& id);
    void updateBreadcrumb();
    void updateInspector();
    void updateRail();
    void chooseSubject();
    void fillWorkspaceMenu(QMenu& menu);
    void fillDatasetMenu(QMenu& menu);
    void fillRunMenu(QMenu& menu);
    std::vector<PaletteEntry> paletteEntries();
    void toggleTheme();
    void toggleInspector();

    Workbench& m_workbench;
    WindowNavigator m_navigator;
    PageContext m_context;
    LifecycleModel* m_lifecycle;
    std::map<QString, PageContainer*> m_containers;
    QString m_currentId;
    bool m_isPainted = false;

    TopBar* m_topBar;
    Rail* m_rail;
    QStackedWidget* m_stack;
    QScrollArea* m_side;
    QWidget* m_lender = nullptr; ///< whose page the shown inspector belongs to
    JobsStrip* m_strip;
    CommandPalette* m_palette;
};

} // namespace lathe
