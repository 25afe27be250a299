// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/document.h"
#include "ui/state/model_shelf.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace clipscope::ui {

class ParamForm;

/// What the method in force does and everything that can be set about it: its parameters, the layer
/// it looks at, what of CLIP's answer is explained, and the seed of random methods.
class MethodPanel final : public QWidget {
    Q_OBJECT
public:
    MethodPanel(Document& document, const ModelShelf& models, QWidget* parent = nullptr);

private:
    QWidget* makeControls();
    void addLayers(QFormLayout& form);
    void addScalars(QFormLayout& form);
    void addSeed(QFormLayout& form);
    void refresh();
    void refreshLayers();
    [[nodiscard]] bool isDefault() const;

    Document& m_document;
    const ModelShelf& m_models;
    QLabel* m_about;
    ParamForm* m_params;
    QComboBox* m_layer;
    QComboBox* m_scalar;
    QSpinBox* m_seed;
    QPushButton* m_reset;
};

}  // namespace clipscope::ui
