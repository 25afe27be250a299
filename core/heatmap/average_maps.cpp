// SPDX-License-Identifier: GPL-3.0-or-later
// Averages the maps of several layers or of several views of a picture.
// Paper: gScoreCAM (Chen et al., ACCV 2022), its program with several target layers
// (methods-cnn.md 1.6).
#include "core/heatmap/average_maps.h"

#include "core/base/check.h"
#include "core/heatmap/prepare_grid.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <string>

namespace clipscope {

namespace {

/// A map that has something to show, in [0, 1] on the common grid. CV_32FC1.
cv::Mat stretched(const PreparedGrid& prepared, Rectify rectify, cv::Size common)
{
    cv::Mat grid = prepared.grid;
    if (grid.size() != common)
        cv::resize(prepared.grid, grid, common, 0, 0, cv::INTER_LINEAR);
    if (rectify != Rectify::AfterResize)
        return grid;
    // Its values are still signed: only now, after resizing, are they cut off and stretched.
    double lowest = 0;
    double highest = 0;
    cv::minMaxLoc(grid, &lowest, &highest);
    const ValueRange range =
        rectified({static_cast<float>(lowest), static_cast<float>(highest)}, rectify);
    return (cv::max(grid, 0.0F) - range.lowest) * range.scale();
}

}  // namespace

NativeMap averageMaps(const std::vector<NativeMap>& maps, Size common)
{
    CLIPSCOPE_CHECK(!maps.empty(), "there must be at least one map to average");
    CLIPSCOPE_CHECK(
        common.width >= 1 && common.height >= 1,
        "the common grid of averaged maps must have at least one cell, not " +
            std::to_string(common.width) + " x " + std::to_string(common.height));
    cv::Mat sum = cv::Mat::zeros(common.height, common.width, CV_64FC1);
    bool anyOk = false;
    bool anyFlat = false;
    for (const NativeMap& map : maps) {
        const PreparedGrid prepared = prepareGrid(map);
        anyFlat |= prepared.state == HeatState::Flat;
        if (prepared.state != HeatState::Ok)
            continue;
        anyOk = true;
        cv::accumulate(stretched(prepared, map.rectify, {common.width, common.height}), sum);
    }
    NativeMap mean;
    sum.convertTo(mean.values, CV_32F, 1.0 / static_cast<double>(maps.size()));
    // Zeros say "no evidence" when rectified, "the same everywhere" when not.
    if (anyFlat && !anyOk)
        mean.rectify = Rectify::Never;
    return mean;
}

}  // namespace clipscope
