// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose.h"

#include <QPoint>
#include <QPointF>
#include <QRectF>

#include <optional>

namespace clipscope::ui {

/// The cell (column, row) of a native grid under a position in picture coordinates; nothing where
/// the model saw nothing. `composition`: of the picture, with the fit in force.
[[nodiscard]] std::optional<QPoint>
cellAt(const Composition& composition, clipscope::Size grid, const QPointF& position);

/// What a cell covers of the picture, without what the model did not see; empty if that is nothing.
[[nodiscard]] QRectF
outlineOf(const Composition& composition, clipscope::Size grid, const QPoint& cell);

}  // namespace clipscope::ui
