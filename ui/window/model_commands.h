// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/settings.h"
#include "ui/state/workbench.h"

#include <QDialog>
#include <QObject>
#include <QPointer>

namespace clipscope::ui {

struct Actions;

/// What the Model menu does: the two dialogs and opening a checkpoint. Remembers the checkpoints
/// that the user has opened.
class ModelCommands final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Workbench& workbench;
        Settings& settings;
        const Actions& actions;
        QWidget& window;
    };

    explicit ModelCommands(const Parts& parts);

    void openModel();
    void showModels();
    void showDetails();

private:
    /// Shows what is there already, or what `make` makes.
    template <typename Make>
    void show(QPointer<QDialog>& dialog, const Make& make);

    Workbench& m_workbench;
    Settings& m_settings;
    QWidget& m_window;
    QPointer<QDialog> m_models;
    QPointer<QDialog> m_details;
};

}  // namespace clipscope::ui
