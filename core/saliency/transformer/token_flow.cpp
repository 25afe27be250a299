// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/transformer/token_flow.h"

#include "core/base/check.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/amax.h>
#include <ATen/ops/amin.h>
#include <ATen/ops/eye.h>
#include <ATen/ops/index_fill.h>
#include <ATen/ops/sort.h>

#include <string>

namespace clipscope {

namespace {

at::Tensor identityLike(const at::Tensor& square)
{
    return at::eye(square.size(0), square.options());
}

}  // namespace

at::Tensor flowInto(const std::vector<at::Tensor>& steps, std::int64_t row)
{
    CLIPSCOPE_ENSURE(!steps.empty(), "a flow through no layer");
    at::Tensor flow = steps.back()[row];
    for (auto step = std::next(steps.rbegin()); step != steps.rend(); ++step)
        flow = (flow.unsqueeze(1) * *step).sum(0);
    return flow;
}

at::Tensor positiveAttention(const at::Tensor& weights, const at::Tensor& gradients)
{
    return (weights * gradients).clamp_min(0).mean(0);
}

at::Tensor relevanceStep(const at::Tensor& attention)
{
    return attention + identityLike(attention);
}

HeadFusion headFusionFromString(std::string_view text)
{
    if (text == "mean")
        return HeadFusion::Mean;
    if (text == "max")
        return HeadFusion::Max;
    CLIPSCOPE_CHECK(
        text == "min",
        "the fusion of heads must be mean, max or min, not '" + std::string(text) + "'");
    return HeadFusion::Min;
}

at::Tensor fuseHeads(const at::Tensor& weights, HeadFusion fusion)
{
    switch (fusion) {
    case HeadFusion::Mean:
        return weights.mean(0);
    case HeadFusion::Max:
        return weights.amax(0);
    case HeadFusion::Min:
        return weights.amin(0);
    }
    return {};
}

at::Tensor rolloutStep(const at::Tensor& attention, double discard, DiscardFrom from)
{
    CLIPSCOPE_CHECK(
        discard >= 0 && discard < 1,
        "the discarded share of the attention must be at least 0 and below 1, not " +
            std::to_string(discard));
    at::Tensor kept = attention.flatten();
    const auto count = static_cast<std::int64_t>(static_cast<double>(kept.numel()) * discard);
    if (count > 0) {
        const at::Tensor order =
            std::get<1>(kept.sort(/*stable=*/true, /*dim=*/0, /*descending=*/false));
        const at::Tensor first = kept[0];
        kept = kept.index_fill(0, order.narrow(0, 0, count), 0);
        if (from == DiscardFrom::AllButTheFirst)
            kept[0] = first;
    }
    const at::Tensor mixed = (kept.view_as(attention) + identityLike(attention)) * 0.5;
    return mixed / mixed.sum(1, /*keepdim=*/true);
}

}  // namespace clipscope
