// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

class QMainWindow;

namespace clipscope::ui {

struct ShortcutRow {
    QString action;
    QString keys;   ///< empty: only in the menu
    QString where;  ///< empty: anywhere in the window
};

struct ShortcutGroup {
    QString title;
    std::vector<ShortcutRow> rows;
};

/// Every action of the window by menu, then keys that only the canvas has, then what the mouse and
/// held keys do. Made from the actions themselves, so that it cannot drift.
[[nodiscard]] std::vector<ShortcutGroup> shortcutTable(const QMainWindow& window);

/// For the clipboard and for printing: a plain text and a web page that needs nothing else.
[[nodiscard]] QString plainText(const std::vector<ShortcutGroup>& table);
[[nodiscard]] QString webPage(const std::vector<ShortcutGroup>& table, const QString& title);

}  // namespace clipscope::ui
