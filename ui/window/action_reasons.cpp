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
    say(actions.copyView, tr("there is no picture"));
    say(actions.exportToFolder, tr("there is no heatmap yet"));
    say(actions.nextPicture, tr("the picture does not come from a folder"));
    say(actions.previousPicture, tr("the picture does not come from a folder"));
    say(actions.reload, tr("the picture does not come from a file"));
    say(actions.back, tr("there is no earlier run"));
    say(actions.forward, tr("there is no later run"));
    say(actions.backToMap, tr("the explanation is on the canvas"));
    say(actions.clearPinned, tr("nothing is pinned"));
    say(actions.clearTruth, tr("no box has been drawn"));
    say(actions.removePrompt, tr("the last prompt stays"));
    say(actions.clearRecent, tr("the list is empty"));
    say(actions.modelView, tr("there is no picture"));
    say(actions.pin, tr("there is no heatmap yet"));
    say(actions.clearPinned, tr("nothing is pinned"));
    say(actions.drawTruth, tr("there is no picture"));
    say(actions.clearTruth, tr("no true box has been drawn"));
    for (QAction* action : actions.explainPrompt)
        say(action, tr("there is no such prompt"));
}

}  // namespace clipscope::ui
