// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/settings_file.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace clipscope::ui {

enum class ThemeChoice { System, Light, Dark };

/// What the window shows when no picture is named.
enum class StartWith { Sample, Nothing };

/// What survives a restart. Preferences live in the configuration folder, the traces of use (recent
/// files, window geometry) in the state folder; unknown or broken values read as the default, and
/// folders that cannot be written to cost nothing but the memory.
class Settings {
public:
    /// User: in $XDG_CONFIG_HOME and $XDG_STATE_HOME. Nowhere: the defaults; nothing is kept.
    enum class Place { User, Nowhere };

    explicit Settings(Place place = Place::User);
    /// Deletes the user's files; what cannot be deleted stays.
    static void forgetAll();

    /// A language's code ("de"); empty: the system's.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& code);
    /// Codes that there are texts for, English included.
    [[nodiscard]] static QStringList languages();
    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    /// An id of colorMaps(); empty: the default.
    [[nodiscard]] QString colorMap() const;
    void setColorMap(const QString& id);
    [[nodiscard]] double opacity() const;
    void setOpacity(double opacity);
    /// An id of methodCatalogue(); empty: the default.
    [[nodiscard]] QString method() const;
    void setMethod(const QString& id);
    [[nodiscard]] StartWith startWith() const;
    void setStartWith(StartWith what);
    /// Limit of what the engine keeps between runs, in megabytes.
    [[nodiscard]] int cacheMegabytes() const;
    void setCacheMegabytes(int megabytes);
    /// Threads to compute with; 0: all cores.
    [[nodiscard]] int threads() const;
    void setThreads(int threads);

    /// Whether channels that later prompts may need are scored while nothing else is to do.
    [[nodiscard]] bool worksAhead() const;
    void setWorksAhead(bool on);

    [[nodiscard]] bool reloadsChanged() const;
    void setReloadsChanged(bool on);

    /// Whether the hint below the canvas has been dismissed.
    [[nodiscard]] bool hintSeen() const;
    void setHintSeen();
    /// Absolute paths of existing files, newest first, at most ten.
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString& path);
    void clearRecentFiles();
    /// Checkpoints and model folders that the user has opened from where they lie; existing ones,
    /// newest first, at most ten.
    [[nodiscard]] QStringList modelFiles() const;
    void setModelFiles(const QStringList& paths);
    [[nodiscard]] QString lastFolder() const;
    void setLastFolder(const QString& folder);
    /// What was chosen for the last figure; any names and values.
    [[nodiscard]] QVariantMap figure() const;
    void setFigure(const QVariantMap& choices);
    /// Both empty unless they are, bit by bit, what setWindow() was given.
    [[nodiscard]] QByteArray geometry() const;
    [[nodiscard]] QByteArray windowState() const;
    void setWindow(const QByteArray& geometry, const QByteArray& state);

    static constexpr int kLeastCache = 32;
    static constexpr int kMostCache = 16384;
    static constexpr int kMostThreads = 256;

private:
    SettingsFile m_preferences;
    SettingsFile m_traces;
};

}  // namespace clipscope::ui
