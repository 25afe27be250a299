// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose.h"
#include "ui/state/comparison.h"
#include "ui/state/document.h"
#include "ui/state/run_status.h"

#include <QString>

namespace clipscope::ui {

/// What the canvas draws, in words, for assistive tools and tests: "prompt=apple method=gScoreCAM
/// state=done progress=300/300 max=0.93@412,300 threshold=0.47(otsu) box=120,80,310,300 boxes=3
/// cell=6,4 channel=1203 off=1 zoom=100%". `composition` may be null.
[[nodiscard]] QString describeCanvas(
    const Document& document,
    const RunStatus& status,
    const CompositionPtr& composition,
    double zoom);

/// How maps share the window, likewise: "layout=side-by-side panes=shown,shown scale=shared
/// view=source truth=100,80,200,150 iou=0.81". `composition`: of the canvas, may be null.
[[nodiscard]] QString describeStage(
    const DocumentState& state, const Comparison& comparison, const CompositionPtr& composition);

/// What is stuck onto the picture, likewise: "stickers=2 selected="iPod" at=412,300", the place of
/// its centre; empty without stickers. `selected`: may be null.
[[nodiscard]] QString describeStickers(const DocumentState& state, const Sticker* selected);

/// The remark in the canvas' corner; empty when the map is what was asked for.
[[nodiscard]] QString
badgeFor(const RunStatus& status, const CompositionPtr& composition, bool isStale);

}  // namespace clipscope::ui
