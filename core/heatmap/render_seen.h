// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heat_watcher.h"
#include "core/heatmap/row_bands.h"
#include "core/image/geometry.h"
#include "core/image/large_mat.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace clipscope {

/// CV_32FC1, H x W: 0 where the model saw nothing. `writeRows(begin, end, rowAt)` fills rows of the
/// seen part, counted from its top; rowAt(y) is a float* to the first seen pixel of one. It runs on
/// several threads at once, with parts that do not overlap. `watcher`: may be null; it has been
/// told where the values lie.
template <typename WriteRows>
[[nodiscard]] cv::Mat
renderSeen(Size picture, const Box& seen, HeatWatcher* watcher, WriteRows writeRows)
{
    cv::Mat heat = makeLargeMat(picture.height, picture.width, CV_32FC1);
    const auto rowAt = [&](int y) { return heat.ptr<float>(seen.y + y) + seen.x; };
    forBands(heat.size(), [&](const cv::Range& part) {
        const int begin = std::clamp(part.start, seen.y, seen.bottom());
        const int end = std::clamp(part.end, seen.y, seen.bottom());
        for (int y = part.start; y < part.end; ++y) {
            auto* row = heat.ptr<float>(y);
            const bool isSeen = y >= begin && y < end;
            std::fill(row, row + (isSeen ? seen.x : heat.cols), 0.0F);
            std::fill(row + (isSeen ? seen.right() : heat.cols), row + heat.cols, 0.0F);
        }
        writeRows(begin - seen.y, end - seen.y, rowAt);
        if (watcher != nullptr)
            watcher->look(heat, part);
    });
    return heat;
}

/// The ranges of all of the picture's rows from those of the seen part's, whose other pixels are 0.
[[nodiscard]] inline std::vector<ValueRange>
withUnseen(Size picture, const Box& seen, const std::vector<ValueRange>& ofSeen)
{
    ValueRange unseen;
    unseen.include(0);
    std::vector<ValueRange> rows(static_cast<std::size_t>(picture.height), unseen);
    const bool isWhole = seen.width == picture.width;
    for (int y = 0; y < seen.height; ++y) {
        ValueRange& row = rows[static_cast<std::size_t>(seen.y + y)];
        row = ofSeen[static_cast<std::size_t>(y)];
        if (!isWhole)
            row.include(0);
    }
    return rows;
}

}  // namespace clipscope
