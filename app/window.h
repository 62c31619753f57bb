// The window as a program: application, workspace, main window.
#pragma once

#include "services/workbench.h"

#include <QString>

#include <functional>

namespace lathe {

/// Opens the workspace (making it when it is missing) and the window; returns when it is closed.
int runWindow(int& argc, char** argv, const QString& workspace, const ModuleLoader& loader);

/// Calls `work` in an application that draws without a display.
int runOffscreen(int& argc, char** argv, const std::function<int()>& work);

} // namespace lathe
