// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/settings.h"
#include "ui/state/workbench.h"

#include <QObject>

class QMimeData;

namespace clipscope::ui {

struct Actions;

/// What the File and Edit menus do: opening and pasting.
class PictureCommands final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Workbench& workbench;
        Settings& settings;
        const Actions& actions;
        QWidget& window;
    };

    explicit PictureCommands(const Parts& parts);

    void openPicture();
    /// Opens what was dropped or pasted; says why if it cannot.
    void take(const QMimeData& data, const QString& title);

Q_SIGNALS:
    void noticed(const clipscope::ui::Notice& notice);

private:
    void fillSamples();
    void fillRecent();
    void onFileOpened(const QString& path);
    void paste();

    Workbench& m_workbench;
    Settings& m_settings;
    const Actions& m_actions;
    QWidget& m_window;
};

}  // namespace clipscope::ui
