// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heat_watcher.h"
#include "core/heatmap/heatmap.h"
#include "core/localize/otsu.h"

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

#include <mutex>
#include <vector>

namespace clipscope {

/// What all thresholds of a heatmap have in common: computed once, it makes changing one cheap.
struct HeatLevels {
    cv::Mat bytes;              ///< CV_8UC1, H x W: heatToBytes()
    ByteHistogram histogram{};  ///< of `bytes`; its maximum of otsuCurve() is Otsu's threshold
    ByteHistogram seen{};       ///< the same over the pixels that the model saw
    cv::Point peak;             ///< pixel of the highest heat, the first in reading order
    float peakHeat = 0;         ///< heat there
};

/// Throws Error(InvalidArgument) as heatToBytes() does.
[[nodiscard]] HeatLevels levelsOf(const Heatmap& heatmap);

/// Makes them while the heatmap is made: for one heatmap after the other.
class LevelsMaker final : public HeatWatcher {
public:
    /// Of the heatmap that was watched, else as levelsOf().
    [[nodiscard]] HeatLevels finish(const Heatmap& heatmap);

    void begin(Size picture, const Box& seen, const std::vector<ValueRange>& rows) override;
    void look(const cv::Mat& heat, const cv::Range& rows) override;

private:
    HeatLevels m_levels;
    Box m_seen;
    std::vector<ValueRange> m_rows;  ///< none before begin()
    ValueRange m_whole;
    std::mutex m_adding;
};

/// HeatLevels::bytes alone. Throws Error(InvalidArgument) unless `heat` is CV_32FC1 with at least
/// one pixel.
[[nodiscard]] cv::Mat bytesOf(const cv::Mat& heat);

}  // namespace clipscope
