// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heat_span.h"
#include "core/heatmap/value_range.h"

#include <opencv2/core/mat.hpp>

#include <vector>

namespace clipscope {

/// Sees a heatmap while it is made, each band of rows while a core still has it in its cache: to
/// read it again later takes longer than most of what is computed from it.
class HeatWatcher {
public:
    HeatWatcher() = default;
    HeatWatcher(const HeatWatcher&) = delete;
    HeatWatcher& operator=(const HeatWatcher&) = delete;
    virtual ~HeatWatcher() = default;

    /// Before any row is there. `rows`: between what values the heat of each of the picture's rows
    /// will lie, exactly.
    virtual void begin(Size picture, const Box& seen, const std::vector<ValueRange>& rows) = 0;
    /// These rows of `heat` are there. Called on several threads at once, with the bands that
    /// forBands() makes.
    virtual void look(const cv::Mat& heat, const cv::Range& rows) = 0;
};

/// makeSpannedHeatmap() under the eyes of `watcher`, unless the heatmap is closed, empty or flat:
/// then it is told nothing.
[[nodiscard]] SpannedHeatmap makeSpannedHeatmap(
    const NativeMap& map,
    const Geometry& geometry,
    const MapOptions& options,
    HeatWatcher& watcher);

}  // namespace clipscope
