// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/image_tower.h"

#include "core/base/check.h"
#include "core/weights/weight_reader.h"

namespace clipscope {

ImageTower::ImageTower(const VisionConfig& vision)
    : m_inputSize(vision.inputSize)
    , m_layers(layersOf(vision))
    , m_lastBlockOutput(lastBlockOutputOf(vision))
    , m_gradientLayer(gradientLayerOf(vision))
{
}

std::size_t ImageTower::indexOf(const std::string& name) const
{
    return static_cast<std::size_t>(&layer(name) - m_layers.data());
}

void ImageTower::checkPixels(const at::Tensor& pixels) const
{
    CLIPSCOPE_CHECK(
        pixels.dim() == 4 && pixels.size(0) >= 1 && pixels.size(1) == 3 &&
            pixels.size(2) == m_inputSize && pixels.size(3) == m_inputSize,
        "the model reads pixels of shape " + shapeText({-1, 3, m_inputSize, m_inputSize}) +
            ", not " + shapeText(pixels.sizes().vec()));
}

}  // namespace clipscope
