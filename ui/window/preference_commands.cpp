// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/preference_commands.h"

#include "ui/dialogs/preferences_dialog.h"
#include "ui/state/idle_bank.h"
#include "ui/window/actions.h"

#include <QAction>

namespace clipscope::ui {

PreferenceCommands::PreferenceCommands(const Parts& parts)
    : QObject(&parts.window)
    , m_settings(parts.settings)
    , m_idleBank(parts.idleBank)
    , m_actions(parts.actions)
    , m_window(parts.window)
{
    m_idleBank.setEnabled(m_settings.worksAhead());
    connect(m_actions.preferences, &QAction::triggered, this, &PreferenceCommands::show);
}

void PreferenceCommands::show()
{
    if (!m_dialog) {
        auto* dialog = new PreferencesDialog(m_settings, &m_window);
        connect(dialog, &PreferencesDialog::themeChosen, this, [this](ThemeChoice choice) {
            m_actions.theme.at(static_cast<std::size_t>(choice))->trigger();
        });
        connect(dialog, &QDialog::accepted, this, [this] {
            m_idleBank.setEnabled(m_settings.worksAhead());
        });
        connect(dialog, &QDialog::finished, &m_window, &QWidget::activateWindow);
        m_dialog = dialog;
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

}  // namespace clipscope::ui
