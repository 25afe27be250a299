// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/document.h"
#include "ui/state/score_board.h"

#include <QAbstractTableModel>

namespace clipscope::ui {

/// The document's prompts with their scores as a table; texts can be edited in place.
class PromptsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Text, Cosine, Logit, Probability, Columns };
    /// Share of a bar in [0, 1]; absent where there is no probability.
    static constexpr int kBarRole = Qt::UserRole + 1;

    PromptsModel(Document& document, const ScoreBoard& scores, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation side, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    void onDocumentChanged(Changes changes);
    [[nodiscard]] QVariant shown(const QModelIndex& index) const;
    [[nodiscard]] QString explanation(const QModelIndex& index) const;
    [[nodiscard]] bool isLone() const;

    Document& m_document;
    const ScoreBoard& m_scores;
    int m_rows;
};

}  // namespace clipscope::ui
