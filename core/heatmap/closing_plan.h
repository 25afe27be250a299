// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

#include <vector>

namespace clipscope {

/// A part of a heatmap that a closing changes, perhaps.
struct PartToClose {
    cv::Rect part;
    bool alongRows = false;     ///< by windows of a row
    bool alongColumns = false;  ///< by windows of a column
};

/// Where a closing with a square of 2 * `radius` + 1 pixels can change anything, and how little of
/// it is enough there: most of an upsampled map rises or falls steadily.
///
/// If all rows within 2 * `radius` of a pixel rise, or all fall, the largest value of any window
/// stands at the window's same end, and the smallest of those is the value that the pixel had:
/// closing along rows changes nothing, before as well as after one along columns, which keeps rows
/// rising. The same holds for columns. Only at the matrix's edge windows have no such end.
/// `heat`: CV_32FC1, not NaN. The parts do not overlap. A part leaves out the directions that would
/// change nothing, and what no part covers stays as it is.
[[nodiscard]] std::vector<PartToClose> partsToClose(const cv::Mat& heat, int radius);

}  // namespace clipscope
