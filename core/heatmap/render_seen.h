// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"
#include "core/image/large_mat.h"

#include <opencv2/core/utility.hpp>

#include <algorithm>

namespace clipscope {

/// CV_32FC1, H x W: 0 where the model saw nothing. `writeRows(begin, end, rowAt)` fills rows of the
/// seen part, counted from its top; rowAt(y) is a float* to the first seen pixel of one. It runs on
/// several threads at once, with parts that do not overlap.
template <typename WriteRows>
[[nodiscard]] cv::Mat renderSeen(Size picture, const Box& seen, WriteRows writeRows)
{
    cv::Mat heat = makeLargeMat(picture.height, picture.width, CV_32FC1);
    const auto rowAt = [&](int y) { return heat.ptr<float>(seen.y + y) + seen.x; };
    cv::parallel_for_(cv::Range(0, heat.rows), [&](const cv::Range& part) {
        const int begin = std::clamp(part.start, seen.y, seen.bottom());
        const int end = std::clamp(part.end, seen.y, seen.bottom());
        for (int y = part.start; y < part.end; ++y) {
            auto* row = heat.ptr<float>(y);
            const bool isSeen = y >= begin && y < end;
            std::fill(row, row + (isSeen ? seen.x : heat.cols), 0.0F);
            std::fill(row + (isSeen ? seen.right() : heat.cols), row + heat.cols, 0.0F);
        }
        writeRows(begin - seen.y, end - seen.y, rowAt);
    });
    return heat;
}

}  // namespace clipscope
