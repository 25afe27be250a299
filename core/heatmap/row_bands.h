// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/types.hpp>
#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <cstdint>

namespace clipscope {

/// Pixels of a band: its floats and bytes fit into a core's own cache.
inline constexpr int kBandPixels = 1 << 16;

/// Runs `work(rows)` on bands of about kBandPixels, several at once.
template <typename Work>
void forBands(cv::Size size, Work work)
{
    // Equal bands: OpenCV rounds differently where there are fewer pixels than a vector holds, so
    // none may be much smaller than the others.
    const std::int64_t pixels = std::int64_t{size.width} * size.height;
    const auto bands =
        static_cast<int>(std::clamp<std::int64_t>(pixels / kBandPixels, 1, size.height));
    const auto edge = [&](int band) {
        return static_cast<int>(std::int64_t{size.height} * band / bands);
    };
    cv::parallel_for_(cv::Range(0, bands), [&](const cv::Range& part) {
        for (int band = part.start; band < part.end; ++band)
            work(cv::Range(edge(band), edge(band + 1)));
    });
}

}  // namespace clipscope
