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

private:
    void onChanged(Changes changes);

    Document& m_document;
    DocumentState m_before;
    bool m_replaying = false;
    QUndoStack m_stack;
};

/// What a step did, for "Undo ...": "typing", "change of threshold".
[[nodiscard]] QString nameOfStep(Changes changes);

}  // namespace clipscope::ui
