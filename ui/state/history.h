// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/document.h"
#include "ui/state/explainer.h"
#include "ui/state/model_shelf.h"

#include <QAbstractListModel>
#include <QImage>

#include <optional>
#include <string>
#include <vector>

namespace clipscope::ui {

/// A finished run, with all that bringing it back needs.
struct HistoryEntry {
    DocumentState state;  ///< when it was finished
    SaliencyRequest request;
    std::string model;  ///< see ModelShelf::key()
    ResultPtr result;
    QImage thumbnail;
    double seconds = 0;
};

/// Every finished run, oldest first; a model of the strip that shows them. Going back asks the old
/// question again and needs no network, since the result is kept.
class History final : public QAbstractListModel {
    Q_OBJECT
public:
    /// The oldest go when there are more.
    static constexpr int kEntries = 60;

    History(
        Document& document, Explainer& explainer, ModelShelf& models, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<HistoryEntry>& entries() const { return m_entries; }
    /// The entry on the canvas, -1 if it is none of them.
    [[nodiscard]] int current() const { return m_current; }
    void restore(int index);
    /// Restores a neighbour of the entry on the canvas, or of the one that was there last.
    void step(int by);
    [[nodiscard]] bool canStep(int by) const;
    /// Takes over what another session had; the present entries go.
    void setEntries(std::vector<HistoryEntry> entries);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void currentChanged();

private:
    void onComposition();
    void add(const CompositionPtr& composition);
    void setCurrent(int index);

    struct Finished {
        SaliencyRequest request;
        ResultPtr result;
    };

    Document& m_document;
    Explainer& m_explainer;
    ModelShelf& m_models;
    std::vector<HistoryEntry> m_entries;
    std::optional<Finished> m_finished;  // its map is being drawn
    int m_current = -1;
    int m_last = -1;
};

}  // namespace clipscope::ui
