#include "ui/shell/workspace_menu.h"

#include "ui/shell/preferences.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QMenu>

namespace lathe {

namespace {

/// The texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(WorkspaceMenu)
};

} // namespace

void fillWorkspaces(QMenu& menu, QWidget* parent, std::function<void(const QString&)> choose)
{
    for (const QString& folder : Preferences::recentWorkspaces())
        menu.addAction(QDir(folder).dirName() + QStringLiteral("  ·  ") + QDir::toNativeSeparators(folder), parent,
                       [choose, folder] { choose(folder); });
    menu.addSeparator();
    menu.addAction(Words::tr("Open workspace…"), parent, [parent, choose] {
        if (const QString folder = askForWorkspace(parent); !folder.isEmpty())
            choose(folder);
    });
}

QString askForWorkspace(QWidget* parent)
{
    return QFileDialog::getExistingDirectory(parent, Words::tr("Open a workspace, or choose an empty folder for a new one"),
                                             Preferences::workspace());
}

} // namespace lathe
