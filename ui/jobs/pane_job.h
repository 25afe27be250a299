// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/colormap.h"
#include "ui/jobs/compose.h"
#include "ui/jobs/sight.h"

#include <memory>
#include <optional>

namespace clipscope::ui {

/// What to draw in one of several panes.
struct PaneRequest {
    /// Picture, side and fit are the source's, whatever the sight. A map without values: the
    /// picture alone.
    ComposeRequest map;
    Sight sight = Sight::Source;
    PixelStatistics pixels;  ///< for Sight::Model
};

/// What a pane draws.
struct PaneImage {
    PicturePtr source;
    PicturePtr picture;          ///< the source's, by the sight
    CompositionPtr composition;  ///< over that picture; null without a map
    SightGeometry geometry;
};
using PaneImagePtr = std::shared_ptr<const PaneImage>;

/// Throws as compose() and fitImage() do.
[[nodiscard]] PaneImagePtr composePane(const PaneRequest& request, Sights& sights);

/// A map minus another.
struct DifferenceRequest {
    PaneImagePtr a;
    PaneImagePtr b;              ///< stretched to a's size if it has another one
    bool inNativeValues = true;  ///< else of heat, 0 to 1 each
};

/// A composition whose heat is drawn with blue where B is higher, red where A is, and neutral
/// where they are equal, from -max to max of |A - B|. Its heatmap's values are the difference
/// itself, its span is {-max, max}; it has neither mask, contours nor boxes. Pixels that either
/// model did not see are not `seen` and 0.
[[nodiscard]] PaneImagePtr composeDifference(const DifferenceRequest& request);

/// The colours of differences: entries 127 and 128, the middle, are the same neutral grey.
[[nodiscard]] const ColorMap& divergingColorMap();

}  // namespace clipscope::ui
