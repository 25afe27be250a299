// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/session_commands.h"

#include "core/session/session_file.h"
#include "ui/state/tr.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QWidget>

namespace clipscope::ui {

QString sessionFilter()
{
    return tr("Sessions (*%1)").arg(QLatin1String(kSessionSuffix));
}

SessionCommands::SessionCommands(const Parts& parts)
    : QObject(&parts.window)
    , m_workbench(parts.workbench)
    , m_keeper(parts.workbench.sessions())
    , m_settings(parts.settings)
    , m_actions(parts.actions)
    , m_window(parts.window)
{
    connect(m_actions.openSession, &QAction::triggered, this, &SessionCommands::open);
    connect(m_actions.saveSession, &QAction::triggered, this, &SessionCommands::save);
    connect(m_actions.saveSessionAs, &QAction::triggered, this, &SessionCommands::saveAs);
    connect(&m_keeper, &SessionKeeper::saved, this, &SessionCommands::onSaved);
    connect(
        &m_workbench.opener(),
        &Opener::sessionOpened,
        this,
        [this](const OpenedSessionPtr& session) {
            // One that was recovered from a crash belongs to no file of the user's.
            if (!session->isSessionFile || m_keeper.path() == session->path)
                onSaved(session->path);
        });
    connect(&m_keeper, &SessionKeeper::changed, this, &SessionCommands::refresh);
    connect(&m_workbench.document(), &Document::changed, this, &SessionCommands::refresh);
    refresh();
}

bool SessionCommands::mayClose()
{
    if (m_keeper.isSaving()) {
        m_closes = true;
        return false;
    }
    if (!m_keeper.isModified())
        return true;
    QMessageBox question(
        QMessageBox::Question,
        tr("Save the session?"),
        tr("%1 has changed.").arg(QFileInfo(m_keeper.path()).fileName()),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel,
        &m_window);
    question.setObjectName(QStringLiteral("saveQuestion"));
    question.setInformativeText(tr("Without saving, the file stays as it was."));
    const int answer = question.exec();
    m_window.activateWindow();  // bare X servers do not give the keys back
    if (answer == QMessageBox::Save) {
        m_closes = true;
        m_keeper.save(m_keeper.path());
    }
    return answer == QMessageBox::Discard;
}

void SessionCommands::open()
{
    const QString path = QFileDialog::getOpenFileName(
        &m_window,
        tr("Open session"),
        m_settings.lastFolder(),
        sessionFilter() + ";;" + tr("Pictures with a session (*.png)") + ";;" +
            tr("All files (*)"));
    m_window.activateWindow();
    if (!path.isEmpty())
        m_workbench.opener().openFile(path);
}

void SessionCommands::save()
{
    if (m_keeper.path().isEmpty())
        return saveAs();
    m_keeper.save(m_keeper.path());
}

void SessionCommands::saveAs()
{
    const QLatin1String suffix(kSessionSuffix);
    const PicturePtr& picture = m_workbench.document().picture();
    const QString name = picture ? QFileInfo(picture->title).completeBaseName() : tr("session");
    const QString proposed = m_keeper.path().isEmpty()
                                 ? QDir(m_settings.lastFolder()).filePath(name + suffix)
                                 : m_keeper.path();
    QFileDialog dialog(
        &m_window, tr("Save session as"), QFileInfo(proposed).absolutePath(), sessionFilter());
    dialog.setObjectName(QStringLiteral("saveSessionDialog"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QString(suffix).mid(1));
    dialog.selectFile(QFileInfo(proposed).fileName());
    const bool isChosen = dialog.exec() == QDialog::Accepted;
    m_window.activateWindow();
    if (isChosen)
        m_keeper.save(QFileInfo(dialog.selectedFiles().value(0)).absoluteFilePath());
}

void SessionCommands::onSaved(const QString& path)
{
    m_settings.addRecentFile(path);
    m_settings.setLastFolder(QFileInfo(path).absolutePath());
}

void SessionCommands::refresh()
{
    const bool hasWork = m_workbench.document().picture() != nullptr;
    m_actions.saveSession->setEnabled(hasWork);
    m_actions.saveSessionAs->setEnabled(hasWork);
    m_window.setWindowModified(m_keeper.isModified());
    if (m_closes && !m_keeper.isSaving()) {
        m_closes = false;
        if (!m_keeper.isModified())
            QMetaObject::invokeMethod(&m_window, &QWidget::close, Qt::QueuedConnection);
    }
}

}  // namespace clipscope::ui
