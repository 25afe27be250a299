// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/undo_commands.h"

#include "ui/window/actions.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QUndoStack>
#include <QWidget>

namespace clipscope::ui {

UndoCommands::UndoCommands(QUndoStack& stack, const Actions& actions, QWidget& window)
    : QObject(&window)
    , m_stack(stack)
    , m_actions(actions)
    , m_window(window)
{
    connect(actions.undo, &QAction::triggered, &stack, &QUndoStack::undo);
    connect(actions.redo, &QAction::triggered, &stack, &QUndoStack::redo);
    connect(&stack, &QUndoStack::indexChanged, this, &UndoCommands::refresh);
    qApp->installEventFilter(this);
    refresh();
}

UndoCommands::~UndoCommands() = default;

bool UndoCommands::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget->window() != &m_window)
        return false;
    const auto& key = *static_cast<QKeyEvent*>(event);
    const QKeySequence pressed(key.keyCombination());
    if (!m_actions.undo->shortcuts().contains(pressed) &&
        !m_actions.redo->shortcuts().contains(pressed))
        return false;
    event->ignore();  // so that it becomes a shortcut and does not go to the field
    return true;
}

void UndoCommands::refresh()
{
    m_actions.undo->setEnabled(m_stack.canUndo());
    m_actions.redo->setEnabled(m_stack.canRedo());
    m_actions.undo->setText(
        m_stack.canUndo() ? tr("&Undo %1").arg(m_stack.undoText()) : tr("&Undo"));
    m_actions.redo->setText(
        m_stack.canRedo() ? tr("&Redo %1").arg(m_stack.redoText()) : tr("&Redo"));
}

}  // namespace clipscope::ui
