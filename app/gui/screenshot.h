// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/workbench.h"
#include "ui/window/main_window.h"

#include <QObject>
#include <QString>
#include <QTimer>

namespace clipscope {

/// Saves the window once its first result is final, then quits; quits with 1 if there will be none.
class Screenshot final : public QObject {
    Q_OBJECT
public:
    Screenshot(ui::Workbench& workbench, ui::MainWindow& window, const QString& path);

private:
    void look();
    void save();

    ui::Workbench& m_workbench;
    ui::MainWindow& m_window;
    QString m_path;
    QTimer m_settle;  // lets scores, layout and painting catch up
};

}  // namespace clipscope
