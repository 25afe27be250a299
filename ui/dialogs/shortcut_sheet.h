// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/shortcut_table.h"

#include <QDialog>

class QLineEdit;
class QMainWindow;
class QTreeWidget;

namespace clipscope::ui {

/// All actions and their keys, with a search, and a copy for the clipboard or the printer.
class ShortcutSheet final : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutSheet(QMainWindow& window);

private:
    void fill();
    void search(const QString& text);
    void copy();
    void save();

    std::vector<ShortcutGroup> m_table;
    QLineEdit* m_search;
    QTreeWidget* m_list;
};

}  // namespace clipscope::ui
