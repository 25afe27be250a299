// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/workbench.h"

#include <QObject>
#include <QPointer>

class QDialog;
class QMainWindow;

namespace clipscope::ui {

struct Actions;
class Handbook;

/// What the Help menu does: handbook, command palette, shortcut sheet, about.
class HelpCommands final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Workbench& workbench;
        const Actions& actions;
        QMainWindow& window;
    };

    explicit HelpCommands(const Parts& parts);

    void showPalette();
    void showShortcuts();
    /// Opens the page that belongs to what has the focus.
    void showHelp();
    /// `page`: an id of helpPages().
    void showPage(const QString& page);

private:
    [[nodiscard]] QString pageForFocus() const;

    Workbench& m_workbench;
    QMainWindow& m_window;
    QPointer<QDialog> m_palette;
    QPointer<Handbook> m_handbook;
};

}  // namespace clipscope::ui
