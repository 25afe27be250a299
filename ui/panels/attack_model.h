// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/attack_board.h"

#include <QAbstractTableModel>

namespace clipscope::ui {

/// Each prompt without and with stickers. Bars as PromptsModel has them, for ScoreDelegate.
class AttackModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Text, Clean, Attacked, Difference, Columns };

    AttackModel(Document& document, const AttackBoard& board, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation side, int role = Qt::DisplayRole) const override;

private:
    void refresh();
    [[nodiscard]] QString shown(const QModelIndex& index) const;
    [[nodiscard]] QString explanation(const QModelIndex& index) const;
    [[nodiscard]] bool isTop(const QModelIndex& index) const;

    Document& m_document;
    const AttackBoard& m_board;
    int m_rows;
};

}  // namespace clipscope::ui
