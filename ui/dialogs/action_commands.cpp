// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/action_commands.h"

#include "ui/state/tr.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>

namespace clipscope::ui {
namespace {

constexpr int kKeysShown = 2;  // desktops bind some actions to half a dozen

QString obstacleOf(const QAction& action)
{
    if (action.isEnabled())
        return {};
    const QString why = action.property(kWhyDisabled).toString();
    return why.isEmpty() ? tr("not possible now") : why;
}

Command commandOf(QAction& action, const QString& place)
{
    const auto mark = !action.isCheckable() ? Command::Mark::None
                      : action.isChecked()  ? Command::Mark::On
                                            : Command::Mark::Off;
    return {
        .title = plainTitle(action.text()),
        .place = place,
        .keys = keysOf(action, kKeysShown),
        .mark = mark,
        .obstacle = obstacleOf(action),
        .run = [held = QPointer<QAction>(&action)] {
            if (held)
                held->trigger();
        }};
}

void collect(const QMenu& menu, const QString& path, Commands& commands)
{
    for (QAction* action : menu.actions()) {
        if (action->isSeparator() || !action->isVisible() ||
            action->property(kListedElsewhere).toBool())
            continue;
        const QMenu* inner = action->menu();
        if (!inner)
            commands.push_back(commandOf(*action, path));
        else if (!inner->property(kListedElsewhere).toBool())
            collect(*inner, path + QStringLiteral(" ▸ ") + plainTitle(action->text()), commands);
    }
}

}  // namespace

QString plainTitle(QString text)
{
    // "&&" is one ampersand, a lone one marks the key.
    text.replace(QStringLiteral("&&"), QString(QChar::Null)).remove('&');
    return text.replace(QChar::Null, '&').remove(QStringLiteral("…"));
}

QString keysOf(const QAction& action, int most)
{
    QStringList keys;
    for (const QKeySequence& key : action.shortcuts().mid(0, most))
        keys.append(key.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral(", "));
}

Commands actionCommands(const QMainWindow& window)
{
    Commands commands;
    if (const auto* bar = qobject_cast<const QMenuBar*>(window.menuWidget()))
        for (const QAction* action : bar->actions())
            if (const QMenu* menu = action->menu())
                collect(*menu, plainTitle(action->text()), commands);
    return commands;
}

}  // namespace clipscope::ui
