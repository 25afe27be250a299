// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/trainer/trained_clip.h"

#include "core/base/check.h"
#include "core/clip/make_visual_encoder.h"
#include "core/weights/weight_reader.h"
#include "models/training/trainer/batch_statistics_norm.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/upsample_bilinear2d.h>

#include <cmath>
#include <string>
#include <string_view>
#include <utility>

namespace clipscope::training {

namespace {

constexpr std::string_view kVisual = "visual.";
constexpr const char* kTrained = "the model in training";

bool isStatistic(std::string_view name)
{
    return name.ends_with("running_mean") || name.ends_with("running_var");
}

/// The tensors whose names start with `prefix`, or the others.
StateDict part(const StateDict& weights, bool visual)
{
    StateDict result;
    for (const auto& [name, tensor] : weights)
        if (std::string_view(name).starts_with(kVisual) == visual)
            result.emplace(name, tensor);
    return result;
}

/// [1 + g^2, C] -> [1 + grid^2, C], bilinear.
at::Tensor resampled(const at::Tensor& positions, std::int64_t grid)
{
    const auto from = std::lround(std::sqrt(static_cast<double>(positions.size(0) - 1)));
    if (from == grid)
        return positions;
    const at::Tensor maps = positions.slice(0, 1).t().reshape({1, positions.size(1), from, from});
    const at::Tensor scaled = at::upsample_bilinear2d(maps, {grid, grid}, /*align_corners=*/false);
    return at::cat({positions.slice(0, 0, 1), scaled.flatten(2).squeeze(0).t()}, 0);
}

/// The configuration for pictures of `side` pixels, with the positions in `weights` to match.
ClipConfig fitSide(ClipConfig config, StateDict& weights, int side)
{
    const bool isVit = config.vision.family == VisionFamily::Vit;
    at::Tensor& positions =
        weights.at(isVit ? "visual.positional_embedding" : "visual.attnpool.positional_embedding");
    config.vision.inputSize = side;
    positions = resampled(positions, config.vision.grid());
    return config;
}

}  // namespace

TrainedClip::TrainedClip(const ClipConfig& config, StateDict weights, Precision precision)
    : m_config(config)
    , m_weights(std::move(weights))
    , m_precision(possible(precision))
    , m_kernels(m_precision)
{
    for (auto& [name, weight] : m_weights)
        weight = weight.detach().clone().requires_grad_(!isStatistic(name));
}

at::Tensor TrainedClip::encodeImages(const at::Tensor& pixels) const
{
    StateDict weights = part(m_weights, true);
    const ClipConfig config = fitSide(m_config, weights, static_cast<int>(pixels.size(2)));
    const auto precision = logitScale().scalar_type();
    const WeightReader reader(weights, kTrained, precision);
    const auto tower =
        makeVisualEncoder(reader.scoped(kVisual), config, BatchStatisticsNorm::source(m_precision));
    const ScopedKernels kernels(m_kernels);
    return tower->encode(pixels).to(precision);
}

at::Tensor TrainedClip::encodeTexts(const std::vector<std::vector<std::int32_t>>& prompts) const
{
    const auto precision = logitScale().scalar_type();
    const TextEncoder tower(WeightReader(part(m_weights, false), kTrained, precision), m_config);
    const ScopedKernels kernels(m_kernels);
    return tower.encodeBatch(prompts).to(precision);
}

at::Tensor TrainedClip::logitScale() const
{
    return m_weights.at("logit_scale").exp();
}

std::unique_ptr<ClipModel>
evaluationModel(const ClipConfig& config, const StateDict& weights, int side)
{
    StateDict detached;
    for (const auto& [name, weight] : weights)
        detached.emplace(name, weight.detach().to(at::kCPU));
    const ClipConfig fitted = fitSide(config, detached, side);
    return std::make_unique<ClipModel>(detached, fitted, kTrained);
}

}  // namespace clipscope::training
