// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/saliency/picture_family.h"
#include "core/saliency/target.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace clipscope {

class ResNetEncoder;
class VisualEncoder;
class VitEncoder;

/// Gradients of the whole image tower at once: what FullGrad adds up.
struct FullGradients {
    at::Tensor pixels;  ///< [3, n, n]: of the scalar with respect to the normalised pixels
    struct Layer {
        at::Tensor bias;      ///< [C]: of a convolution with its norm folded in
        at::Tensor gradient;  ///< [C, h, w]: of the scalar with respect to its output
    };
    std::vector<Layer> layers;  ///< input side first; empty for a ViT, which has no such layers
};

/// One picture, one target, one layer of a network: all that a saliency method may ask.
/// Not thread-safe. Functions that a probe of a toy has no answer for throw Error(Internal).
class Probe {
public:
    using OnBatch = std::function<void(const std::vector<float>& scores)>;

    Probe() = default;
    Probe(const Probe&) = delete;
    Probe& operator=(const Probe&) = delete;
    virtual ~Probe() = default;

    /// Activation of the layer as maps [C, h, w], fp32; tokens without the class token.
    [[nodiscard]] virtual at::Tensor activation() const = 0;
    /// Gradient of the target with respect to the activation, [C, h, w]. Where the embedding reads
    /// only the class token (output of a ViT's last block) the patch gradient is exactly 0, so the
    /// class token's gradient [C, 1, 1] stands in, as in the gScoreCAM evaluation.
    [[nodiscard]] virtual at::Tensor gradient() const = 0;
    /// The picture as the network reads it: [1, 3, n, n], normalised.
    [[nodiscard]] virtual at::Tensor pixels() const = 0;
    /// The target's value for the picture itself.
    [[nodiscard]] virtual double score() const = 0;
    /// The target's values for members of a family, in the order of `rows`. After every batch
    /// `onBatch` gets the scores of the rows so far. Throws Cancelled between batches.
    [[nodiscard]] virtual std::vector<float> scores(
        const PictureFamily& family,
        const std::vector<std::int64_t>& rows,
        const RunContext& context,
        const OnBatch& onBatch) const = 0;
    /// True if scores() answers a tolerant family in reduced precision.
    [[nodiscard]] virtual bool hasDrafts() const { return false; }
    /// The target's values if one channel of the layer were 0 everywhere (the class token included)
    /// and the tower continued from there; only the layers behind this one run.
    [[nodiscard]] virtual std::vector<float>
    ablatedScores(const std::vector<std::int64_t>& channels, const RunContext& context) const;
    /// One recorded pass through the whole tower.
    [[nodiscard]] virtual FullGradients fullGradients() const;

    /// What is explained; its text embeddings are what dense methods compare patches with.
    [[nodiscard]] virtual const Target& target() const;
    /// Embeddings of other texts, one row each, L2-normalised: [texts.size(), E].
    [[nodiscard]] virtual at::Tensor encodeTexts(const std::vector<std::string>& texts) const;
    /// The image tower, for methods that look inside.
    [[nodiscard]] virtual const VisualEncoder& visual() const;
    /// A tensor that depends on the picture, the model and `id`, but not on the prompt or the
    /// layer: what `compute` returns, or what it returned for an earlier prompt.
    [[nodiscard]] virtual at::Tensor
    kept(const std::string& id, const std::function<at::Tensor()>& compute) const;
    /// For methods that draw random numbers.
    [[nodiscard]] virtual std::uint64_t seed() const { return 0; }
};

/// The image tower as a transformer or ResNet. Throw Error(Unsupported) that says why if it is the
/// other; the catalogue (MethodInfo::runsOn) keeps users from getting there.
[[nodiscard]] const VitEncoder& transformerOf(const Probe& probe);
[[nodiscard]] const ResNetEncoder& resnetOf(const Probe& probe);
/// The same without a complaint: null if it is the other family.
[[nodiscard]] const VitEncoder* asTransformer(const Probe& probe);

}  // namespace clipscope
