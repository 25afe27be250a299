// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/blocks/sum_channels.h"

#include "core/base/check.h"
#include "core/saliency/blocks/to_bank.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/where.h>
#include <ATen/ops/zeros_like.h>

#include <string>

namespace clipscope {

namespace {

/// As fp32 and finite; a note names `what` was not.
at::Tensor
finite(const at::Tensor& values, const std::string& what, std::vector<std::string>& notes)
{
    const at::Tensor floats = values.to(at::kFloat);
    const at::Tensor good = at::isfinite(floats);
    const auto bad = floats.numel() - good.sum().item<std::int64_t>();
    if (bad == 0)
        return floats;
    notes.push_back(
        std::to_string(bad) + " of " + std::to_string(floats.numel()) + " " + what +
        " were not finite and count as 0");
    return at::where(good, floats, at::zeros_like(floats));
}

}  // namespace

SaliencyOutcome weightedSum(const at::Tensor& activation, const at::Tensor& weights)
{
    CLIPSCOPE_ENSURE(
        weights.dim() == 1 && weights.size(0) == activation.size(0),
        "weights that are not one per channel");
    std::vector<std::string> notes;
    ChannelBank bank = toChannelBank(activation);
    bank.weights = toFloats(finite(weights, "channel weights", notes));
    NativeMap map = combine(bank, bank.weights);
    return {.map = std::move(map), .bank = std::move(bank), .notes = std::move(notes)};
}

SaliencyOutcome sumOfTerms(const at::Tensor& terms)
{
    CLIPSCOPE_ENSURE(terms.dim() == 3, "terms that are not [C, h, w]");
    std::vector<std::string> notes;
    const at::Tensor parts = finite(terms, "products of activation and gradient", notes);
    NativeMap map = toNativeMap(parts.to(at::kDouble).sum(0));
    return {.map = std::move(map), .terms = parts, .notes = std::move(notes)};
}

}  // namespace clipscope
