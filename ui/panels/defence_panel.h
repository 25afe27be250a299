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

/// Shows one row for each defence, and has them compared by a button that stands elsewhere.
class DefencePanel final : public QWidget {
    Q_OBJECT
public:
    explicit DefencePanel(DefenceBoard& board, QWidget* parent = nullptr);

    /// The buttons, to be placed where there is room; those for the table show while it does.
    [[nodiscard]] QWidget* tools() { return m_tools; }

Q_SIGNALS:
    /// The user has started a comparison.
    void started();
    void exportWanted();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildControls();
    void buildTable();
    void toggle();
    void copy();
    void refresh();
    [[nodiscard]] QString summary() const;

    DefenceBoard& m_board;
    DefenceModel* m_model;
    QWidget* m_tools;
    QPushButton* m_run;
    QToolButton* m_copy;
    QToolButton* m_export;
    QTableView* m_table;
    QLabel* m_summary;
};

}  // namespace clipscope::ui
