// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/blocks/masks.h"

#include "core/base/check.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/amax.h>
#include <ATen/ops/amin.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/upsample_bilinear2d.h>

#include <string>

namespace clipscope {

at::Tensor channelMasks(const at::Tensor& maps, std::int64_t side)
{
    CLIPSCOPE_CHECK(side >= 1, "side must be at least 1, got " + std::to_string(side));
    const at::Tensor large =
        at::upsample_bilinear2d(maps.unsqueeze(0), {side, side}, /*align_corners=*/true).squeeze(0);
    const at::Tensor low = at::amin(large, {1, 2}, /*keepdim=*/true);
    const at::Tensor range = at::amax(large, {1, 2}, /*keepdim=*/true) - low;
    return (large - low) / (range + kMaskEpsilon);
}

at::Tensor maskedPixels(const at::Tensor& pixels, const at::Tensor& masks)
{
    return pixels * masks.unsqueeze(1);
}

PictureFamily channelFamily(const at::Tensor& activation, const at::Tensor& pixels)
{
    return {
        .id = "channels",
        .stage = "scoring channels",
        .count = activation.size(0),
        .make = [activation, pixels](const std::vector<std::int64_t>& channels) {
            const at::Tensor maps = at::index_select(activation, 0, at::tensor(channels));
            return maskedPixels(pixels, channelMasks(maps, pixels.size(2)));
        }};
}

}  // namespace clipscope
