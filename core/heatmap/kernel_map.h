// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/interpolation.h"
#include "core/heatmap/value_range.h"
#include "core/image/geometry.h"

#include <opencv2/core/mat.hpp>

#include <array>
#include <vector>

namespace clipscope {

class HeatWatcher;

/// The cells that one pixel of an axis is made of. Weights add up to 1.
struct KernelTap {
    std::array<int, 4> cells{};
    std::array<float, 4> weights{};
};

/// A map's grid, to be resampled to a picture, nearest or bicubic. Between two cells a cubic can
/// lie beyond both, so unlike BilinearMap's its range takes a look at every pixel.
class KernelMap {
public:
    /// `grid`: CV_32FC1, h x w, finite. `interpolation`: not Bilinear.
    KernelMap(const cv::Mat& grid, const Geometry& geometry, Interpolation interpolation);

    /// Over the pixels that the model saw.
    [[nodiscard]] ValueRange range() const;
    /// CV_32FC1, H x W: (value - lowest) * range.scale(), kept within [0, 1]; 0 where unseen.
    /// `watcher`: may be null.
    [[nodiscard]] cv::Mat render(const ValueRange& range, HeatWatcher* watcher = nullptr) const;

private:
    void resample(int y, float* out) const;
    void lookAtRows();

    Size m_picture;
    Box m_seen;
    cv::Mat m_wide;                       ///< CV_32FC1, h x W of the seen part
    std::vector<KernelTap> m_rows;        ///< of the seen part, in cells of m_wide
    std::vector<ValueRange> m_rowRanges;  ///< of the seen part
};

}  // namespace clipscope
