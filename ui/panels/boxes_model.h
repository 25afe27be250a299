// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose.h"
#include "ui/state/document.h"

#include <QAbstractTableModel>

namespace clipscope::ui {

/// The boxes that a composition offers, in the order in which they were found.
class BoxesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Place, Area, Heat, Overlap, Columns };

    explicit BoxesModel(const Document& document, QObject* parent = nullptr);

    /// Null clears the model.
    void setComposition(const CompositionPtr& composition);
    /// The row in force, -1 without one.
    [[nodiscard]] int chosenRow() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation side, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QVariant shown(const BoxCandidate& candidate, int column) const;

    const Document& m_document;
    CompositionPtr m_composition;
};

/// Why the chosen box is the one, for people.
[[nodiscard]] QString reasonFor(const Composition& composition, const DocumentState& state);

}  // namespace clipscope::ui
