// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/clip_model.h"

#include "core/base/error.h"
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

/// All tensors in fp32. One sum per tensor is enough to find a NaN or an infinity in it.
StateDict toFloat(StateDict weights, const std::string& fileName)
{
    for (auto& [name, tensor] : weights) {
        if (!tensor.is_floating_point())
            throw Error(
                ErrorCode::Corrupt,
                fileName + ": the tensor " + name + " does not hold floating-point numbers");
        tensor = tensor.to(at::kFloat).contiguous();
        if (!std::isfinite(tensor.sum(at::kDouble).item<double>()))
            throw Error(
                ErrorCode::Corrupt,
                fileName + ": the tensor " + name +
                    " holds numbers that are not finite; the file is damaged");
    }
    return weights;
}

}  // namespace

ClipModel::ClipModel(StateDict weights, const ClipConfig& config, const std::string& fileName)
    : m_config(config)
    , m_parameters(countParameters(shapesOf(weights)))
{
    StateDict converted = toFloat(std::move(weights), fileName);
    const WeightReader reader(std::move(converted), fileName);
    m_visual = makeVisualEncoder(reader.scoped(kVisualPrefix), config);
    m_text = std::make_unique<TextEncoder>(reader, config);
    m_logitScale = std::exp(reader.take("logit_scale", {}).item<double>());
    reader.finish();
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
