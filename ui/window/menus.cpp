// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/menus.h"

#include "ui/dialogs/action_commands.h"
#include "ui/state/tr.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>

namespace clipscope::ui {
namespace {

void fillFile(QMenu& menu, const Actions& actions)
{
    menu.addAction(actions.open);
    menu.addAction(actions.openFolder);
    menu.addMenu(actions.openRecent);
    menu.addMenu(actions.samples);
    menu.addAction(actions.nextPicture);
    menu.addAction(actions.previousPicture);
    menu.addAction(actions.reload);
    menu.addAction(actions.reloadChanged);
    menu.addSeparator();
    menu.addAction(actions.openSession);
    menu.addAction(actions.saveSession);
    menu.addAction(actions.saveSessionAs);
    menu.addSeparator();
    menu.addAction(actions.openModel);
    menu.addSeparator();
    QMenu* exports = menu.addMenu(tr("&Export"));
    for (QAction* action :
         {actions.exportFigure,
          actions.exportHeatmap,
          actions.exportBoxes,
          actions.exportChannels,
          actions.exportReport,
          actions.exportToFolder})
        exports->addAction(action);
    menu.addSeparator();
    menu.addAction(actions.quit);
}

void fillEdit(QMenu& menu, const Actions& actions)
{
    menu.addAction(actions.undo);
    menu.addAction(actions.redo);
    menu.addSeparator();
    menu.addAction(actions.paste);
    menu.addAction(actions.copyView);
    menu.addAction(actions.copyFigure);
    menu.addAction(actions.copyCommandLine);
    menu.addSeparator();
    menu.addAction(actions.focusPrompt);
    menu.addAction(actions.addPrompt);
    menu.addAction(actions.removePrompt);
    QMenu* prompts = menu.addMenu(tr("&Explain prompt"));
    prompts->setProperty(kListedElsewhere, true);
    for (QAction* action : actions.explainPrompt)
        prompts->addAction(action);
    menu.addSeparator();
    menu.addAction(actions.preferences);
}

void fillView(QMenu& menu, const Actions& actions, const QList<QDockWidget*>& panels)
{
    for (QAction* action : {actions.zoomIn, actions.zoomOut, actions.zoomActual, actions.zoomFit})
        menu.addAction(action);
    menu.addSeparator();
    QMenu* layers = menu.addMenu(tr("La&yers"));
    for (QAction* action : actions.layers)
        layers->addAction(action);
    layers->addSeparator();
    layers->addAction(actions.moreOpacity);
    layers->addAction(actions.lessOpacity);
    QMenu* colours = menu.addMenu(tr("&Colour map"));
    colours->addAction(actions.nextColorMap);
    colours->addAction(actions.previousColorMap);
    menu.addAction(actions.sharedScale);
    menu.addAction(actions.modelView);
    menu.addSeparator();
    QMenu* layouts = menu.addMenu(tr("&Layout"));
    for (QAction* action : actions.layout)
        layouts->addAction(action);
    layouts->addSeparator();
    layouts->addAction(actions.cycleLayout);
    QMenu* shown = menu.addMenu(tr("&Panels"));
    for (QDockWidget* panel : panels)
        shown->addAction(panel->toggleViewAction());
    menu.addAction(actions.resetLayout);
    QMenu* themes = menu.addMenu(tr("&Theme"));
    for (QAction* action : actions.theme)
        themes->addAction(action);
    menu.addAction(actions.presentation);
    menu.addAction(actions.fullScreen);
}

void fillAnalyse(QMenu& menu, const Actions& actions)
{
    menu.addAction(actions.run);
    menu.addAction(actions.cancel);
    menu.addAction(actions.stopAndKeep);
    menu.addAction(actions.live);
    menu.addSeparator();
    menu.addAction(actions.back);
    menu.addAction(actions.forward);
    menu.addSeparator();
    menu.addAction(actions.nextMethod);
    menu.addAction(actions.previousMethod);
    menu.addSeparator();
    menu.addAction(actions.jumpToChannel);
    menu.addAction(actions.backToMap);
    menu.addAction(actions.pin);
    menu.addAction(actions.clearPinned);
    menu.addSeparator();
    menu.addAction(actions.drawTruth);
    menu.addAction(actions.clearTruth);
}

void fillSticker(QMenu& menu, const Actions& actions)
{
    menu.addAction(actions.addSticker);
    menu.addMenu(actions.stickerPresets);
    menu.addAction(actions.addStickerPicture);
    menu.addMenu(actions.stickerBrushes);
    menu.addAction(actions.toggleStickers);
    menu.addSeparator();
    menu.addAction(actions.duplicateSticker);
    menu.addAction(actions.deleteSticker);
    menu.addAction(actions.raiseSticker);
    menu.addAction(actions.lowerSticker);
    menu.addAction(actions.lockSticker);
    menu.addSeparator();
    menu.addAction(actions.bakeStickers);
    menu.addMenu(actions.sweeps);
    menu.addAction(actions.compareDefences);
}

void fillModel(QMenu& menu, const Actions& actions)
{
    menu.addAction(actions.models);
    menu.addAction(actions.modelDetails);
    menu.addSeparator();
    menu.addAction(actions.openModel);
}

}  // namespace

void fillMenus(QMenuBar& bar, const Actions& actions, const QList<QDockWidget*>& panels)
{
    fillFile(*bar.addMenu(tr("&File")), actions);
    fillEdit(*bar.addMenu(tr("&Edit")), actions);
    fillView(*bar.addMenu(tr("&View")), actions, panels);
    fillAnalyse(*bar.addMenu(tr("&Analyse")), actions);
    fillSticker(*bar.addMenu(tr("&Sticker")), actions);
    fillModel(*bar.addMenu(tr("M&odel")), actions);
    QMenu* help = bar.addMenu(tr("&Help"));
    help->addAction(actions.handbook);
    help->addAction(actions.methodHelp);
    help->addSeparator();
    help->addAction(actions.commandPalette);
    help->addAction(actions.shortcuts);
    help->addSeparator();
    help->addAction(actions.about);
}

}  // namespace clipscope::ui
