// What a person chose for the program, whatever the workspace. Kept in the user's settings.
#pragma once

#include "ui/shell/theme.h"

#include <QByteArray>
#include <QKeySequence>
#include <QString>
#include <QStringList>

namespace lathe {

class Preferences {
public:
    static ThemeMode theme();
    static void setTheme(ThemeMode mode);
    static QString language(); ///< `en`, `de`, `pseudo`; the system's when nothing was chosen
    static void setLanguage(const QString& language);
    static QString person(); ///< who labels; the login name when nothing was entered
    static void setPerson(const QString& name);
    static QString device(); ///< `auto`, `cpu`, `cuda:0`
    static void setDevice(const QString& device);
    static int threads(); ///< 0: measured
    static void setThreads(int threads);

    static QString workspace(); ///< the last one; may be empty
    /// Newest first, at most eight.
    static QStringList recentWorkspaces();
    static void addWorkspace(const QString& folder);

    static QString folder(); ///< where the next file is looked for: that of the last one, else the home folder
    static void setFolder(const QString& folder);

    static bool isRailFolded();
    static void setRailFolded(bool folded);
    static bool isInspectorOpen();
    static void setInspectorOpen(bool open);
    /// The key of an action, `label/next`.
    static QKeySequence key(const QString& action, const QKeySequence& standard);
    static void setKey(const QString& action, const QKeySequence& key);
    static void forgetKey(const QString& action);
    static QByteArray geometry();
    static void setGeometry(const QByteArray& geometry);
};

} // namespace lathe
