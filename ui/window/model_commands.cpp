// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/model_commands.h"

#include "ui/dialogs/model_details.h"
#include "ui/dialogs/models_dialog.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>

namespace clipscope::ui {

ModelCommands::ModelCommands(const Parts& parts)
    : QObject(&parts.window)
    , m_workbench(parts.workbench)
    , m_settings(parts.settings)
    , m_window(parts.window)
{
    const Actions& actions = parts.actions;
    connect(actions.openModel, &QAction::triggered, this, &ModelCommands::openModel);
    connect(actions.models, &QAction::triggered, this, &ModelCommands::showModels);
    connect(actions.modelDetails, &QAction::triggered, this, &ModelCommands::showDetails);
    ModelShelf& shelf = m_workbench.models();
    shelf.setOwnFiles(m_settings.modelFiles());
    connect(&shelf, &ModelShelf::listed, this, [this, &shelf] {
        if (shelf.ownFiles() != m_settings.modelFiles())
            m_settings.setModelFiles(shelf.ownFiles());
    });
}

void ModelCommands::openModel()
{
    QWidget* parent = m_models ? static_cast<QWidget*>(m_models) : &m_window;
    const QString path = QFileDialog::getOpenFileName(
        parent,
        tr("Add model file"),
        m_settings.lastFolder(),
        tr("Checkpoints (*.safetensors *.pt *.pth *.bin *.ckpt *.json);;All files (*)"));
    parent->activateWindow();  // bare X servers do not give the keys back
    if (path.isEmpty())
        return;
    m_settings.setLastFolder(QFileInfo(path).absolutePath());
    m_workbench.document().setModel(path);
}

void ModelCommands::showModels()
{
    show(m_models, [this] {
        auto* dialog = new ModelsDialog(
            {m_workbench.document(),
             m_workbench.models(),
             m_workbench.fetcher(),
             m_workbench.modelFolders()},
            &m_window);
        connect(dialog, &ModelsDialog::addWanted, this, &ModelCommands::openModel);
        return dialog;
    });
}

void ModelCommands::showDetails()
{
    show(m_details, [this] {
        return new ModelDetails(
            {m_workbench.document(), m_workbench.models(), m_workbench.checksums()}, &m_window);
    });
}

template <typename Make>
void ModelCommands::show(QPointer<QDialog>& dialog, const Make& make)
{
    if (!dialog) {
        dialog = make();
        connect(dialog, &QDialog::finished, &m_window, &QWidget::activateWindow);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

}  // namespace clipscope::ui
