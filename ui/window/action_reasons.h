// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace clipscope::ui {

struct Actions;

/// Tells each action that can be disabled why it is then, for the command palette.
void explainDisabled(const Actions& actions);

}  // namespace clipscope::ui
