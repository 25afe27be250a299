// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/settings.h"

#include <QDialog>
#include <QObject>
#include <QPointer>

namespace clipscope::ui {

struct Actions;
class IdleBank;

/// Opens the preferences and puts into force what can be without a restart.
class PreferenceCommands final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Settings& settings;
        IdleBank& idleBank;
        const Actions& actions;
        QWidget& window;
    };

    explicit PreferenceCommands(const Parts& parts);

private:
    void show();

    Settings& m_settings;
    IdleBank& m_idleBank;
    const Actions& m_actions;
    QWidget& m_window;
    QPointer<QDialog> m_dialog;
};

}  // namespace clipscope::ui
