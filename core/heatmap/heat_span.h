// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"
#include "core/heatmap/prepare_grid.h"
#include "core/heatmap/value_range.h"

namespace clipscope {

/// The native values that heat 0 and heat 1 of makeHeatmap() with the same arguments stand for:
/// between them, value = lowest + heat * (highest - lowest). What makes maps with different ranges
/// comparable. Both are the map's one value where it is flat, and 0 where it is empty; a closing
/// moves heat, not the span. Throws as makeHeatmap() does.
[[nodiscard]] ValueRange
heatSpan(const NativeMap& map, const Geometry& geometry, const MapOptions& options = {});

/// Heatmap and span of one map in about the time of the heatmap alone.
struct SpannedHeatmap {
    Heatmap heatmap;
    ValueRange span;
};
/// Throws as makeHeatmap() does.
[[nodiscard]] SpannedHeatmap
makeSpannedHeatmap(const NativeMap& map, const Geometry& geometry, const MapOptions& options = {});

/// heatSpan() of a prepared map; `resampled`: the range of its grid over the pixels that the model
/// saw, which only matters if its state is Ok.
[[nodiscard]] ValueRange
spanOf(const PreparedGrid& prepared, Rectify rectify, const ValueRange& resampled);

}  // namespace clipscope
