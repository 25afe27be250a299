// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/layer_info.h"

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

namespace clipscope {

/// The state of the image tower at a layer: what the head needs to finish the computation.
struct Cut {
    /// The activation at the layer: [N, C, h, w], or tokens [N, 1 + h*w, C] for a ViT.
    at::Tensor activation;
    /// What bypasses the layer (the residual stream around ln_1); undefined if nothing does.
    at::Tensor carried;
};

/// An image tower with explicit cut points instead of hooks. Immutable; for one thread at a time.
///
/// For every layer L: head(trunk(x, L), L) equals encode(x). All functions record gradients if the
/// caller's grad mode is on and an input asks for them.
class VisualEncoder {
public:
    VisualEncoder() = default;
    VisualEncoder(const VisualEncoder&) = delete;
    VisualEncoder& operator=(const VisualEncoder&) = delete;
    virtual ~VisualEncoder() = default;

    /// Cut points, input side first. Every one can be explained.
    [[nodiscard]] virtual const std::vector<LayerInfo>& layers() const = 0;
    /// The last block's output: gScoreCAM's and ScoreCAM's layer in both families.
    [[nodiscard]] virtual std::string lastBlockOutput() const = 0;
    /// The layer for gradient methods: as above for a ResNet, ln_1 of the last block for a ViT,
    /// because the gradient at the patch tokens of its output is exactly 0 (methods-cnn.md 1.5).
    [[nodiscard]] virtual std::string gradientLayer() const = 0;
    /// True where the embedding reads only the class token, i.e. the output of a ViT's last block.
    [[nodiscard]] virtual bool onlyClassTokenMatters(const std::string& layer) const = 0;
    [[nodiscard]] virtual bool hasTokens() const = 0;

    /// [N, 3, n, n] -> state at `layer`. Throws Error(InvalidArgument) for an unknown layer,
    /// listing all.
    [[nodiscard]] virtual Cut trunk(const at::Tensor& pixels, const std::string& layer) const = 0;
    /// State at `layer` -> embedding [N, E], not normalised.
    [[nodiscard]] virtual at::Tensor head(const Cut& cut, const std::string& layer) const = 0;
    /// [N, 3, n, n] -> embedding [N, E], not normalised.
    [[nodiscard]] virtual at::Tensor encode(const at::Tensor& pixels) const = 0;

    /// The layer's description; throws Error(InvalidArgument) that lists all layers if unknown.
    [[nodiscard]] const LayerInfo& layer(const std::string& name) const;
    /// An activation (or its gradient) as maps [N, C, h, w]: tokens lose the class token.
    [[nodiscard]] at::Tensor asMaps(const at::Tensor& activation) const;
    /// The class-token row [N, C] of an activation or gradient; only if hasTokens().
    [[nodiscard]] at::Tensor classToken(const at::Tensor& activation) const;
};

}  // namespace clipscope
