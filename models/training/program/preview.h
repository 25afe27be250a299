// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/training/scenes/scene_maker.h"
#include "models/training/scenes/scene_renderer.h"

#include <opencv2/core/mat.hpp>

namespace clipscope::training {

struct PreviewOptions {
    int columns = 8;
    int rows = 5;
    int side = 192;
    bool drawsBoxes = true;
};

/// The first scenes side by side with their boxes (green: objects, orange: words) and a caption of
/// each below it. CV_8UC3, RGB.
[[nodiscard]] cv::Mat contactSheet(
    const SpriteLibrary& library,
    const SceneMaker& maker,
    const SceneRenderer& renderer,
    const PreviewOptions& options);

}  // namespace clipscope::training
