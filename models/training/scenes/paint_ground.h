// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the scene library: what is behind everything, and what a camera does to all of it.

#include "models/training/scenes/scene_spec.h"
#include "models/training/scenes/sprite_library.h"

#include <opencv2/core/mat.hpp>

namespace clipscope::training {

/// CV_8UC3, RGB, side x side.
[[nodiscard]] cv::Mat
paintGround(const SceneGround& ground, const SpriteLibrary& library, int side);

/// Blur, contrast, brightness and noise, in place.
void finish(cv::Mat& rgb, const SceneFinish& camera);

}  // namespace clipscope::training
