// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

constexpr int kSchema = 1;
constexpr int kRecentFiles = 10;
constexpr double kDefaultOpacity = 0.5;

QString stateFolder()
{
    // Qt 6.4 has no StateLocation.
    const QString given = qEnvironmentVariable("XDG_STATE_HOME");
    return QDir::isAbsolutePath(given) ? given : QDir::homePath() + "/.local/state";
}

std::unique_ptr<QSettings> openFile(const QString& path)
{
    auto file = std::make_unique<QSettings>(path, QSettings::IniFormat);
    if (file->value("schema").toInt() != kSchema) {
        file->clear();
        file->setValue("schema", kSchema);
    }
    return file;
}

}  // namespace

Settings::Settings()
    : m_preferences(openFile(
          QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
          "/clipscope/clipscope.conf"))
    , m_traces(openFile(stateFolder() + "/clipscope/window.conf"))
{
}

ThemeChoice Settings::theme() const
{
    const QString theme = m_preferences->value("view/theme").toString();
    if (theme == "light")
        return ThemeChoice::Light;
    return theme == "dark" ? ThemeChoice::Dark : ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice theme)
{
    switch (theme) {
    case ThemeChoice::System:
        return m_preferences->remove("view/theme");
    case ThemeChoice::Light:
        return m_preferences->setValue("view/theme", "light");
    case ThemeChoice::Dark:
        return m_preferences->setValue("view/theme", "dark");
    }
}

QString Settings::colorMap() const
{
    return m_preferences->value("view/colormap").toString();
}

void Settings::setColorMap(const QString& id)
{
    m_preferences->setValue("view/colormap", id);
}

double Settings::opacity() const
{
    bool isNumber = false;
    const double opacity = m_preferences->value("view/opacity").toDouble(&isNumber);
    return isNumber && std::isfinite(opacity) ? std::clamp(opacity, 0.0, 1.0) : kDefaultOpacity;
}

void Settings::setOpacity(double opacity)
{
    m_preferences->setValue("view/opacity", opacity);
}

bool Settings::reloadsChanged() const
{
    return m_preferences->value("files/reloadChanged", false).toBool();
}

void Settings::setReloadsChanged(bool on)
{
    m_preferences->setValue("files/reloadChanged", on);
}

QStringList Settings::recentFiles() const
{
    QStringList files = m_traces->value("recent").toStringList();
    files.removeIf([](const QString& path) {
        return !QDir::isAbsolutePath(path) || !QFileInfo(path).isFile();
    });
    return files.mid(0, kRecentFiles);
}

void Settings::addRecentFile(const QString& path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    m_traces->setValue("recent", QVariant(files.mid(0, kRecentFiles)));
}

void Settings::clearRecentFiles()
{
    m_traces->remove("recent");
}

QStringList Settings::modelFiles() const
{
    QStringList files = m_traces->value("models").toStringList();
    files.removeIf([](const QString& path) {
        return !QDir::isAbsolutePath(path) || !QFileInfo::exists(path);
    });
    return files.mid(0, kRecentFiles);
}

void Settings::setModelFiles(const QStringList& paths)
{
    m_traces->setValue("models", QVariant(paths.mid(0, kRecentFiles)));
}

QString Settings::lastFolder() const
{
    const QString folder = m_traces->value("folder").toString();
    return QFileInfo(folder).isDir() ? folder : QDir::homePath();
}

void Settings::setLastFolder(const QString& folder)
{
    m_traces->setValue("folder", folder);
}

QVariantMap Settings::figure() const
{
    QVariantMap choices;
    m_preferences->beginGroup("figure");
    for (const QString& name : m_preferences->childKeys())
        choices.insert(name, m_preferences->value(name));
    m_preferences->endGroup();
    return choices;
}

void Settings::setFigure(const QVariantMap& choices)
{
    m_preferences->beginGroup("figure");
    for (auto choice = choices.begin(); choice != choices.end(); ++choice)
        m_preferences->setValue(choice.key(), choice.value());
    m_preferences->endGroup();
}

QByteArray Settings::geometry() const
{
    return m_traces->value("window/geometry").toByteArray();
}

QByteArray Settings::windowState() const
{
    return m_traces->value("window/state").toByteArray();
}

void Settings::setWindow(const QByteArray& geometry, const QByteArray& state)
{
    m_traces->setValue("window/geometry", geometry);
    m_traces->setValue("window/state", state);
}

}  // namespace clipscope::ui
