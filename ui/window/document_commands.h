// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/command.h"
#include "ui/state/workbench.h"

namespace clipscope::ui {

/// Choices that have lists rather than actions, for the command palette: methods, models, colour
/// maps, samples and prompts. `workbench` must outlive the commands' use.
[[nodiscard]] Commands documentCommands(Workbench& workbench);

}  // namespace clipscope::ui
