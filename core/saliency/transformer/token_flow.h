// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace clipscope {

/// Row `row` of the product of all steps, the last one leftmost: how much of every input token
/// arrived in token `row`. `steps`: [L, L] each, input side first -> [L]. One row never needs the
/// product of two matrices.
[[nodiscard]] at::Tensor flowInto(const std::vector<at::Tensor>& steps, std::int64_t row);

/// mean over heads of max(0, gradient * weight): [heads, L, L] twice -> [L, L].
/// Chefer et al., ICCV 2021, arXiv:2103.15679, equation 5.
[[nodiscard]] at::Tensor positiveAttention(const at::Tensor& weights, const at::Tensor& gradients);

/// Identity plus `attention` [L, L]: one layer of Chefer's recursion R <- R + attention R
/// (equation 6).
[[nodiscard]] at::Tensor relevanceStep(const at::Tensor& attention);

/// How the attention of several heads becomes one matrix.
enum class HeadFusion { Mean, Max, Min };
/// Throws Error(InvalidArgument) unless `text` is "mean", "max" or "min".
[[nodiscard]] HeadFusion headFusionFromString(std::string_view text);
/// [heads, L, L] -> [L, L].
[[nodiscard]] at::Tensor fuseHeads(const at::Tensor& weights, HeadFusion fusion);

/// Which entries may be discarded: the class token's attention to itself is often spared.
enum class DiscardFrom { AllEntries, AllButTheFirst };

/// One layer of attention rollout (Abnar and Zuidema, ACL 2020, arXiv:2005.00928, section 3): the
/// mean of `attention` [L, L] and the identity, with rows that sum to 1. The `discard` share
/// (0 <= discard < 1) of entries with the least attention counts as 0 beforehand; among equals
/// those that come first in memory go.
[[nodiscard]] at::Tensor rolloutStep(const at::Tensor& attention, double discard, DiscardFrom from);

}  // namespace clipscope
