// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/head_cell.h"

#include <QAbstractTableModel>

#include <optional>

namespace clipscope::ui {

/// What every head, layer and MLP adds, in percent of the cosine: the chart as a table. The first
/// row is the embedding in front of the first layer.
class HeadsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setAttribution(const Attribution& attribution);
    /// The head or layer that a place of the table stands for; nothing for MLPs and the embedding.
    [[nodiscard]] std::optional<HeadCell> cellAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const HeadCell& cell) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation side, int role) const override;

private:
    [[nodiscard]] std::optional<double> valueAt(const QModelIndex& index) const;
    [[nodiscard]] bool isMlp(int column) const { return column == m_attribution.headCount() + 1; }

    Attribution m_attribution;
};

}  // namespace clipscope::ui
