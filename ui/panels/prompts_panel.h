// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/prompts_model.h"

#include <QWidget>

class QTableView;
class QToolButton;

namespace clipscope::ui {

/// The prompts, their scores, and which of them the heatmap is for: a click explains a row.
class PromptsPanel final : public QWidget {
    Q_OBJECT
public:
    PromptsPanel(Document& document, const ScoreBoard& scores, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The user wants another prompt; where to type it is the window's matter.
    void addWanted();

private:
    void onDocumentChanged(Changes changes);
    void selectExplained();

    Document& m_document;
    PromptsModel* m_model;
    QTableView* m_table;
    QToolButton* m_add;
    QToolButton* m_remove;
};

}  // namespace clipscope::ui
