// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"
#include "core/clip/clip_model.h"
#include "core/clip/text_encoder.h"
#include "core/clip/visual_encoder.h"
#include "core/weights/state_dict.h"
#include "models/training/trainer/training_kernels.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace clipscope::training {

/// A new CLIP's weights in canonical names, fp32, after OpenAI's initialisation: the same from the
/// same seed on every machine.
[[nodiscard]] StateDict initialWeights(const ClipConfig& config, std::uint64_t seed);

/// A CLIP whose weights want gradients. The towers are the product's own, built anew for every step
/// around the weights as they are, which costs next to nothing.
class TrainedClip {
public:
    /// `weights`: canonical names; statistics of norms stay without gradients. `precision` Full
    /// computes in the weights' own dtype.
    TrainedClip(const ClipConfig& config, StateDict weights, Precision precision);

    [[nodiscard]] const ClipConfig& config() const { return m_config; }
    [[nodiscard]] StateDict& weights() { return m_weights; }
    [[nodiscard]] const StateDict& weights() const { return m_weights; }

    /// [N, 3, n, n] -> embeddings [N, E], not normalised, in the weights' dtype. n need not be the
    /// model's input size: the positions are resampled, with gradients. Norms use the batch.
    [[nodiscard]] at::Tensor encodeImages(const at::Tensor& pixels) const;
    /// Token ids, start and end included -> embeddings [T, E], not normalised.
    [[nodiscard]] at::Tensor
    encodeTexts(const std::vector<std::vector<std::int32_t>>& prompts) const;
    /// exp(logit_scale), with a gradient.
    [[nodiscard]] at::Tensor logitScale() const;

private:
    ClipConfig m_config;
    StateDict m_weights;
    Precision m_precision;
    TrainingKernels m_kernels;
};

/// The product's own model of these weights, for pictures of `side` pixels.
[[nodiscard]] std::unique_ptr<ClipModel>
evaluationModel(const ClipConfig& config, const StateDict& weights, int side);

}  // namespace clipscope::training
