// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"
#include "core/clip/visual_encoder.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <string>
#include <vector>

namespace clipscope {

/// What both families of image towers share: the list of cut points, told by the configuration.
class ImageTower : public VisualEncoder {
public:
    [[nodiscard]] const std::vector<LayerInfo>& layers() const final { return m_layers; }
    [[nodiscard]] std::string lastBlockOutput() const final { return m_lastBlockOutput; }
    [[nodiscard]] std::string gradientLayer() const final { return m_gradientLayer; }

protected:
    explicit ImageTower(const VisionConfig& vision);

    /// Position in layers(); throws Error(InvalidArgument) that lists all layers if unknown.
    [[nodiscard]] std::size_t indexOf(const std::string& layer) const;
    /// Throws Error(InvalidArgument) unless `pixels` is [N, 3, n, n], N >= 1.
    void checkPixels(const at::Tensor& pixels) const;

private:
    int m_inputSize;
    std::vector<LayerInfo> m_layers;
    std::string m_lastBlockOutput;
    std::string m_gradientLayer;
};

}  // namespace clipscope
