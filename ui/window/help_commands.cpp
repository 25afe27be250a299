// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/help_commands.h"

#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/action_commands.h"
#include "ui/dialogs/command_palette.h"
#include "ui/dialogs/handbook.h"
#include "ui/dialogs/help_pages.h"
#include "ui/dialogs/shortcut_sheet.h"
#include "ui/window/action_reasons.h"
#include "ui/window/actions.h"
#include "ui/window/document_commands.h"

#include <QAction>
#include <QMainWindow>

#include <array>
#include <utility>

namespace clipscope::ui {
namespace {

/// Which page tells about a control, by its name or the name of something around it.
constexpr std::array<std::pair<const char*, const char*>, 7> kPageOf{{
    {"model", "models"},
    {"modelsButton", "models"},
    {"promptBar", "start"},
    {"promptsPanel", "heatmaps"},
    {"viewPanel", "heatmaps"},
    {"thresholdPanel", "heatmaps"},
    {"canvas", "start"},
}};

}  // namespace

HelpCommands::HelpCommands(const Parts& parts)
    : QObject(&parts.window)
    , m_workbench(parts.workbench)
    , m_window(parts.window)
{
    const Actions& actions = parts.actions;
    explainDisabled(actions);
    connect(actions.commandPalette, &QAction::triggered, this, &HelpCommands::showPalette);
    connect(actions.shortcuts, &QAction::triggered, this, &HelpCommands::showShortcuts);
    connect(actions.handbook, &QAction::triggered, this, &HelpCommands::showHelp);
    connect(actions.methodHelp, &QAction::triggered, this, [this] {
        showPage(QStringLiteral("methods"));
    });
    connect(actions.about, &QAction::triggered, this, [this] { showAbout(m_window); });
}

void HelpCommands::showPalette()
{
    if (m_palette)
        return;
    m_palette = new CommandPalette(
        {[this] { return actionCommands(m_window); },
         [this] { return documentCommands(m_workbench); }},
        m_window);
    connect(m_palette, &QDialog::finished, &m_window, &QWidget::activateWindow);
    m_palette->show();
}

void HelpCommands::showShortcuts()
{
    auto* sheet = new ShortcutSheet(m_window);
    connect(sheet, &QDialog::finished, &m_window, &QWidget::activateWindow);
    sheet->show();
    sheet->activateWindow();  // bare X servers do not give it the keys
}

void HelpCommands::showHelp()
{
    showPage(pageForFocus());
}

void HelpCommands::showPage(const QString& page)
{
    if (!m_handbook) {
        m_handbook = new Handbook(helpPages(), &m_window);
        connect(m_handbook, &QDialog::finished, &m_window, &QWidget::activateWindow);
    }
    m_handbook->openPage(page);
    m_handbook->show();
    m_handbook->raise();
    m_handbook->activateWindow();
}

QString HelpCommands::pageForFocus() const
{
    for (const QWidget* at = m_window.focusWidget(); at; at = at->parentWidget()) {
        if (at->objectName() == QLatin1String("method"))
            return methodPageId(m_workbench.document().method());
        for (const auto& [name, page] : kPageOf)
            if (at->objectName() == QLatin1String(name))
                return QLatin1String(page);
    }
    return QStringLiteral("start");
}

}  // namespace clipscope::ui
