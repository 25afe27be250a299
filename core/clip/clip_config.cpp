// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/clip_config.h"

namespace clipscope {

std::string_view toString(VisionFamily family)
{
    return family == VisionFamily::ResNet ? "resnet" : "vit";
}

std::string_view toString(Activation activation)
{
    return activation == Activation::QuickGelu ? "quick_gelu" : "gelu";
}

std::string_view toString(ResizeMode mode)
{
    switch (mode) {
    case ResizeMode::Shortest:
        return "shortest";
    case ResizeMode::Squash:
        return "squash";
    case ResizeMode::Longest:
        return "longest";
    }
    return {};
}

Fit fitOf(ResizeMode mode)
{
    switch (mode) {
    case ResizeMode::Shortest:
        return Fit::Crop;
    case ResizeMode::Squash:
        return Fit::Stretch;
    case ResizeMode::Longest:
        return Fit::Pad;
    }
    return Fit::Crop;
}

int VisionConfig::channels() const
{
    constexpr int kLastStageFactor = 32;  // 4 (bottleneck) * 8 (three doublings)
    return family == VisionFamily::ResNet ? kLastStageFactor * width : width;
}

int VisionConfig::grid() const
{
    constexpr int kResnetStride = 32;
    return inputSize / (family == VisionFamily::ResNet ? kResnetStride : patch);
}

std::int64_t countParameters(const std::map<std::string, std::vector<std::int64_t>>& shapes)
{
    std::int64_t total = 0;
    for (const auto& [name, shape] : shapes) {
        if (name.ends_with(".running_mean") || name.ends_with(".running_var") ||
            name.ends_with(".num_batches_tracked"))
            continue;
        std::int64_t numbers = 1;
        for (const std::int64_t side : shape)
            numbers *= side;
        total += numbers;
    }
    return total;
}

}  // namespace clipscope
