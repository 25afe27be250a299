// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <memory>

namespace clipscope::ui {

enum class ThemeChoice { System, Light, Dark };

/// What survives a restart. Preferences live in the configuration folder, the traces of use (recent
/// files, window geometry) in the state folder; unknown or broken values read as the default.
class Settings {
public:
    /// In the folders of the user: $XDG_CONFIG_HOME and $XDG_STATE_HOME.
    Settings();

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    [[nodiscard]] QString colorMap() const;
    void setColorMap(const QString& id);
    [[nodiscard]] double opacity() const;
    void setOpacity(double opacity);

    [[nodiscard]] bool reloadsChanged() const;
    void setReloadsChanged(bool on);

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
    [[nodiscard]] QByteArray geometry() const;
    [[nodiscard]] QByteArray windowState() const;
    void setWindow(const QByteArray& geometry, const QByteArray& state);

private:
    std::unique_ptr<QSettings> m_preferences;
    std::unique_ptr<QSettings> m_traces;
};

}  // namespace clipscope::ui
