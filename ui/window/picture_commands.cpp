// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/picture_commands.h"

#include "ui/dialogs/action_commands.h"
#include "ui/state/dropped.h"
#include "ui/window/actions.h"
#include "ui/window/session_commands.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QIcon>
#include <QMenu>
#include <QMimeData>

namespace clipscope::ui {

PictureCommands::PictureCommands(const Parts& parts)
    : QObject(&parts.window)
    , m_workbench(parts.workbench)
    , m_settings(parts.settings)
    , m_actions(parts.actions)
    , m_window(parts.window)
{
    connect(m_actions.open, &QAction::triggered, this, &PictureCommands::openPicture);
    connect(m_actions.paste, &QAction::triggered, this, &PictureCommands::paste);
    connect(m_actions.openRecent, &QMenu::aboutToShow, this, &PictureCommands::fillRecent);
    connect(m_actions.clearRecent, &QAction::triggered, this, [this] {
        m_settings.clearRecentFiles();
    });
    connect(&m_workbench.opener(), &Opener::fileOpened, this, &PictureCommands::onFileOpened);
    fillSamples();
    fillRecent();
}

void PictureCommands::openPicture()
{
    const QString path = QFileDialog::getOpenFileName(
        &m_window,
        tr("Open picture"),
        m_settings.lastFolder(),
        tr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif *.ppm *.pgm *.pbm "
           "*.jp2);;All files (*)") +
            ";;" + sessionFilter());
    m_window.activateWindow();  // bare X servers do not give the keys back
    if (!path.isEmpty())
        m_workbench.opener().openFile(path);
}

void PictureCommands::take(const QMimeData& data, const QString& title)
{
    const Dropped dropped = readDropped(data);
    switch (dropped.kind) {
    case Dropped::Kind::File:
        return m_workbench.opener().openFile(dropped.path);
    case Dropped::Kind::Pixels:
        return m_workbench.opener().openPixels(dropped.pixels, title);
    case Dropped::Kind::Model:
        return m_workbench.document().setModel(dropped.path);
    case Dropped::Kind::Prompts:
        return m_workbench.document().replacePrompts(dropped.prompts);
    case Dropped::Kind::Nothing:
        Q_EMIT noticed({Notice::Kind::Warning, dropped.refusal, Remedy::OpenPicture});
    }
}

void PictureCommands::fillSamples()
{
    for (const Sample& sample : m_workbench.samples()) {
        QAction* action = m_actions.samples->addAction(QIcon(sample.imagePath), sample.title);
        action->setObjectName("sample-" + sample.id);
        action->setToolTip(sample.story);
        connect(action, &QAction::triggered, this, [this, sample] {
            m_workbench.opener().openSample(sample);
        });
    }
    m_actions.samples->menuAction()->setEnabled(!m_workbench.samples().empty());
    m_actions.samples->menuAction()->setToolTip(tr("Pictures that come with Clipscope"));
}

void PictureCommands::fillRecent()
{
    QMenu& menu = *m_actions.openRecent;
    menu.clear();
    int number = 0;
    for (const QString& path : m_settings.recentFiles()) {
        const QString name = QFileInfo(path).fileName().replace('&', QStringLiteral("&&"));
        QAction* action = menu.addAction(QStringLiteral("&%1  %2").arg(++number % 10).arg(name));
        action->setToolTip(QDir::toNativeSeparators(path));
        connect(action, &QAction::triggered, this, [this, path] {
            m_workbench.opener().openFile(path);
        });
    }
    if (number == 0) {
        QAction* none = menu.addAction(tr("No pictures yet"));
        none->setEnabled(false);
        none->setProperty(kListedElsewhere, true);
    }
    menu.addSeparator();
    menu.addAction(m_actions.clearRecent);
    m_actions.clearRecent->setEnabled(number > 0);
}

void PictureCommands::onFileOpened(const QString& path)
{
    m_settings.addRecentFile(path);
    m_settings.setLastFolder(QFileInfo(path).absolutePath());
}

void PictureCommands::paste()
{
    const QMimeData nothing;
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();  // none on some platforms
    take(data ? *data : nothing, tr("Pasted image"));
}

}  // namespace clipscope::ui
