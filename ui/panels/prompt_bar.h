// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/document.h"
#include "ui/state/model_shelf.h"

#include <QToolBar>

namespace clipscope::ui {

struct Actions;
class PromptEdit;

/// First row of controls: where pictures come from, and the prompt.
class PromptBar final : public QToolBar {
    Q_OBJECT
public:
    PromptBar(Document& document, ModelShelf& models, const Actions& actions, QWidget* parent);

    /// Puts the caret there and selects the text: typing replaces it.
    void focusPrompt();

Q_SIGNALS:
    /// Return was pressed in the prompt.
    void runWanted();

private:
    void refresh();

    Document& m_document;
    ModelShelf& m_models;
    PromptEdit* m_prompt;
};

}  // namespace clipscope::ui
