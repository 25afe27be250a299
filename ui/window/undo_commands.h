// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QUndoStack;
class QWidget;

namespace clipscope::ui {

struct Actions;

/// Undo and redo, from anywhere in the window: fields have no undo of their own, so that one key
/// always takes back the last change, whatever has the focus.
class UndoCommands final : public QObject {
    Q_OBJECT
public:
    UndoCommands(QUndoStack& stack, const Actions& actions, QWidget& window);
    ~UndoCommands() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();

    QUndoStack& m_stack;
    const Actions& m_actions;
    QWidget& m_window;
};

}  // namespace clipscope::ui
