// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/prompts_model.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace clipscope::ui {

class PromptPlot;
class WordStrip;

/// The prompts with their scores, as a table or as bars, which of them the heatmap is for, the
/// words of that one, and the sentence that all prompts are put into.
class PromptsPanel final : public QWidget {
    Q_OBJECT
public:
    PromptsPanel(Document& document, const ScoreBoard& scores, QWidget* parent = nullptr);

    void setWords(const std::vector<WordRelevance>& words);

Q_SIGNALS:
    /// The user wants another prompt; where to type it is the window's matter.
    void addWanted();

private:
    void buildTable();
    QWidget* buildBars();
    QWidget* buildFooter();
    void onDocumentChanged(Changes changes);
    void selectExplained();
    void refreshBars();

    Document& m_document;
    const ScoreBoard& m_scores;
    PromptsModel* m_model;
    QTableView* m_table;
    PromptPlot* m_plot;
    QComboBox* m_quantity;
    QStackedWidget* m_pages;
    WordStrip* m_words;
    QToolButton* m_add;
    QToolButton* m_remove;
    QToolButton* m_asBars;
    QComboBox* m_template;
};

}  // namespace clipscope::ui
