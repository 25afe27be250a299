// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/settings.h"

#include "core/image/colormap.h"
#include "core/saliency/method_info.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace clipscope::ui {
namespace {

constexpr int kRecentFiles = 10;
constexpr double kDefaultOpacity = 0.5;
constexpr int kDefaultCache = 256;

constexpr const char* kSystem = "system";
constexpr const char* kLight = "light";
constexpr const char* kDark = "dark";
constexpr const char* kSample = "sample";
constexpr const char* kNothing = "empty";

QString preferencesPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           "/clipscope/clipscope.conf";
}

QString tracesPath()
{
    // Qt 6.4 has no StateLocation.
    const QString given = qEnvironmentVariable("XDG_STATE_HOME");
    const QString folder = QDir::isAbsolutePath(given) ? given : QDir::homePath() + "/.local/state";
    return folder + "/clipscope/window.conf";
}

QString pathIn(Settings::Place place, const QString& path)
{
    return place == Settings::Place::User ? path : QString();
}

template <typename Catalogue>
QStringList idsOf(const Catalogue& catalogue)
{
    QStringList ids;
    for (const auto& entry : catalogue)
        ids.append(QString::fromStdString(entry.id));
    return ids;
}

}  // namespace

Settings::Settings(Place place)
    : m_preferences(pathIn(place, preferencesPath()))
    , m_traces(pathIn(place, tracesPath()))
{
}

void Settings::forgetAll()
{
    QFile::remove(preferencesPath());
    QFile::remove(tracesPath());
}

QStringList Settings::languages()
{
    return {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("fr")};
}

QString Settings::language() const
{
    return m_preferences.word("window/language", languages(), {});
}

void Settings::setLanguage(const QString& code)
{
    if (code.isEmpty())
        m_preferences.remove("window/language");
    else
        m_preferences.set("window/language", code);
}

ThemeChoice Settings::theme() const
{
    const QString theme = m_preferences.word("view/theme", {kSystem, kLight, kDark}, kSystem);
    if (theme == kLight)
        return ThemeChoice::Light;
    return theme == kDark ? ThemeChoice::Dark : ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice theme)
{
    switch (theme) {
    case ThemeChoice::System:
        return m_preferences.remove("view/theme");
    case ThemeChoice::Light:
        return m_preferences.set("view/theme", QString(kLight));
    case ThemeChoice::Dark:
        return m_preferences.set("view/theme", QString(kDark));
    }
}

QString Settings::colorMap() const
{
    return m_preferences.word("view/colormap", idsOf(colorMaps()), {});
}

void Settings::setColorMap(const QString& id)
{
    m_preferences.set("view/colormap", id);
}

double Settings::opacity() const
{
    return m_preferences.number("view/opacity", 0, 1, kDefaultOpacity);
}

void Settings::setOpacity(double opacity)
{
    m_preferences.set("view/opacity", opacity);
}

QString Settings::method() const
{
    return m_preferences.word("analysis/method", idsOf(methodCatalogue()), {});
}

void Settings::setMethod(const QString& id)
{
    m_preferences.set("analysis/method", id);
}

StartWith Settings::startWith() const
{
    return m_preferences.word("window/start", {kSample, kNothing}, kSample) == kNothing
               ? StartWith::Nothing
               : StartWith::Sample;
}

void Settings::setStartWith(StartWith what)
{
    m_preferences.set("window/start", QString(what == StartWith::Nothing ? kNothing : kSample));
}

int Settings::cacheMegabytes() const
{
    return m_preferences.integer("analysis/cache", kLeastCache, kMostCache, kDefaultCache);
}

void Settings::setCacheMegabytes(int megabytes)
{
    m_preferences.set("analysis/cache", megabytes);
}

int Settings::threads() const
{
    return m_preferences.integer("analysis/threads", 0, kMostThreads, 0);
}

void Settings::setThreads(int threads)
{
    m_preferences.set("analysis/threads", threads);
}

bool Settings::hintSeen() const
{
    return m_traces.flag("hintSeen", false);
}

void Settings::setHintSeen()
{
    m_traces.set("hintSeen", true);
}

bool Settings::worksAhead() const
{
    return m_preferences.flag("analysis/workAhead", true);
}

void Settings::setWorksAhead(bool on)
{
    m_preferences.set("analysis/workAhead", on);
}

bool Settings::reloadsChanged() const
{
    return m_preferences.flag("files/reloadChanged", false);
}

void Settings::setReloadsChanged(bool on)
{
    m_preferences.set("files/reloadChanged", on);
}

QStringList Settings::recentFiles() const
{
    QStringList files = m_traces.paths("recent");
    files.removeIf([](const QString& path) { return !QFileInfo(path).isFile(); });
    return files.mid(0, kRecentFiles);
}

void Settings::addRecentFile(const QString& path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    m_traces.set("recent", files.mid(0, kRecentFiles));
}

void Settings::clearRecentFiles()
{
    m_traces.remove("recent");
}

QStringList Settings::modelFiles() const
{
    QStringList files = m_traces.paths("models");
    files.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
    return files.mid(0, kRecentFiles);
}

void Settings::setModelFiles(const QStringList& paths)
{
    m_traces.set("models", paths.mid(0, kRecentFiles));
}

QString Settings::lastFolder() const
{
    const QStringList folder = m_traces.paths("folder");
    return folder.size() == 1 && QFileInfo(folder.first()).isDir() ? folder.first()
                                                                   : QDir::homePath();
}

void Settings::setLastFolder(const QString& folder)
{
    m_traces.set("folder", folder);
}

QVariantMap Settings::figure() const
{
    return QJsonDocument::fromJson(m_preferences.bytes("figure")).object().toVariantMap();
}

void Settings::setFigure(const QVariantMap& choices)
{
    m_preferences.setBytes("figure", QJsonDocument::fromVariant(choices).toJson());
}

QByteArray Settings::geometry() const
{
    return m_traces.bytes("window/geometry");
}

QByteArray Settings::windowState() const
{
    return m_traces.bytes("window/state");
}

void Settings::setWindow(const QByteArray& geometry, const QByteArray& state)
{
    m_traces.setBytes("window/geometry", geometry);
    m_traces.setBytes("window/state", state);
}

}  // namespace clipscope::ui
