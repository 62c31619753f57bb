#include "ui/shell/main_window.h"

#include "ui/models/format.h"
#include "ui/shell/banner.h"
#include "ui/shell/jobs_strip.h"
#include "ui/shell/page_container.h"
#include "ui/shell/preferences.h"
#include "ui/shell/rail.h"
#include "ui/shell/theme.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/workspace_menu.h"

#include <QDragEnterEvent>
#include <QGridLayout>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>

#include <utility>

namespace lathe {

namespace {

QStringList localPaths(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

} // namespace

MainWindow::MainWindow(Workbench& workbench, JobRunner& jobs, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_context{workbench, jobs, m_navigator},
      m_lifecycle(&LifecycleModel::shared(m_context))
{
    setWindowTitle(QStringLiteral("Lathe"));
    setAcceptDrops(true);
    setMinimumSize(960, 600);
    resize(1440, 900);

    m_topBar = new TopBar;
    m_rail = new Rail(pageList());
    m_stack = new QStackedWidget;
    m_side = new QScrollArea;
    m_side->setWidgetResizable(true);
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->setFixedWidth(token::inspectorWidth);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setObjectName(QStringLiteral("inspector"));
    m_side->setAccessibleName(tr("Inspector"));
    m_side->hide();
    m_strip = new JobsStrip(workbench, jobs);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(m_topBar, 0, 0, 1, 3);
    grid->addWidget(m_rail, 1, 0);
    grid->addWidget(m_stack, 1, 1);
    grid->addWidget(m_side, 1, 2);
    grid->addWidget(m_strip, 2, 0, 1, 3);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(1, 1);
    m_palette = new CommandPalette(this);

    m_rail->setFolded(Preferences::isRailFolded());
    connect(m_rail, &Rail::chosen, this, &MainWindow::showPage);
    connect(m_rail, &Rail::foldToggled, this, &Preferences::setRailFolded);
    connect(m_topBar, &TopBar::paletteRequested, this, &MainWindow::openPalette);
    connect(m_topBar, &TopBar::themeToggled, this, &MainWindow::toggleTheme);
    connect(m_topBar, &TopBar::inspectorToggled, this, &MainWindow::toggleInspector);
    connect(&m_navigator, &WindowNavigator::pageRequested, this, &MainWindow::showPage);
    connect(&m_navigator, &Navigator::subjectChanged, this, &MainWindow::updateBreadcrumb);
    connect(&m_workbench, &Workbench::datasetsChanged, this, &MainWindow::chooseSubject);
    connect(m_lifecycle, &LifecycleModel::changed, this, &MainWindow::updateRail);
    connect(m_strip, &JobsStrip::failed, this, [this](const QString& title, const Error& error) {
        BannerMessage message = bannerFrom(error);
        message.text = title + QStringLiteral(": ") + message.text;
        showBanner(message);
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    addShortcuts();
    restoreGeometry(Preferences::geometry());
    m_rail->setCurrent(pageList().front().id);
    updateBreadcrumb();
    setFocus(); // no control looks chosen before a person chose one
}

MainWindow::~MainWindow() = default;

void MainWindow::openFirstPage()
{
    chooseSubject();
    if (m_currentId.isEmpty())
        showPage(pageList().front().id);
    m_lifecycle->refresh();
}

void MainWindow::addShortcuts()
{
    const auto add = [this](const QString& keys, auto action) {
        connect(new QShortcut(QKeySequence(keys), this), &QShortcut::activated, this, action);
    };
    add("Ctrl+K", &MainWindow::openPalette);
    add("Ctrl+I", &MainWindow::toggleInspector);
    add("Ctrl+B", [this] {
        m_rail->setFolded(!m_rail->isFolded());
        Preferences::setRailFolded(m_rail->isFolded());
    });
    add("Ctrl+J", [this] { m_strip->setExpanded(!m_strip->isExpanded()); });
    add("Ctrl+Q", [this] { close(); });
    // Ctrl+1 … Ctrl+7 are the stages.
    int number = 0;
    for (const PageEntry& entry : pageList())
        if (entry.group == PageEntry::Group::Stage && ++number <= 9)
            add(QStringLiteral("Ctrl+%1").arg(number), [this, id = entry.id] { showPage(id); });
    add("Alt+Home", [this] { showPage(QStringLiteral("home")); });
}

Page* MainWindow::page(const QString& id) const
{
    const auto found = m_containers.find(id);
    return found == m_containers.end() ? nullptr : &found->second->page();
}

PageContainer* MainWindow::container(const QString& id)
{
    if (const auto found = m_containers.find(id); found != m_containers.end())
        return found->second;
    for (const PageEntry& entry : pageList()) {
        if (entry.id != id)
            continue;
        auto* made = new PageContainer(entry.make(m_context));
        connect(&made->page(), &Page::breadcrumbChanged, this, &MainWindow::updateBreadcrumb);
        connect(&made->page(), &Page::inspectorChanged, this, &MainWindow::updateInspector);
        m_stack->addWidget(made);
        m_containers[id] = made;
        return made;
    }
    return nullptr;
}

void MainWindow::showPage(const QString& id)
{
    PageContainer* shown = container(id);
    if (!shown)
        return;
    m_currentId = id;
    m_rail->setCurrent(id);
    m_stack->setCurrentWidget(shown);
    updateInspector();
    updateBreadcrumb();
}

void MainWindow::showBanner(const BannerMessage& message)
{
    if (PageContainer* shown = container(m_currentId))
        shown->showBanner(message);
}

bool MainWindow::isSettling() const
{
    const Page* shown = page(m_currentId);
    return !shown || shown->isSettling() || m_lifecycle->isLoading();
}

void MainWindow::updateInspector()
{
    QWidget* wanted = page(m_currentId) ? page(m_currentId)->inspector() : nullptr;
    m_topBar->setInspectorAvailable(wanted != nullptr);
    if (m_side->widget() != wanted) {
        if (QWidget* old = m_side->takeWidget()) {
            old->hide();
            old->setParent(m_lender); // it stays its page's
        }
        if (wanted) {
            m_lender = m_containers.at(m_currentId);
            m_side->setWidget(wanted);
            wanted->setAutoFillBackground(false); // the window paints what is behind it
            wanted->show();
        }
    }
    m_side->setVisible(wanted && Preferences::isInspectorOpen());
}

void MainWindow::toggleInspector()
{
    Preferences::setInspectorOpen(!Preferences::isInspectorOpen());
    updateInspector();
}

void MainWindow::toggleTheme()
{
    const ThemeMode next = Theme::instance().isDark() ? ThemeMode::Light : ThemeMode::Dark;
    Preferences::setTheme(next);
    Theme::instance().setMode(next);
}

void MainWindow::updateRail()
{
    for (const StageStatus& stage : m_lifecycle->lifecycle().stages)
        m_rail->setState(QString::fromLatin1(stage.page), stage.state, stage.line);
}

void MainWindow::chooseSubject()
{
    auto database = m_workbench.database();
    if (!database)
        return;
    const DatasetStore datasets(**database);
    const QString now = m_navigator.subject().dataset;
    if (!now.isEmpty() && datasets.find(now.toStdString()))
        return;
    Subject subject;
    if (const auto all = datasets.list(); all && !all->empty())
        subject.dataset = text(all->front().reference());
    m_navigator.setSubject(subject);
}

void MainWindow::updateBreadcrumb()
{
    std::vector<TopBar::Crumb> crumbs;
    crumbs.push_back({text(m_workbench.folder().filename().string()), text(m_workbench.folder().string()),
                      [this](QMenu& menu) { fillWorkspaceMenu(menu); }});
    const QStringList own = page(m_currentId) ? page(m_currentId)->breadcrumb() : QStringList();
    for (const QString& part : own)
        crumbs.push_back({part, {}, {}});
    const Subject& subject = m_navigator.subject();
    if (own.isEmpty() && !subject.dataset.isEmpty()) {
        crumbs.push_back({subject.dataset, tr("Dataset and version"), [this](QMenu& menu) { fillDatasetMenu(menu); }});
        auto database = m_workbench.database();
        if (subject.run != 0 && database)
            if (const auto run = RunStore(**database).byId(subject.run))
                crumbs.push_back({text(run->name), tr("Run"), [this](QMenu& menu) { fillRunMenu(menu); }});
    }
    m_topBar->setCrumbs(std::move(crumbs));
}

void MainWindow::fillWorkspaceMenu(QMenu& menu)
{
    fillWorkspaces(menu, this, [this](const QString& folder) { emit workspaceChosen(folder); });
}

void MainWindow::fillDatasetMenu(QMenu& menu)
{
    auto database = m_workbench.database();
    if (!database)
        return;
    const DatasetStore store(**database);
    const auto datasets = store.list();
    if (!datasets)
        return;
    const auto choose = [this](const DatasetVersion& version) {
        return [this, reference = text(version.reference())] { m_navigator.setSubject({reference, 0}); };
    };
    for (const DatasetVersion& latest : *datasets) {
        const auto versions = store.versions(latest.dataset);
        if (!versions || versions->size() < 2) {
            menu.addAction(text(latest.reference()), this, choose(latest));
            continue;
        }
        QMenu* older = menu.addMenu(text(latest.reference()));
        for (const DatasetVersion& version : *versions)
            older->addAction(text(version.reference()) + QStringLiteral("  ·  ") + momentText(version.created), this, choose(version));
    }
    menu.addSeparator();
    menu.addAction(tr("New dataset…"), this, [this] { showPage("collect"); });
}

void MainWindow::fillRunMenu(QMenu& menu)
{
    auto database = m_workbench.database();
    if (!database)
        return;
    const Subject subject = m_navigator.subject();
    const auto runs = RunStore(**database).list(subject.dataset.section('@', 0, 0).toStdString());
    constexpr std::size_t kMost = 20;
    for (std::size_t i = 0; runs && i < std::min(runs->size(), kMost); ++i) {
        const RunRecord& run = (*runs)[i];
        const QString dataset = QStringLiteral("%1@%2").arg(text(run.dataset)).arg(run.version);
        menu.addAction(text(run.name) + QStringLiteral("  ·  ") + statusText(run.status), this,
                       [this, dataset, id = run.id] { m_navigator.setSubject({dataset, id}); });
    }
    menu.addSeparator();
    menu.addAction(tr("All runs"), this, [this] { showPage("experiments"); });
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QStringList paths = localPaths(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    if (Page* shown = page(m_currentId); shown && shown->dropped(paths))
        return;
    showPage(QStringLiteral("collect"));
    if (Page* collect = page(QStringLiteral("collect")))
        collect->dropped(paths);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    Preferences::setGeometry(saveGeometry());
    QWidget::closeEvent(event);
}

void MainWindow::paintEvent(QPaintEvent*)
{
    const Colors& colors = Theme::instance().colors();
    if (!std::exchange(m_isPainted, true)) // the frame comes to the screen first, then its page is made
        QMetaObject::invokeMethod(this, &MainWindow::openFirstPage, Qt::QueuedConnection);
    QPainter painter(this);
    painter.fillRect(rect(), colors.window);
    if (m_side->isVisible()) {
        const QRect side = m_side->geometry();
        painter.fillRect(side, colors.surface);
        painter.fillRect(QRect(side.left() - 1, side.top(), 1, side.height()), colors.border);
    }
}

} // namespace lathe
