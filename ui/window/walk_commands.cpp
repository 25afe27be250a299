// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/walk_commands.h"

#include "ui/window/actions.h"

#include <QAction>
#include <QFileDialog>
#include <QWidget>

namespace clipscope::ui {

WalkCommands::WalkCommands(const Parts& parts)
    : QObject(&parts.window)
    , m_workbench(parts.workbench)
    , m_settings(parts.settings)
    , m_actions(parts.actions)
    , m_window(parts.window)
{
    Folder& folder = m_workbench.folder();
    connect(m_actions.openFolder, &QAction::triggered, this, &WalkCommands::openFolder);
    connect(m_actions.nextPicture, &QAction::triggered, &folder, [&folder] { folder.step(1); });
    connect(
        m_actions.previousPicture, &QAction::triggered, &folder, [&folder] { folder.step(-1); });

    History& history = m_workbench.history();
    connect(m_actions.back, &QAction::triggered, &history, [&history] { history.step(-1); });
    connect(m_actions.forward, &QAction::triggered, &history, [&history] { history.step(1); });
    connect(&history, &History::currentChanged, this, &WalkCommands::refresh);

    FileWatch& watch = m_workbench.fileWatch();
    connect(m_actions.reload, &QAction::triggered, &watch, &FileWatch::reload);
    watch.setEnabled(m_settings.reloadsChanged());
    m_actions.reloadChanged->setChecked(watch.isEnabled());
    connect(m_actions.reloadChanged, &QAction::triggered, this, [this, &watch](bool on) {
        watch.setEnabled(on);
        m_settings.setReloadsChanged(on);
    });
    connect(&m_workbench.document(), &Document::changed, this, [this](Changes changes) {
        if (changes.testFlag(Change::Picture))
            refresh();
    });
    refresh();
}

void WalkCommands::openFolder()
{
    const QString folder =
        QFileDialog::getExistingDirectory(&m_window, tr("Open folder"), m_settings.lastFolder());
    m_window.activateWindow();  // bare X servers do not give the keys back
    if (!folder.isEmpty())
        m_workbench.folder().open(folder);
}

void WalkCommands::refresh()
{
    const bool fromFile = m_workbench.fileWatch().canReload();
    m_actions.reload->setEnabled(fromFile);
    const bool canWalk = fromFile || m_workbench.folder().rowCount() > 0;
    m_actions.nextPicture->setEnabled(canWalk);
    m_actions.previousPicture->setEnabled(canWalk);
    m_actions.back->setEnabled(m_workbench.history().canStep(-1));
    m_actions.forward->setEnabled(m_workbench.history().canStep(1));
}

}  // namespace clipscope::ui
