// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/value_range.h"
#include "core/image/geometry.h"

#include <opencv2/core/mat.hpp>

#include <vector>

namespace clipscope {

class HeatWatcher;

/// A map's grid, to be resampled bilinearly to a picture. Nothing of the picture's size is stored:
/// the range is found from the grid, and render() interpolates and rescales in one go.
class BilinearMap {
public:
    /// `grid`: CV_32FC1, h x w, finite; shared, so do not write to it.
    BilinearMap(cv::Mat grid, const Geometry& geometry);

    /// Over the pixels that the model saw.
    [[nodiscard]] ValueRange range() const;
    /// CV_32FC1, H x W: (value - lowest) * range.scale(), kept within [0, 1]; 0 where unseen.
    /// `watcher`: may be null.
    [[nodiscard]] cv::Mat render(const ValueRange& range, HeatWatcher* watcher = nullptr) const;

private:
    /// A run of neighbouring picture pixels that lie between the same two cell centres.
    struct Segment {
        int begin = 0;  ///< first pixel, counted from the seen part's edge
        int end = 0;    ///< one past the last
        int cell = 0;   ///< cell to the left (or above); the other is `next`
        int next = 0;   ///< cell + 1, or the same at the grid's edge
    };

    /// Where the pixels of one axis fall on the grid.
    struct Axis {
        std::vector<float> fraction;  ///< per pixel: share of Segment::next
        std::vector<Segment> segments;
    };

    template <typename PositionOf>
    static Axis makeAxis(int pixels, int cells, PositionOf positionOf);
    static float interpolate(const std::vector<float>& row, const Segment& segment, float fraction);
    struct Ramp;
    static Ramp rampOf(const std::vector<float>& row, const Segment& segment, ValueRange range);
    static void
    writeRow(float* out, const std::vector<float>& row, const Axis& columns, ValueRange range);
    [[nodiscard]] std::vector<std::size_t> segmentsOfRows() const;
    [[nodiscard]] std::vector<ValueRange> rowRanges(const ValueRange& range) const;
    void blendRows(const Segment& rows, float fraction, std::vector<float>& blended) const;

    cv::Mat m_grid;
    Size m_picture;
    Box m_seen;
    Axis m_columns;
    Axis m_rows;
};

}  // namespace clipscope
