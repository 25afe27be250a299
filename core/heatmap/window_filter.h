// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

namespace clipscope {

// Extremes over windows of `side` values, as far as there are so many; on the calling thread. The
// cost per value grows with the logarithm of `side`. `values`: CV_32FC1; `side`: odd, at least 1.

enum class Extreme { Largest, Smallest };

/// The extreme of the window of its row around every value, from the one at column `first` on.
/// `out`: CV_32FC1, of as many rows and as many columns as are wanted; not `values` itself.
void filterRows(const cv::Mat& values, int side, Extreme extreme, int first, cv::Mat& out);

/// Closes `part` of the values with windows of a row: the largest of every window, then the
/// smallest of those. Values beyond the part take part. `out`: CV_32FC1, of the part's size.
void closeRows(const cv::Mat& values, const cv::Rect& part, int side, cv::Mat& out);
/// The same with windows of a column.
void closeColumns(const cv::Mat& values, const cv::Rect& part, int side, cv::Mat& out);

}  // namespace clipscope
