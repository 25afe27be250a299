// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/settings.h"
#include "ui/state/workbench.h"

#include <QObject>

class QWidget;

namespace clipscope::ui {

struct Actions;

/// Walking: through a folder's pictures, through the history, and back to the file on the disk.
class WalkCommands final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Workbench& workbench;
        Settings& settings;
        const Actions& actions;
        QWidget& window;
    };

    explicit WalkCommands(const Parts& parts);

private:
    void openFolder();
    void refresh();

    Workbench& m_workbench;
    Settings& m_settings;
    const Actions& m_actions;
    QWidget& m_window;
};

}  // namespace clipscope::ui
