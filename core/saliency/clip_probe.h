// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/visual_encoder.h"
#include "core/saliency/embedding_bank.h"
#include "core/saliency/masked_encoder.h"
#include "core/saliency/probe.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

namespace clipscope {

class ClipModel;

/// What a probe looks at and with. All references must outlive it.
struct ProbeInputs {
    const ClipModel& model;
    const MaskedEncoder& encoder;
    const at::Tensor& pixels;  ///< [1, 3, n, n], normalised
    const at::Tensor& text;    ///< [E], L2-normalised: the explained prompt
    const Cut& cut;            ///< trunk(pixels, layer), no gradient recorded
    std::string layer;
    EmbeddingBank& bank;      ///< one row per channel of `layer`
    std::int64_t batch = 16;  ///< masked pictures per forward pass, at least 1
};

/// The probe of a real CLIP.
class ClipProbe final : public Probe {
public:
    explicit ClipProbe(const ProbeInputs& inputs);

    [[nodiscard]] at::Tensor activation() const override;
    /// Runs the head once with gradients; later calls return the same tensor.
    [[nodiscard]] at::Tensor gradient() const override;
    /// Rows that the bank holds cost nothing; the rest is encoded in batches, halved when memory
    /// runs out. Rows scored before a stop stay in the bank.
    [[nodiscard]] std::vector<float> maskedLogits(
        const std::vector<std::int64_t>& channels,
        const RunContext& context,
        const OnBatch& onBatch) const override;

    /// Full forward passes of the image tower made through this probe.
    [[nodiscard]] std::int64_t passes() const { return m_passes; }
    /// Wall time of gradient().
    [[nodiscard]] double gradientMilliseconds() const { return m_gradientMs; }

private:
    void encodeMissing(const std::vector<std::int64_t>& channels, const RunContext& context) const;
    [[nodiscard]] at::Tensor logitOf(const at::Tensor& embedding) const;

    ProbeInputs m_in;
    mutable at::Tensor m_gradient;
    mutable std::int64_t m_passes = 0;
    mutable std::int64_t m_batch = 1;
    mutable double m_gradientMs = 0;
};

}  // namespace clipscope
