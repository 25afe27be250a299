// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/checksum_lane.h"
#include "ui/state/document.h"
#include "ui/state/model_shelf.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace clipscope::ui {

class ModelTuning;

/// What the model in force is, who decided what its weights cannot tell, and the user's own word
/// on it. Follows the model in force; does not block.
class ModelDetails final : public QDialog {
    Q_OBJECT
public:
    struct Parts {
        Document& document;
        ModelShelf& shelf;
        ChecksumLane& checksums;
    };

    ModelDetails(const Parts& parts, QWidget* parent);

private:
    void build();
    [[nodiscard]] QWidget* buildFacts();
    [[nodiscard]] QWidget* buildTuning();
    QLabel* addFact(QFormLayout& form, const char* name, const QString& title);
    void connectParts();
    void refresh();
    void refreshChoices();
    void refreshButtons();
    void apply();
    void reset();
    void complain(const QString& problem);

    Document& m_document;
    ModelShelf& m_shelf;
    ChecksumLane& m_checksums;
    QLabel* m_none;
    QWidget* m_content;
    QLabel* m_file = nullptr;
    QLabel* m_container = nullptr;
    QLabel* m_architecture = nullptr;
    QLabel* m_size = nullptr;
    QLabel* m_layers = nullptr;
    QLabel* m_licence = nullptr;
    QLineEdit* m_checksum;
    QPushButton* m_copy;
    QTreeWidget* m_choices;
    ModelTuning* m_tuning;
    QLabel* m_problem;
    QPushButton* m_apply;
    QPushButton* m_reset;
};

}  // namespace clipscope::ui
