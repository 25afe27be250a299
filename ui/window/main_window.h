// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/settings.h"
#include "ui/state/workbench.h"
#include "ui/style/theme.h"
#include "ui/window/actions.h"

#include <QMainWindow>

namespace clipscope::ui {

class CanvasView;
class MessageBar;
class ModelCommands;
class Panels;
class PictureCommands;
class PromptBar;
class SessionCommands;
class Stage;
class StatusStrip;
class StickerTool;

/// Puts the parts together: bars, canvas, panels and status strip around one workbench.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    struct Parts {
        Workbench& workbench;
        Settings& settings;
        Theme& theme;
    };

    explicit MainWindow(const Parts& parts);
    ~MainWindow() override;

    [[nodiscard]] CanvasView& canvas() { return *m_canvas; }
    /// Edits stickers on the canvas.
    [[nodiscard]] StickerTool& stickers() { return *m_stickers; }

protected:
    void showEvent(QShowEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildBars();
    void buildCentre();
    void buildPanels();
    void restore();

    void connectFiles();
    void connectPrompts();
    void connectView();
    void connectAnalyse();
    void connectWorkbench();

    void onDocumentChanged(Changes changes);
    void onComposition();
    void refreshCanvas();
    void refreshTitle();
    void refreshActions();
    void applyRemedy(Remedy remedy);
    void addPrompt();

    Workbench& m_workbench;
    Document& m_document;
    Settings& m_settings;
    Theme& m_theme;
    CanvasView* m_canvas;
    Stage* m_stage;
    StickerTool* m_stickers;
    Actions m_actions;
    MessageBar* m_message;
    PromptBar* m_promptBar;
    StatusStrip* m_status;
    Panels* m_panels;
    PictureCommands* m_pictures;
    ModelCommands* m_modelCommands;
    SessionCommands* m_sessions;
};

}  // namespace clipscope::ui
