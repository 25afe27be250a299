// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/state/document_state.h"

#include <QString>
#include <QStringList>

namespace clipscope::ui {

// Between what the document holds and what a session says. Pictures, pinned maps and answers are
// the keeper's.

[[nodiscard]] SessionQuestion questionOf(const DocumentState& state);
/// `base` with the question in it; the channels and boxes of another question go.
[[nodiscard]] DocumentState withQuestion(DocumentState base, const SessionQuestion& question);

/// `before`: what an earlier session knew and the document does not, such as values of the view of
/// a later version; they go along unchanged.
[[nodiscard]] Session toSession(const DocumentState& state, const Session& before = {});
/// Without picture. What the session does not say is as in a new document.
[[nodiscard]] DocumentState toState(const Session& session);

/// Settings of the session's question that the window does not have, by the command line's names:
/// a new run leaves them out.
[[nodiscard]] QStringList settingsLeftOut(const SessionQuestion& question);

}  // namespace clipscope::ui
