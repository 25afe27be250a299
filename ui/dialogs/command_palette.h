// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/command.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;

namespace clipscope::ui {

class CommandModel;

/// A line to type in and the commands that match: arrow keys choose, Return runs, Escape or a click
/// elsewhere closes. Deletes itself when closed.
class CommandPalette final : public QDialog {
    Q_OBJECT
public:
    CommandPalette(const std::vector<CommandSource>& sources, QWidget& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void search(const QString& query);
    void runCurrent();
    void place();

    QLineEdit* m_query;
    QListView* m_list;
    QLabel* m_count;
    CommandModel* m_model;
};

}  // namespace clipscope::ui
