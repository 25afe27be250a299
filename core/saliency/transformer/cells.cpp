// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/transformer/cells.h"

#include "core/base/check.h"
#include "core/saliency/blocks/to_bank.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/linalg_vector_norm.h>

namespace clipscope {

namespace {

constexpr double kSmallestNorm = 1e-12;

}  // namespace

at::Tensor unitRows(const at::Tensor& rows)
{
    const at::Tensor norms = at::linalg_vector_norm(rows, 2, at::IntArrayRef{-1}, /*keepdim=*/true);
    return rows / norms.clamp_min(kSmallestNorm);
}

at::Tensor along(const at::Tensor& rows, const at::Tensor& direction)
{
    return (rows * direction.to(rows.scalar_type())).sum(-1);
}

NativeMap toCellMap(const at::Tensor& values, const VisualEncoder& visual, Rectify rectify)
{
    const Size grid = visual.layer(visual.lastBlockOutput()).grid;
    CLIPSCOPE_ENSURE(
        values.dim() == 1 && values.size(0) == std::int64_t{grid.width} * grid.height,
        "a map that does not have one value per cell");
    NativeMap map = toNativeMap(values.detach().view({grid.height, grid.width}));
    map.rectify = rectify;
    return map;
}

NativeMap tokensToCellMap(const at::Tensor& values, const VisualEncoder& visual, Rectify rectify)
{
    return toCellMap(values.slice(0, 1).contiguous(), visual, rectify);
}

}  // namespace clipscope
