#include "ui/shell/window_host.h"

#include "jobs/job_runner.h"
#include "ui/models/format.h"
#include "ui/shell/banner.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"

#include <QMetaObject>

namespace lathe {

WindowHost::WindowHost(ModuleLoader loader) : m_loader(std::move(loader))
{
    setLanguage(Preferences::language());
    Theme::instance().setMode(Preferences::theme());
}

WindowHost::~WindowHost()
{
    m_window.reset();
    m_jobs.reset();
}

Result<void> WindowHost::open(const QString& folder)
{
    LATHE_TRY(auto workbench, Workbench::open(folder.toStdString(), Workbench::Missing::Create, m_loader));
    auto jobs = std::make_unique<JobRunner>();
    auto window = std::make_unique<MainWindow>(*workbench, *jobs);
    // Queued: the wish comes from within the window that goes.
    connect(window.get(), &MainWindow::workspaceChosen, this, &WindowHost::change, Qt::QueuedConnection);
    if (m_window)
        window->setGeometry(m_window->geometry());
    window->show();
    m_window = std::move(window);
    m_jobs = std::move(jobs);
    m_workbench = std::move(workbench);
    Preferences::addWorkspace(folder);
    return {};
}

void WindowHost::change(const QString& folder)
{
    if (auto outcome = open(folder); !outcome && m_window)
        m_window->showBanner(bannerFrom(outcome.error()));
}

} // namespace lathe
