// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_layout.h"

#include <QColor>

class QPainter;

namespace clipscope::ui {

/// Paints a figure in units: scale the painter so that layout.size covers the device. Callable from
/// any thread. `density`: device pixels per unit. The same content gives the same strokes.
void paintFigure(
    QPainter& painter, const FigureContent& content, const FigureLayout& layout, double density);

[[nodiscard]] QColor groundOf(FigureGround ground);
[[nodiscard]] QColor inkOf(FigureGround ground, FigureInk ink);

}  // namespace clipscope::ui
