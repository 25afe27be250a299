// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands/commands.h"

namespace clipscope::cli {

// Each adds one of the benches to `eval`.
void addEvalScenes(CLI::App& eval, Work& chosen);

}  // namespace clipscope::cli
