// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/tile_grid.h"

#include "core/base/check.h"
#include "core/image/pil_resample.h"

#include <opencv2/core.hpp>

#include <limits>
#include <string>

namespace clipscope {

namespace {

constexpr int kColumns = 2;
constexpr std::size_t kTiles = 4;
constexpr int kLargestTile = std::numeric_limits<int>::max() / kColumns;

}  // namespace

Image tileGrid(std::span<const Image> pictures, int tile)
{
    CLIPSCOPE_CHECK(
        pictures.size() == kTiles,
        "a grid takes exactly 4 pictures, not " + std::to_string(pictures.size()));
    CLIPSCOPE_CHECK(
        tile >= 1 && tile <= kLargestTile,
        "the tiles of a grid must have at least one pixel a side, not " + std::to_string(tile));
    cv::Mat grid(kColumns * tile, kColumns * tile, CV_8UC3);
    for (int i = 0; i < static_cast<int>(kTiles); ++i) {
        const Image& picture = pictures[static_cast<std::size_t>(i)];
        pilResize(picture.rgb(), {tile, tile}, ResampleFilter::Bicubic)
            .copyTo(grid(cv::Rect(i % kColumns * tile, i / kColumns * tile, tile, tile)));
    }
    return {grid, "Grid of 4 pictures"};
}

}  // namespace clipscope
