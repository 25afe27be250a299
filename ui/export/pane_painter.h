// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_content.h"

#include <QRectF>

class QPainter;

namespace clipscope::ui {

/// Paints one pane of a figure into `area`: picture, heat and mask as images, outlines and boxes as
/// vectors whose widths are those of the figure, whatever the picture's size. `density`: device
/// pixels per unit, which decides how many pixels of the picture are used.
void paintPane(
    QPainter& painter,
    const FigureContent& content,
    const FigurePane& pane,
    const QRectF& area,
    double density);

}  // namespace clipscope::ui
