// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/visual_encoder.h"

#include "core/base/check.h"

#include <algorithm>
#include <cmath>

namespace clipscope {

const LayerInfo& VisualEncoder::layer(const std::string& name) const
{
    const auto& all = layers();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const LayerInfo& candidate) { return candidate.name == name; });
    if (found != all.end())
        return *found;
    std::string names;
    for (const LayerInfo& candidate : all)
        names += (names.empty() ? "" : ", ") + candidate.name;
    throw Error(
        ErrorCode::InvalidArgument, "this model has no layer \"" + name + "\"; it has " + names);
}

at::Tensor VisualEncoder::asMaps(const at::Tensor& activation) const
{
    if (!hasTokens())
        return activation;
    const std::int64_t cells = activation.size(1) - 1;
    const auto grid = std::lround(std::sqrt(static_cast<double>(cells)));
    CLIPSCOPE_CHECK(
        grid * grid == cells,
        "an activation with " + std::to_string(cells) + " patch tokens is not a square map");
    return activation.narrow(1, 1, cells).transpose(1, 2).unflatten(2, {grid, grid});
}

at::Tensor VisualEncoder::classToken(const at::Tensor& activation) const
{
    CLIPSCOPE_CHECK(hasTokens(), "the activations of a ResNet have no class token");
    return activation.select(1, 0);
}

}  // namespace clipscope
