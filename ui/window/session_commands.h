// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/settings.h"
#include "ui/state/workbench.h"

#include <QObject>

class QWidget;

namespace clipscope::ui {

struct Actions;

/// Opening and saving sessions, and what happens to unsaved work when the window closes.
class SessionCommands final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Workbench& workbench;
        Settings& settings;
        const Actions& actions;
        QWidget& window;
    };

    explicit SessionCommands(const Parts& parts);

    /// False while a file is being written or the user wants to stay; then the window closes itself
    /// once that is done, if it may.
    [[nodiscard]] bool mayClose();

private:
    void open();
    void save();
    void saveAs();
    void onSaved(const QString& path);
    void refresh();

    Workbench& m_workbench;
    SessionKeeper& m_keeper;
    Settings& m_settings;
    const Actions& m_actions;
    QWidget& m_window;
    bool m_closes = false;  // once it has been saved
};

/// What the file dialogs offer.
[[nodiscard]] QString sessionFilter();

}  // namespace clipscope::ui
