// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/saliency/masked_encoder.h"
#include "core/scoring/dnnl_network.h"

#include <memory>

namespace clipscope {

class ClipModel;

/// The fastest encoder for masked pictures that this model and machine allow.
///
/// ResNet towers run on oneDNN directly: BatchNorm folded, ReLU and residual sums fused, weights
/// packed once, activations in one planned arena; the attention pool stays with LibTorch. Towers
/// that oneDNN is not written for here (ViT) use the reference encoder. BFloat16 halves the traffic
/// and differs by about 1e-2 in a logit of 20; Float32 agrees with the reference to rounding.
/// Throws Error(Unsupported) for BFloat16 where it is not available: a ViT, or a processor without
/// AVX-512. `model` must outlive the encoder.
[[nodiscard]] std::unique_ptr<MaskedEncoder>
makeScoringEncoder(const ClipModel& model, StorageType storage);

}  // namespace clipscope
