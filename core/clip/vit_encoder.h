// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/image_tower.h"
#include "core/clip/layers/residual_block.h"

#include <string>
#include <vector>

namespace clipscope {

/// CLIP's vision transformer. Any width, depth, patch and grid. Tokens are [N, 1 + h*w, D], the
/// class token first, then the cells row by row.
class VitEncoder final : public ImageTower {
public:
    VitEncoder(const WeightReader& weights, const ClipConfig& config);

    [[nodiscard]] bool onlyClassTokenMatters(const std::string& layer) const override;
    [[nodiscard]] bool hasTokens() const override { return true; }
    [[nodiscard]] Cut trunk(const at::Tensor& pixels, const std::string& layer) const override;
    [[nodiscard]] at::Tensor head(const Cut& cut, const std::string& layer) const override;
    [[nodiscard]] at::Tensor encode(const at::Tensor& pixels) const override;

    // The tower's parts, for methods that look inside:
    // encode(x) = project(blocks[L-1](... blocks[0](embed(x)))).

    /// [N, 3, n, n] -> tokens at the entrance of the first block, [N, 1 + h*w, D].
    [[nodiscard]] at::Tensor embed(const at::Tensor& pixels) const;
    [[nodiscard]] const std::vector<ResidualBlock>& blocks() const { return m_resblocks; }
    [[nodiscard]] const LayerNorm& lnPost() const { return m_lnPost; }
    /// [E, D]: the transpose of the checkpoint's "proj".
    [[nodiscard]] const at::Tensor& projection() const { return m_projection; }
    /// Tokens behind the last block -> embedding of the class token, [N, E].
    [[nodiscard]] at::Tensor project(const at::Tensor& tokens) const;
    /// The same norm and projection for every token: [N, 1 + h*w, D] -> [N, 1 + h*w, E].
    [[nodiscard]] at::Tensor projectAll(const at::Tensor& tokens) const;

private:
    int m_patch;
    at::Tensor m_patchKernel;          ///< conv1.weight [D, 3, p, p], channels-last
    at::Tensor m_classEmbedding;       ///< [D]
    at::Tensor m_positionalEmbedding;  ///< [1 + h*w, D]
    LayerNorm m_lnPre;
    std::vector<ResidualBlock> m_resblocks;
    LayerNorm m_lnPost;
    at::Tensor m_projection;  ///< proj, transposed: [E, D]
};

}  // namespace clipscope
