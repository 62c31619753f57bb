// Choosing a workspace.
#pragma once

#include <QString>

#include <functional>

class QMenu;
class QWidget;

namespace lathe {

/// The recent workspaces, and a dialog for any other folder. `choose` gets the folder.
void fillWorkspaces(QMenu& menu, QWidget* parent, std::function<void(const QString&)> choose);

/// Empty when the dialog was cancelled.
QString askForWorkspace(QWidget* parent);

} // namespace lathe
