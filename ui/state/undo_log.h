// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/document.h"

#include <QObject>
#include <QUndoStack>

namespace clipscope::ui {

/// Remembers every change of the document, whoever made it, as states before and after. Changes of
/// one kind that follow each other quickly (typing, dragging a slider) are one step.
class UndoLog final : public QObject {
    Q_OBJECT
public:
    explicit UndoLog(Document& document, QObject* parent = nullptr);

    [[nodiscard]] QUndoStack& stack() { return m_stack; }
    /// Forgets all steps: what is there now is the beginning.
    void clear();
    /// Until endGesture() all changes of one kind are one step, however long it takes: for a drag
    /// of the mouse.
    void beginGesture() { ++m_gesture; }
    void endGesture() { ++m_gesture; }

private:
    void onChanged(Changes changes);

    Document& m_document;
    DocumentState m_before;
    bool m_replaying = false;
    int m_gesture = 0;  // odd while there is one
    QUndoStack m_stack;
};

/// What a step did, for "Undo ...": "typing", "change of threshold".
[[nodiscard]] QString nameOfStep(Changes changes);
/// "adding of “iPod”".
[[nodiscard]] QString
nameOfStep(const std::vector<Sticker>& before, const std::vector<Sticker>& after);

}  // namespace clipscope::ui
