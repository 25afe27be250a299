// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attack/attack_scores.h"
#include "core/heatmap/heatmap.h"
#include "core/localize/localize.h"

#include <opencv2/core/mat.hpp>

#include <optional>
#include <string>

namespace clipscope {

/// One prompt's map on the picture without and with stickers.
struct GazePair {
    NativeMap clean;
    NativeMap attacked;
};

/// What became of a prompt's map.
struct GazeRow {
    std::string prompt;
    std::optional<Box> cleanBox;  ///< none: the map is empty or flat
    std::optional<Box> attackedBox;
    double iou = 0;                  ///< of the two boxes; 0 where one is missing
    std::optional<Point> cleanPeak;  ///< centre of the hottest pixel; none: empty or flat
    std::optional<Point> attackedPeak;
    bool peaksOnSticker = false;   ///< of the attacked map
    bool peaksInCleanBox = false;  ///< of the attacked map
    /// Both on one scale: 0 and 1 are the lowest and the highest value of either.
    Heatmap cleanHeat;
    Heatmap attackedHeat;
};

/// Compares the maps of a prompt. `stickers`: where they lie, as outlineMaskOf() has it. Throws as
/// makeHeatmap() and localize() do.
[[nodiscard]] GazeRow compareGaze(
    const std::string& prompt,
    const GazePair& maps,
    const Geometry& geometry,
    const cv::Mat& stickers,
    const MapOptions& map = {},
    const LocalizeOptions& box = {});

/// A sentence to quote, with numbers: "With the label 'iPod' (6 % of the area) top-1 changes from
/// apple 0.86 to iPod 0.99; heat for 'apple' still peaks in its clean box (IoU of the boxes 0.81)."
/// It says as plainly that nothing changed. `label`: titleOf() the sticker; `gaze`: of the clean
/// top-1, if it was explained.
[[nodiscard]] std::string
attackVerdict(const AttackScores& scores, const std::string& label, const GazeRow* gaze = nullptr);

}  // namespace clipscope
