// SPDX-License-Identifier: GPL-3.0-or-later
// Positional embeddings for other input sizes than the one that a model was trained with.
//
// Agrees: resize_pos_embed of open_clip (tests/core/clip/resize_positions_test.cpp).
#include "core/clip/resize_positions.h"

#include "core/base/check.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/_upsample_bicubic2d_aa.h>
#include <ATen/ops/cat.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

namespace clipscope {

at::Tensor resizePositions(const at::Tensor& positions, int grid)
{
    const std::int64_t cells = positions.size(0) - 1;
    const std::int64_t width = positions.size(1);
    const auto side = std::lround(std::sqrt(static_cast<double>(cells)));
    CLIPSCOPE_CHECK(
        side >= 1 && side * side == cells,
        "a positional embedding of " + std::to_string(cells + 1) +
            " rows is not 1 + a square; only square inputs are supported");
    CLIPSCOPE_CHECK(
        grid >= 1, "a grid must have at least 1 cell a side, not " + std::to_string(grid));
    const at::Tensor picture =
        positions.narrow(0, 1, cells).to(at::kFloat).t().contiguous().view({1, width, side, side});
    const at::Tensor resized =
        at::_upsample_bicubic2d_aa(picture, {grid, grid}, /*align_corners=*/false);
    return at::cat(
        {positions.narrow(0, 0, 1).to(at::kFloat),
         resized.view({width, std::int64_t{grid} * grid}).t()});
}

void fitPositions(WeightSources& canonical, const VisionConfig& vision)
{
    const std::string name = vision.family == VisionFamily::Vit
                                 ? "visual.positional_embedding"
                                 : "visual.attnpool.positional_embedding";
    const auto found = canonical.find(name);
    const int grid = vision.grid();
    const std::int64_t rows = 1 + std::int64_t{grid} * grid;
    if (found == canonical.end() || found->second.shape.size() != 2 ||
        found->second.shape[0] == rows)
        return;
    found->second.shape[0] = rows;
    found->second.load = [load = std::move(found->second.load), grid] {
        return resizePositions(load(), grid);
    };
}

}  // namespace clipscope
