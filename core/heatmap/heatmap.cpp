// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a saliency map from the model's grid to the picture and to the range 0 to 1.
// Paper: gScoreCAM (Chen et al., ACCV 2022), its program's post-processing (methods-cnn.md 1.6).
// Agrees: cv::resize and cv::morphologyEx for a stretched picture (tests/core/heatmap).
#include "core/heatmap/heatmap.h"

#include "core/heatmap/bilinear_map.h"
#include "core/heatmap/kernel_map.h"
#include "core/heatmap/prepare_grid.h"

#include <opencv2/core.hpp>

namespace clipscope {

namespace {

struct Rendered {
    HeatState state = HeatState::Ok;
    cv::Mat values;  ///< CV_32FC1, H x W; no pixels unless the state is Ok
};

/// `resampled`: a BilinearMap or a KernelMap.
template <typename Resampled>
Rendered render(const Resampled& resampled, Rectify rectify)
{
    const ValueRange range = rectified(resampled.range(), rectify);
    if (rectify == Rectify::AfterResize && range.highest <= 0)
        return {HeatState::Empty, {}};
    // A picture of few pixels can miss all of the map's variation.
    if (!(range.highest - range.lowest > static_cast<float>(kFlatShare)))
        return {HeatState::Flat, {}};
    return {HeatState::Ok, resampled.render(range)};
}

void closeSeen(Heatmap& heatmap, const Closing& closing, Size picture)
{
    const int side = closingSide(closing, picture);
    if (side == 1)
        return;
    const Box& seen = heatmap.seen;
    cv::Mat part = heatmap.values(cv::Rect(seen.x, seen.y, seen.width, seen.height));
    closeHeat(part, side).copyTo(part);
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

Heatmap makeHeatmap(const NativeMap& map, const Geometry& geometry, const MapOptions& options)
{
    const PreparedGrid prepared = prepareGrid(map);
    Heatmap heatmap;
    heatmap.rawMin = prepared.raw.lowest;
    heatmap.rawMax = prepared.raw.highest;
    heatmap.seen = geometry.seen();
    Rendered rendered{prepared.state, {}};
    if (prepared.state == HeatState::Ok) {
        rendered =
            options.interpolation == Interpolation::Bilinear
                ? render(BilinearMap(prepared.grid, geometry), map.rectify)
                : render(KernelMap(prepared.grid, geometry, options.interpolation), map.rectify);
    }
    heatmap.state = rendered.state;
    heatmap.values = rendered.values;
    if (heatmap.state == HeatState::Ok)
        closeSeen(heatmap, options.closing, geometry.source());
    else
        heatmap.values =
            cv::Mat::zeros(geometry.source().height, geometry.source().width, CV_32FC1);
    return heatmap;
}

}  // namespace clipscope
