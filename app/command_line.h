// The command line: finds the command, runs it, prints what it gives.
#pragma once

#include "services/workbench.h"

#include <QStringList>

namespace lathe {

struct Command;

/// What the words after the program's name ask for.
struct Invocation {
    const Command* command = nullptr; ///< null: the window
    bool help = false;
    bool version = false;
    QString problem;      ///< wrong usage
    QStringList words;    ///< without the command's name, for its parser
    QString workspace;    ///< of --workspace, else of LATHE_WORKSPACE, else ~/Lathe
};

Invocation readInvocation(const QStringList& words);

/// Runs the command (or prints help, version, problem) and returns the exit code.
int runInvocation(const Invocation& invocation, const ModuleLoader& loader);

} // namespace lathe
