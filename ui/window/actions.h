// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/document.h"
#include "ui/state/settings.h"

#include <array>

class QAction;
class QActionGroup;
class QMenu;
class QWidget;

namespace clipscope::ui {

/// Everything that can be done, once: menus, toolbars and the shortcut sheet are made from these.
/// Single-letter keys belong to the canvas alone, so that they can never eat a letter typed
/// elsewhere.
struct Actions {
    Actions(QWidget& window, QWidget& canvas);

    QAction* open;
    QAction* openFolder;
    QAction* nextPicture;
    QAction* previousPicture;
    QAction* reload;
    QAction* reloadChanged;
    QAction* openSession;
    QAction* saveSession;
    QAction* saveSessionAs;
    QAction* openModel;
    QMenu* openRecent;
    QAction* clearRecent;
    QMenu* samples;
    QAction* exportFigure;
    QAction* exportHeatmap;
    QAction* exportBoxes;
    QAction* exportChannels;
    QAction* exportReport;
    QAction* exportToFolder;
    QAction* quit;

    QAction* undo;
    QAction* redo;
    QAction* paste;
    QAction* copyView;
    QAction* copyFigure;
    QAction* copyCommandLine;
    QAction* addPrompt;
    QAction* removePrompt;
    QAction* focusPrompt;
    std::array<QAction*, 9> explainPrompt;

    QAction* zoomIn;
    QAction* zoomOut;
    QAction* zoomActual;
    QAction* zoomFit;
    std::array<QAction*, kLayers> layers;
    QAction* moreOpacity;
    QAction* lessOpacity;
    QAction* nextColorMap;
    QAction* previousColorMap;
    QActionGroup* layouts;
    std::array<QAction*, kLayouts> layout;  ///< by Layout
    QAction* sharedScale;
    QAction* modelView;
    QActionGroup* themes;
    std::array<QAction*, 3> theme;  ///< by ThemeChoice
    QAction* resetLayout;
    QAction* fullScreen;
    QAction* presentation;
    QAction* preferences;

    QAction* run;
    QAction* cancel;
    QAction* stopAndKeep;
    QAction* backToMap;  ///< from a channel or a head to the explanation
    QAction* live;
    QAction* back;
    QAction* forward;
    QAction* nextMethod;
    QAction* previousMethod;
    QAction* jumpToChannel;
    QAction* pin;
    QAction* clearPinned;
    QAction* cycleLayout;
    QAction* drawTruth;
    QAction* clearTruth;

    QAction* addSticker;
    QMenu* stickerPresets;
    QAction* addStickerPicture;
    QMenu* stickerBrushes;
    QAction* toggleStickers;
    QAction* duplicateSticker;
    QAction* deleteSticker;
    QAction* raiseSticker;
    QAction* lowerSticker;
    QAction* lockSticker;
    QAction* bakeStickers;
    QAction* compareDefences;
    QMenu* sweeps;

    QAction* models;
    QAction* modelDetails;

    QAction* handbook;
    QAction* methodHelp;
    QAction* commandPalette;
    QAction* shortcuts;
    QAction* about;
};

}  // namespace clipscope::ui
