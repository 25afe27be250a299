// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/action_reasons.h"

#include "ui/dialogs/action_commands.h"
#include "ui/state/tr.h"
#include "ui/window/actions.h"

#include <QAction>

namespace clipscope::ui {

void explainDisabled(const Actions& actions)
{
    const auto say = [](QAction* action, const QString& why) {
        action->setProperty(kWhyDisabled, why);
    };
    say(actions.cancel, tr("nothing is running"));
    say(actions.stopAndKeep, tr("nothing is running"));
    say(actions.undo, tr("nothing has been changed"));
    say(actions.redo, tr("nothing has been undone"));
    for (QAction* action :
         {actions.copyView, actions.copyCommandLine, actions.modelView, actions.drawTruth})
        say(action, tr("there is no picture"));
    for (QAction* action :
         {actions.copyFigure,
          actions.exportFigure,
          actions.exportHeatmap,
          actions.exportBoxes,
          actions.exportReport,
          actions.exportToFolder,
          actions.pin})
        say(action, tr("there is no heatmap yet"));
    say(actions.exportChannels, tr("there are no channels behind the map"));
    say(actions.clearPinned, tr("nothing is pinned"));
    say(actions.clearTruth, tr("no true box has been drawn"));
    say(actions.backToMap, tr("the map is shown already"));
    say(actions.reload, tr("the picture is not from a file"));
    for (QAction* action : {actions.nextPicture, actions.previousPicture})
        say(action, tr("there is no other picture in the folder"));
    for (QAction* action : {actions.back, actions.forward})
        say(action, tr("the history ends here"));
    say(actions.removePrompt, tr("the last prompt stays"));
    say(actions.clearRecent, tr("the list is empty"));
    for (QAction* action : {actions.addSticker, actions.addStickerPicture, actions.toggleStickers})
        say(action, tr("there is no picture"));
    for (QAction* action :
         {actions.duplicateSticker,
          actions.deleteSticker,
          actions.raiseSticker,
          actions.lowerSticker,
          actions.lockSticker})
        say(action, tr("no sticker is selected"));
    say(actions.bakeStickers, tr("no sticker is on the picture"));
    for (QAction* action : actions.explainPrompt)
        say(action, tr("there is no such prompt"));
}

}  // namespace clipscope::ui
