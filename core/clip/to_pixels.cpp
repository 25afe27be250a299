// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/check.h"
#include "core/clip/clip_model.h"

#include <ATen/ops/empty.h>

#include <opencv2/core/mat.hpp>

#include <array>
#include <cstddef>

namespace clipscope {

namespace {

/// The normalised value of every grey level, with torchvision's rounding: each step in float.
std::array<float, 256> normalisedLevels(float mean, float deviation)
{
    std::array<float, 256> levels{};
    for (std::size_t level = 0; level < levels.size(); ++level)
        levels[level] = (static_cast<float>(level) / 255.0F - mean) / deviation;
    return levels;
}

}  // namespace

at::Tensor toPixels(const cv::Mat& rgb, const PixelStatistics& statistics)
{
    CLIPSCOPE_CHECK(
        rgb.type() == CV_8UC3 && rgb.rows >= 1 && rgb.rows == rgb.cols,
        "a model's input has to be a square picture of 8-bit RGB");
    const int side = rgb.rows;
    const at::Tensor pixels = at::empty({1, 3, side, side}, at::TensorOptions(at::kFloat));
    float* target = pixels.data_ptr<float>();
    for (int channel = 0; channel < 3; ++channel) {
        const auto index = static_cast<std::size_t>(channel);
        const auto levels = normalisedLevels(statistics.mean[index], statistics.deviation[index]);
        for (int y = 0; y < side; ++y) {
            const auto* row = rgb.ptr<cv::Vec3b>(y);
            for (int x = 0; x < side; ++x)
                *target++ = levels[row[x][channel]];
        }
    }
    return pixels;
}

}  // namespace clipscope
