// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/workbench.h"

#include <QObject>

namespace clipscope::ui {

struct Actions;
class CanvasView;
class Stage;
class TruthTool;

/// What concerns how maps share the window: layouts, pinning, the scale, what the model sees, and
/// the true box.
class StageCommands final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Workbench& workbench;
        const Actions& actions;
        Stage& stage;
        CanvasView& canvas;
    };

    explicit StageCommands(const Parts& parts);

private:
    void connectLayout();
    void connectComparison();
    void connectTruth();
    void refresh();
    void pin();
    void clearPinned();
    void cycle();

    Workbench& m_workbench;
    Document& m_document;
    const Actions& m_actions;
    Stage& m_stage;
    TruthTool* m_truth;
};

}  // namespace clipscope::ui
