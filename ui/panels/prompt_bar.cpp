// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/prompt_bar.h"

#include "ui/widgets/prompt_edit.h"
#include "ui/window/actions.h"

#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace clipscope::ui {

PromptBar::PromptBar(
    Document& document, ModelShelf& models, const Actions& actions, QWidget* parent)
    : QToolBar(tr("Prompt"), parent)
    , m_document(document)
    , m_models(models)
    , m_prompt(new PromptEdit(this))
{
    setObjectName(QStringLiteral("promptBar"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setMaximumHeight(fontMetrics().height() + 26);
    setIconSize({20, 20});
    addAction(actions.open);
    addAction(actions.samples->menuAction());
    if (auto* button = qobject_cast<QToolButton*>(widgetForAction(actions.samples->menuAction()))) {
        button->setPopupMode(QToolButton::InstantPopup);
        button->setAccessibleName(tr("Samples"));
        button->setObjectName(QStringLiteral("samplesButton"));
    }
    addAction(actions.paste);
    addAction(actions.undo);
    addAction(actions.redo);
    addSeparator();
    auto* label = new QLabel(tr("P&rompt"), this);
    label->setBuddy(m_prompt);
    addWidget(label);
    m_prompt->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_prompt->setMinimumWidth(240);
    addWidget(m_prompt);
    addAction(actions.addPrompt);

    connect(m_prompt, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_document.setPrompt(m_document.explained(), text);
    });
    connect(m_prompt, &PromptEdit::linesPasted, &m_document, &Document::replacePrompts);
    connect(m_prompt, &QLineEdit::returnPressed, this, &PromptBar::runWanted);
    connect(&document, &Document::changed, this, [this](Changes changes) {
        if (changes & (Change::Prompts | Change::Explained))
            refresh();
    });
    connect(&models, &ModelShelf::loadedChanged, this, &PromptBar::refresh);
    refresh();
}

void PromptBar::focusPrompt()
{
    m_prompt->setFocus(Qt::ShortcutFocusReason);
    m_prompt->selectAll();
}

void PromptBar::refresh()
{
    const QString& text = m_document.explainedPrompt();
    if (m_prompt->text() != text) {
        // A text that was all selected is waiting to be typed over; so is the one in its place.
        const bool isAllSelected = m_prompt->selectedText() == m_prompt->text();
        m_prompt->setText(text);
        if (isAllSelected && window()->focusWidget() == m_prompt)
            m_prompt->selectAll();
    }
    m_prompt->setLength(m_models.measure(text));
}

}  // namespace clipscope::ui
