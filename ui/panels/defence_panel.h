// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/defence_board.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;
class QToolButton;

namespace clipscope::ui {

class DefenceModel;

/// Has the defences compared and shows one row for each.
class DefencePanel final : public QWidget {
    Q_OBJECT
public:
    explicit DefencePanel(DefenceBoard& board, QWidget* parent = nullptr);

Q_SIGNALS:
    void exportWanted();

private:
    void buildControls();
    void buildTable();
    void toggle();
    void copy();
    void refresh();
    [[nodiscard]] QString summary() const;

    DefenceBoard& m_board;
    DefenceModel* m_model;
    QPushButton* m_run;
    QLabel* m_state;
    QToolButton* m_copy;
    QToolButton* m_export;
    QTableView* m_table;
    QLabel* m_summary;
};

}  // namespace clipscope::ui
