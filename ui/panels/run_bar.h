// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/document.h"
#include "ui/state/explainer.h"
#include "ui/state/model_shelf.h"

#include <QToolBar>

class QComboBox;
class QLabel;
class QToolButton;

namespace clipscope::ui {

struct Actions;
class SliderSpin;

/// Second row of controls: how to explain, with which model, and the run.
class RunBar final : public QToolBar {
    Q_OBJECT
public:
    struct Parts {
        Document& document;
        ModelShelf& models;
        Explainer& explainer;
        const Actions& actions;
    };

    RunBar(const Parts& parts, QWidget* parent);

private:
    void addMethods();
    void addK();
    void addModels(const Actions& actions);
    void addFits();
    void addRun(const Actions& actions);
    QLabel* addLabelled(const QString& text, QWidget* widget);

    void refresh();
    void refreshMethods();
    void refreshModels();
    void refreshRun();

    Document& m_document;
    ModelShelf& m_models;
    Explainer& m_explainer;
    QComboBox* m_method;
    SliderSpin* m_k;
    QLabel* m_kLabel;
    QComboBox* m_model;
    QComboBox* m_fit;
    QToolButton* m_run = nullptr;
};

}  // namespace clipscope::ui
