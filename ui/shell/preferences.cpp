#include "ui/shell/preferences.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>

#include <algorithm>

namespace lathe {

namespace {

QSettings settings() { return QSettings(QSettings::IniFormat, QSettings::UserScope, "lathe", "lathe"); }

QVariant value(const char* key, const QVariant& fallback = {}) { return settings().value(key, fallback); }

void setValue(const char* key, const QVariant& value) { settings().setValue(key, value); }

} // namespace

ThemeMode Preferences::theme()
{
    const QString text = value("theme").toString();
    return text == "dark" ? ThemeMode::Dark : text == "light" ? ThemeMode::Light : ThemeMode::System;
}

void Preferences::setTheme(ThemeMode mode)
{
    setValue("theme", mode == ThemeMode::Dark ? "dark" : mode == ThemeMode::Light ? "light" : "system");
}

QString Preferences::language()
{
    const QString system = QLocale::system().language() == QLocale::German ? "de" : "en";
    return value("language", system).toString();
}

void Preferences::setLanguage(const QString& language) { setValue("language", language); }

QString Preferences::person() { return value("person", qEnvironmentVariable("USER")).toString(); }
void Preferences::setPerson(const QString& name) { setValue("person", name); }
QString Preferences::device() { return value("device", "auto").toString(); }
void Preferences::setDevice(const QString& device) { setValue("device", device); }
int Preferences::threads() { return std::clamp(value("threads", 0).toInt(), 0, 1024); }
void Preferences::setThreads(int threads) { setValue("threads", threads); }

QString Preferences::workspace()
{
    const QStringList recent = recentWorkspaces();
    return recent.isEmpty() ? QString() : recent.first();
}

QString Preferences::folder()
{
    const QString last = value("folder").toString();
    return QFileInfo(last).isDir() ? last : QDir::homePath();
}

void Preferences::setFolder(const QString& folder) { setValue("folder", folder); }

QStringList Preferences::recentWorkspaces() { return value("workspaces").toStringList(); }

void Preferences::addWorkspace(const QString& folder)
{
    QStringList recent = recentWorkspaces();
    recent.removeAll(folder);
    recent.prepend(folder);
    setValue("workspaces", QStringList(recent.mid(0, 8)));
}

bool Preferences::isRailFolded() { return value("railFolded", false).toBool(); }
void Preferences::setRailFolded(bool folded) { setValue("railFolded", folded); }
bool Preferences::isInspectorOpen() { return value("inspectorOpen", true).toBool(); }
void Preferences::setInspectorOpen(bool open) { setValue("inspectorOpen", open); }
QKeySequence Preferences::key(const QString& action, const QKeySequence& standard)
{
    const QVariant chosen = settings().value("keys/" + action);
    return chosen.isValid() ? QKeySequence(chosen.toString(), QKeySequence::PortableText) : standard;
}

void Preferences::setKey(const QString& action, const QKeySequence& key)
{
    settings().setValue("keys/" + action, key.toString(QKeySequence::PortableText));
}

void Preferences::forgetKey(const QString& action) { settings().remove("keys/" + action); }

QByteArray Preferences::geometry() { return value("geometry").toByteArray(); }
void Preferences::setGeometry(const QByteArray& geometry) { setValue("geometry", geometry); }

} // namespace lathe
