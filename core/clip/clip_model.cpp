// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/clip_model.h"

#include "core/clip/make_visual_encoder.h"
#include "core/clip/text_encoder.h"
#include "core/weights/weight_reader.h"

#include <ATen/TensorOperators.h>

#include <cmath>
#include <string_view>
#include <utility>

namespace clipscope {

namespace {

constexpr std::string_view kVisualPrefix = "visual.";

}  // namespace

ClipModel::ClipModel(
    WeightSources weights,
    const ClipConfig& config,
    const std::string& fileName,
    const RunContext& context)
    : m_config(config)
    , m_parameters(countParameters(shapesOf(weights)))
{
    const WeightReader reader(std::move(weights), fileName, context);
    m_visual = makeVisualEncoder(reader.scoped(kVisualPrefix), config);
    m_text = std::make_unique<TextEncoder>(reader, config);
    m_logitScale = std::exp(reader.take("logit_scale", {}).item<double>());
    reader.finish();
}

ClipModel::ClipModel(
    const StateDict& weights, const ClipConfig& config, const std::string& fileName)
    : ClipModel(sourcesOf(weights), config, fileName)
{
}

ClipModel::~ClipModel() = default;

at::Tensor ClipModel::encodeText(const std::vector<std::int32_t>& ids) const
{
    const at::Tensor embedding = encodeTextRaw(ids);
    return embedding / embedding.norm();
}

at::Tensor ClipModel::encodeTextRaw(const std::vector<std::int32_t>& ids) const
{
    return m_text->encode(ids);
}

}  // namespace clipscope
