// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/visual_encoder.h"
#include "core/saliency/embedding_bank.h"
#include "core/saliency/masked_encoder.h"
#include "core/saliency/probe.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace clipscope {

class ClipModel;

/// Where kept embeddings of masked pictures come from: the bank of a family with this many members,
/// empty when new. One family always has the same number of members.
using BankSource =
    std::function<std::shared_ptr<EmbeddingBank>(const std::string& family, std::int64_t rows)>;
/// Reads texts as the model does: [texts.size(), E], L2-normalised.
using TextSource = std::function<at::Tensor(const std::vector<std::string>& texts)>;

/// Probe::kept() across probes of the same picture.
using TensorSource =
    std::function<at::Tensor(const std::string& id, const std::function<at::Tensor()>& compute)>;

/// What a probe looks at and with. All references must outlive it.
struct ProbeInputs {
    const ClipModel& model;
    const MaskedEncoder& encoder;
    const MaskedEncoder* draft = nullptr;  ///< a faster one for tolerant families; may be null
    const at::Tensor& pixels;              ///< [1, 3, n, n], normalised
    const Target& target;
    const Cut& cut;  ///< trunk(pixels, layer), no gradient recorded
    std::string layer;
    BankSource banks;         ///< undefined: nothing is kept
    TensorSource tensors;     ///< undefined: nothing is kept
    TextSource texts;         ///< may be undefined where no method reads further texts
    std::int64_t batch = 16;  ///< masked pictures per forward pass, at least 1
    std::uint64_t seed = 0;
    /// Called once, before scores() encodes more than two batches: time to show a draft. May be
    /// undefined.
    std::function<void(const Probe& probe, std::int64_t missing)> beforeLong;
};

/// The probe of a real CLIP.
class ClipProbe final : public Probe {
public:
    explicit ClipProbe(ProbeInputs inputs);

    [[nodiscard]] at::Tensor activation() const override;
    /// Runs the head once with gradients; later calls return the same tensor.
    [[nodiscard]] at::Tensor gradient() const override;
    [[nodiscard]] at::Tensor pixels() const override { return m_in.pixels; }
    [[nodiscard]] double score() const override;
    /// Rows that a bank holds cost nothing; the rest is encoded in batches, halved when memory
    /// runs out. Rows scored before a stop stay in the bank.
    [[nodiscard]] std::vector<float> scores(
        const PictureFamily& family,
        const std::vector<std::int64_t>& rows,
        const RunContext& context,
        const OnBatch& onBatch) const override;
    [[nodiscard]] bool hasDrafts() const override { return m_in.draft != nullptr; }
    [[nodiscard]] std::vector<float> ablatedScores(
        const std::vector<std::int64_t>& channels, const RunContext& context) const override;
    [[nodiscard]] FullGradients fullGradients() const override;
    [[nodiscard]] const Target& target() const override { return m_in.target; }
    [[nodiscard]] at::Tensor encodeTexts(const std::vector<std::string>& texts) const override;
    [[nodiscard]] const VisualEncoder& visual() const override;
    [[nodiscard]] at::Tensor
    kept(const std::string& id, const std::function<at::Tensor()>& compute) const override;
    [[nodiscard]] std::uint64_t seed() const override { return m_in.seed; }

    /// Full forward passes of the image tower made through this probe.
    [[nodiscard]] std::int64_t passes() const { return m_passes; }
    /// Wall time of gradient() and fullGradients().
    [[nodiscard]] double gradientMilliseconds() const { return m_gradientMs; }

private:
    void announce(
        const EmbeddingBank& bank,
        const std::vector<std::int64_t>& rows,
        EmbeddingBank::Quality quality) const;
    void encodeMissing(
        const PictureFamily& family,
        const std::vector<std::int64_t>& rows,
        EmbeddingBank::Quality quality,
        EmbeddingBank& bank,
        const RunContext& context) const;

    ProbeInputs m_in;
    mutable at::Tensor m_gradient;
    mutable std::int64_t m_passes = 0;
    mutable bool m_hasBegun = false;  // beforeLong was called
    mutable std::int64_t m_batch = 1;
    mutable double m_gradientMs = 0;
};

}  // namespace clipscope
