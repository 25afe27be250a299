// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/defence_board.h"

#include <QAbstractTableModel>

namespace clipscope::ui {

/// Each defence that has been tried: whether it holds, what is believed under attack and what it
/// costs. Grey while the rows are stale.
class DefenceModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Title, Verdict, Attacked, Clean, Gain, Columns };

    explicit DefenceModel(const DefenceBoard& board, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation side, int role = Qt::DisplayRole) const override;
    /// The table as lines of cells with tabs between them, below a line of titles.
    [[nodiscard]] QString text() const;

private:
    void refresh();
    [[nodiscard]] const DefenceRow& rowAt(int row) const;
    [[nodiscard]] QString shown(const QModelIndex& index) const;
    [[nodiscard]] QString explanation(const QModelIndex& index) const;
    /// The clean picture is seen otherwise than without a defence.
    [[nodiscard]] bool spoils(const DefenceRow& row) const;
    /// The right prompt: the top one of the clean picture, undefended.
    [[nodiscard]] QString right() const;

    const DefenceBoard& m_board;
    int m_rows = 0;
};

}  // namespace clipscope::ui
