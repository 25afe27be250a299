// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/settings.h"
#include "ui/state/workbench.h"
#include "ui/style/theme.h"

#include <QObject>

class QMainWindow;

namespace clipscope::ui {

struct Actions;
class CanvasView;

/// What the View menu does, and the keys that step through colour maps and methods.
class ViewCommands final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Workbench& workbench;
        Settings& settings;
        Theme& theme;
        const Actions& actions;
        CanvasView& canvas;
        QMainWindow& window;
    };

    explicit ViewCommands(const Parts& parts);

private:
    void connectZoom();
    void connectLayers();
    void connectLook();
    void stepColorMap(int by);
    void stepMethod(int by);

    Workbench& m_workbench;
    Document& m_document;
    Settings& m_settings;
    Theme& m_theme;
    const Actions& m_actions;
    CanvasView& m_canvas;
    QMainWindow& m_window;
};

}  // namespace clipscope::ui
