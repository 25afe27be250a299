// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/image_tower.h"
#include "core/clip/layers/attention_pool.h"
#include "core/clip/layers/bottleneck.h"
#include "core/clip/layers/folded_convolution.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace clipscope {

/// CLIP's ModifiedResNet: a stem of three convolutions, four stages of bottlenecks, attention
/// pooling. Any width, depth and input size that is a multiple of 32.
class ResNetEncoder final : public ImageTower {
public:
    /// `norms`: for training; empty folds the norms into the convolutions.
    ResNetEncoder(
        const WeightReader& weights, const ClipConfig& config, const BatchNormSource& norms = {});

    [[nodiscard]] bool onlyClassTokenMatters(const std::string&) const override { return false; }
    [[nodiscard]] bool hasTokens() const override { return false; }
    [[nodiscard]] Cut trunk(const at::Tensor& pixels, const std::string& layer) const override;
    [[nodiscard]] at::Tensor head(const Cut& cut, const std::string& layer) const override;
    [[nodiscard]] at::Tensor encode(const at::Tensor& pixels) const override;

    /// The stem's three convolutions and all blocks in order: what other engines are built from.
    [[nodiscard]] const std::array<FoldedConvolution, 3>& stemConvolutions() const
    {
        return m_stem;
    }
    [[nodiscard]] const std::vector<Bottleneck>& blocks() const { return m_blocks; }
    [[nodiscard]] const AttentionPool& attentionPool() const { return m_attnpool; }
    /// encode() that shows `tap` every convolution's result on the way, before its activation.
    [[nodiscard]] at::Tensor encode(const at::Tensor& pixels, const ConvolutionTap& tap) const;

private:
    [[nodiscard]] at::Tensor stem(const at::Tensor& pixels, const ConvolutionTap& tap = {}) const;
    /// Runs the blocks first .. end - 1.
    [[nodiscard]] at::Tensor runBlocks(
        const at::Tensor& maps,
        std::size_t first,
        std::size_t end,
        const ConvolutionTap& tap = {}) const;

    std::array<FoldedConvolution, 3> m_stem;
    std::vector<Bottleneck>
        m_blocks;  ///< of all stages; block i ends at layer i + 1, the stem is 0
    AttentionPool m_attnpool;
};

}  // namespace clipscope
