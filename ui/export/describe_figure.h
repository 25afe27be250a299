// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_content.h"

#include <QString>

namespace clipscope::ui {

class Workbench;

/// What the canvas shows, with everything that can be said about it: the map as a pane, layers and
/// colours of the document, caption, prompts and scale. There must be a composition.
[[nodiscard]] FigureContent describeFigure(Workbench& workbench);

/// A name for files about what the canvas shows: picture, prompt and method.
[[nodiscard]] QString suggestedName(Workbench& workbench);

}  // namespace clipscope::ui
