// What the command palette of the window offers.
#include "ui/models/format.h"
#include "ui/shell/jobs_strip.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page_container.h"
#include "ui/shell/rail.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace_menu.h"

#include <QCoreApplication>

namespace lathe {

namespace {
constexpr std::size_t kMostRuns = 500;
}

void MainWindow::openPalette() { m_palette->open(paletteEntries()); }

std::vector<PaletteEntry> MainWindow::paletteEntries()
{
    std::vector<PaletteEntry> entries;
    if (Page* shown = page(m_currentId))
        for (PageCommand& command : shown->commands())
            entries.push_back({command.text, tr("Command"), command.shortcut, std::move(command.run)});
    int number = 0;
    for (const PageEntry& entry : pageList()) {
        const bool stage = entry.group == PageEntry::Group::Stage;
        entries.push_back({QCoreApplication::translate("Page", entry.title), tr("Page"),
                           stage ? QStringLiteral("Ctrl+%1").arg(++number) : QString(),
                           [this, id = entry.id] { showPage(id); }});
    }
    for (const auto& [id, made] : m_containers)
        if (id != m_currentId)
            for (PageCommand& command : made->page().commands())
                entries.push_back({command.text, tr("Command"), {}, [this, id, run = std::move(command.run)] {
                                       showPage(id);
                                       run();
                                   }});
    entries.push_back({Theme::instance().isDark() ? tr("Light theme") : tr("Dark theme"), tr("Command"), {}, [this] { toggleTheme(); }});
    entries.push_back({tr("Open or close the inspector"), tr("Command"), "Ctrl+I", [this] { toggleInspector(); }});
    entries.push_back({tr("Fold or unfold the rail"), tr("Command"), "Ctrl+B", [this] { m_rail->setFolded(!m_rail->isFolded()); }});
    entries.push_back({tr("Show or hide the queue of work"), tr("Command"), "Ctrl+J", [this] { m_strip->setExpanded(!m_strip->isExpanded()); }});
    entries.push_back({tr("Open workspace…"), tr("Command"), {}, [this] {
                           if (const QString folder = askForWorkspace(this); !folder.isEmpty())
                               emit workspaceChosen(folder);
                       }});
    auto database = m_workbench.database();
    if (!database)
        return entries;
    if (const auto datasets = DatasetStore(**database).list())
        for (const DatasetVersion& version : *datasets)
            entries.push_back({text(version.reference()), tr("Dataset"), {}, [this, reference = text(version.reference())] {
                                   m_navigator.setSubject({reference, 0});
                               }});
    const auto& runs = m_lifecycle->allRuns();
    for (std::size_t i = 0; i < std::min(runs.size(), kMostRuns); ++i) {
        const QString dataset = text(runs[i].dataset) + '@' + QString::number(runs[i].version);
        entries.push_back({text(runs[i].name), tr("Run"), {}, [this, dataset, id = runs[i].id] {
                               m_navigator.setSubject({dataset, id});
                               showPage(QStringLiteral("evaluate"));
                           }});
    }
    return entries;
}

} // namespace lathe
