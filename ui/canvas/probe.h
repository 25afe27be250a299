// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/pane_content.h"

#include <QPoint>
#include <QString>

#include <array>
#include <optional>

namespace clipscope::ui {

/// What there is under the cursor.
struct Probe {
    QString pane;                ///< empty where there is only one
    QPoint pixel;                ///< of the source picture, also where another stands for it
    std::array<int, 3> rgb{};    ///< of the source picture
    bool isSeen = true;          ///< by the model; else there is neither heat nor cell
    std::optional<double> heat;  ///< [0, 1]; of a difference: A - B in its own units
    std::optional<QPoint> cell;  ///< column and row of the native grid
    bool isDifference = false;
};

/// Of a position in the drawn picture; nothing where there is no source pixel. `exact`: the
/// composition at the source's own size, if there is one, for the same heat as in exported files.
[[nodiscard]] std::optional<Probe>
probeAt(const PaneImage& image, const QPointF& drawnAt, const CompositionPtr& exact);

/// "x 412 y 300 · RGB 201, 34, 28 · heat 0.930 · cell 6, 4" (row, column).
[[nodiscard]] QString sentence(const Probe& probe);

}  // namespace clipscope::ui
