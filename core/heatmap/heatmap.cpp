// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a saliency map from the model's grid to the picture and to the range 0 to 1.
// Paper: gScoreCAM (Chen et al., ACCV 2022), its program's post-processing (methods-cnn.md 1.6).
// Agrees: cv::resize and cv::morphologyEx for a stretched picture (tests/core/heatmap).
#include "core/heatmap/heatmap.h"

#include "core/heatmap/bilinear_map.h"
#include "core/heatmap/close_in_place.h"
#include "core/heatmap/heat_span.h"
#include "core/heatmap/heat_watcher.h"
#include "core/heatmap/kernel_map.h"
#include "core/heatmap/prepare_grid.h"
#include "core/heatmap/render_seen.h"

#include <opencv2/core.hpp>

namespace clipscope {

namespace {

struct Rendered {
    HeatState state = HeatState::Ok;
    cv::Mat values;        ///< CV_32FC1, H x W; no pixels unless the state is Ok
    ValueRange resampled;  ///< of the grid over the pixels that the model saw
};

/// `resampled`: a BilinearMap or a KernelMap. `watcher`: may be null.
template <typename Resampled>
Rendered render(const Resampled& resampled, Rectify rectify, HeatWatcher* watcher)
{
    const ValueRange whole = resampled.range();
    const ValueRange range = rectified(whole, rectify);
    if (rectify == Rectify::AfterResize && range.highest <= 0)
        return {HeatState::Empty, {}, whole};
    // A picture of few pixels can miss all of the map's variation.
    if (!(range.highest - range.lowest > static_cast<float>(kFlatShare)))
        return {HeatState::Flat, {}, whole};
    return {HeatState::Ok, resampled.render(range, watcher), whole};
}

void closeSeen(Heatmap& heatmap, const Closing& closing, Size picture)
{
    const Box& seen = heatmap.seen;
    cv::Mat part = heatmap.values(cv::Rect(seen.x, seen.y, seen.width, seen.height));
    closeInPlace(part, closingSide(closing, picture));
}

/// `watcher`: may be null.
SpannedHeatmap spannedHeatmap(
    const NativeMap& map, const Geometry& geometry, const MapOptions& options, HeatWatcher* watcher)
{
    const PreparedGrid prepared = prepareGrid(map);
    Heatmap heatmap;
    heatmap.rawMin = prepared.raw.lowest;
    heatmap.rawMax = prepared.raw.highest;
    heatmap.seen = geometry.seen();
    Rendered rendered{prepared.state, {}, {}};
    HeatWatcher* final = options.closing.isOff() ? watcher : nullptr;
    const auto bring = [&](const auto& resampled) {
        rendered = render(resampled, map.rectify, final);
    };
    if (prepared.state == HeatState::Ok && options.interpolation == Interpolation::Bilinear)
        bring(BilinearMap(prepared.grid, geometry));
    else if (prepared.state == HeatState::Ok)
        bring(KernelMap(prepared.grid, geometry, options.interpolation));
    heatmap.state = rendered.state;
    heatmap.values = rendered.values;
    if (heatmap.state == HeatState::Ok)
        closeSeen(heatmap, options.closing, geometry.source());
    else
        heatmap.values = renderSeen(geometry.source(), {}, nullptr, [](int, int, const auto&) {});
    return {heatmap, spanOf(prepared, map.rectify, rendered.resampled)};
}

}  // namespace

const char* toString(HeatState state)
{
    switch (state) {
    case HeatState::Ok:
        return "ok";
    case HeatState::Empty:
        return "empty";
    case HeatState::Flat:
        return "flat";
    case HeatState::Partial:
        return "partial";
    }
    return "ok";
}

SpannedHeatmap
makeSpannedHeatmap(const NativeMap& map, const Geometry& geometry, const MapOptions& options)
{
    return spannedHeatmap(map, geometry, options, nullptr);
}

SpannedHeatmap makeSpannedHeatmap(
    const NativeMap& map, const Geometry& geometry, const MapOptions& options, HeatWatcher& watcher)
{
    return spannedHeatmap(map, geometry, options, &watcher);
}

Heatmap makeHeatmap(const NativeMap& map, const Geometry& geometry, const MapOptions& options)
{
    return makeSpannedHeatmap(map, geometry, options).heatmap;
}

}  // namespace clipscope
