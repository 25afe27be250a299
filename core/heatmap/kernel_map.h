// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/interpolation.h"
#include "core/heatmap/value_range.h"
#include "core/image/geometry.h"

#include <opencv2/core/mat.hpp>

namespace clipscope {

/// A map's grid resampled to a picture, nearest or bicubic. Unlike BilinearMap it stores the
/// resampled pixels, because between two cells a cubic can lie beyond both.
class KernelMap {
public:
    /// `grid`: CV_32FC1, h x w, finite. `interpolation`: not Bilinear.
    KernelMap(const cv::Mat& grid, const Geometry& geometry, Interpolation interpolation);

    /// Over the pixels that the model saw.
    [[nodiscard]] ValueRange range() const;
    /// CV_32FC1, H x W: (value - lowest) * range.scale(), kept within [0, 1]; 0 where unseen.
    [[nodiscard]] cv::Mat render(const ValueRange& range) const;

private:
    Size m_picture;
    Box m_seen;
    cv::Mat m_values;  ///< CV_32FC1, the seen part
};

}  // namespace clipscope
