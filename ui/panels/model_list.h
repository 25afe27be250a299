// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/model_catalogue.h"

#include <QTreeWidget>

#include <optional>
#include <vector>

namespace clipscope::ui {

/// The models in their groups, with a search.
class ModelList final : public QTreeWidget {
    Q_OBJECT
public:
    enum Column { Title, Size, Licence, Source, State };

    explicit ModelList(QWidget* parent = nullptr);

    /// `states`: what the last column says, by ModelRow::model. Keeps the selection.
    void setRows(std::vector<ModelRow> rows, const QHash<QString, QString>& states);
    void setSearch(const QString& search);
    /// The selected model; nothing if none is, or it does not match the search.
    [[nodiscard]] std::optional<ModelRow> current() const;
    void select(const QString& model);

Q_SIGNALS:
    void selected();
    /// Return or a double click.
    void chosen(const clipscope::ui::ModelRow& row);

private:
    /// Selects `selection` again, if it is still there.
    void fill(const QString& selection);
    [[nodiscard]] QString currentModel() const;
    [[nodiscard]] QTreeWidgetItem* group(ModelRow::Group group);
    [[nodiscard]] QTreeWidgetItem* makeItem(const ModelRow& row, std::size_t index) const;

    std::vector<ModelRow> m_rows;
    QHash<QString, QString> m_states;
    QString m_search;
};

}  // namespace clipscope::ui
