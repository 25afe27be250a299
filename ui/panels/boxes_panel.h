// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose.h"
#include "ui/state/document.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QTableView;

namespace clipscope::ui {

class BoxesModel;
class ElidedLabel;
class SliderSpin;

/// How the map is brought to the picture, which rule finds the box, and the boxes there are.
class BoxesPanel final : public QWidget {
    Q_OBJECT
public:
    explicit BoxesPanel(Document& document, QWidget* parent = nullptr);

    /// Null clears the panel.
    void setComposition(const CompositionPtr& composition);

private:
    void addMap(QFormLayout& form);
    void addRule(QFormLayout& form);
    void addTable();
    void refresh();

    Document& m_document;
    CompositionPtr m_composition;
    QComboBox* m_interpolation;
    SliderSpin* m_closing;
    QComboBox* m_closingUnit;
    QComboBox* m_rule;
    SliderSpin* m_alpha;
    BoxesModel* m_model;
    QTableView* m_table;
    ElidedLabel* m_reason;
};

}  // namespace clipscope::ui
