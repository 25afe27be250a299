// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"
#include "core/image/image.h"
#include "core/image/pil_resample.h"

#include <opencv2/core/mat.hpp>

#include <array>
#include <optional>

namespace clipscope {

/// Per-channel statistics of a checkpoint's training set, in RGB order, for pixels in [0, 1].
struct PixelStatistics {
    std::array<float, 3> mean{0.48145466F, 0.4578275F, 0.40821073F};
    std::array<float, 3> deviation{0.26862954F, 0.26130258F, 0.27577711F};
};

/// The picture exactly as the model will read it, before normalisation: CV_8UC3 RGB, n x n.
/// Stretch resamples bilinearly, crop and pad bicubically, both as Pillow does bit for bit.
/// Crop resamples only the rows and columns that survive, so a 100000 x 1 strip stays cheap.
/// The padded border is the rounded mean colour, i.e. 0 after normalisation up to half a grey
/// level. `filter` replaces the filter that the fit would use.
[[nodiscard]] cv::Mat fitImage(
    const Image& image,
    const Geometry& geometry,
    const PixelStatistics& statistics = {},
    std::optional<ResampleFilter> filter = std::nullopt);

}  // namespace clipscope
