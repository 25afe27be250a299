// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the scene library: one thing as pixels.

#include "models/training/scenes/scene_spec.h"
#include "models/training/scenes/sprite_library.h"

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

namespace clipscope::training {

/// What one thing paints, cut to the picture: premultiplied RGBA (CV_8UC4; may be empty) whose
/// first pixel lies at `corner`.
struct Layer {
    cv::Mat rgba;
    cv::Point corner;
};

[[nodiscard]] Layer objectLayer(const SceneObject& object, const SpriteLibrary& library, int side);
/// `letters`: CV_8UC1, see LetterCache; may be empty.
[[nodiscard]] Layer wordLayer(const SceneWord& word, const cv::Mat& letters, int side);

/// Lays it over RGB pixels, in place.
void blend(cv::Mat& rgb, const Layer& layer);

}  // namespace clipscope::training
