// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/attack_board.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTableView;
class QTabWidget;
class QToolButton;

namespace clipscope::ui {

class AttackModel;

/// The scoreboard of the typographic bench: every prompt clean and attacked, and a sentence that
/// can be quoted.
class AttackPanel final : public QWidget {
    Q_OBJECT
public:
    AttackPanel(Document& document, const AttackBoard& board, QWidget* parent = nullptr);

    /// Shown at the right of the scoreboard, as one of several tabs.
    void addStudy(QWidget* study, const QString& title);
    /// At the right of the tabs, for whatever tab is in front.
    void setTools(QWidget* tools);
    /// Brings that tab to the front.
    void showStudy(QWidget* study);

Q_SIGNALS:
    /// The user wants the attack to be staged.
    void stageWanted();

private:
    [[nodiscard]] QWidget* makeInvitation();
    [[nodiscard]] QWidget* makeBoard();
    void refresh();

    Document& m_document;
    const AttackBoard& m_board;
    AttackModel* m_model;
    QStackedWidget* m_pages;
    QTableView* m_table;
    QLabel* m_flip;
    QLabel* m_verdict;
    QToolButton* m_copy;
    QTabWidget* m_studies;
};

}  // namespace clipscope::ui
