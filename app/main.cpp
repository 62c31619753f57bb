// Opens the door: a command, or the window.
#include "app/command_line.h"
#include "app/commands/command.h"
#include "app/module_loader.h"
#include "app/window.h"

#include <QCoreApplication>

#include <cstdlib>

int main(int argc, char** argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    const lathe::Invocation invocation = lathe::readInvocation(words);
    const bool isCommand = invocation.command || invocation.help || invocation.version || !invocation.problem.isEmpty();
    const auto loader = lathe::learnerModuleLoader();

    QCoreApplication::setApplicationName("lathe");
    QCoreApplication::setOrganizationName("lathe");
    QCoreApplication::setApplicationVersion(LATHE_VERSION);
    if (!isCommand)
        return lathe::runWindow(argc, argv, invocation.workspace, loader);
    if (invocation.command && invocation.command->needsGui)
        return lathe::runOffscreen(argc, argv, [&] { return lathe::runInvocation(invocation, loader); });
    const QCoreApplication application(argc, argv);
    return lathe::runInvocation(invocation, loader);
}
