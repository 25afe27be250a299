// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/probe.h"

#include "core/base/error.h"
#include "core/clip/resnet_encoder.h"
#include "core/clip/vit_encoder.h"

namespace clipscope {

namespace {

[[noreturn]] void throwMissing(const char* what)
{
    throw Error(
        ErrorCode::Internal, std::string("a defect in clipscope: this probe has no ") + what);
}

}  // namespace

std::vector<float> Probe::ablatedScores(
    const std::vector<std::int64_t>& /*channels*/, const RunContext& /*context*/) const
{
    throwMissing("layers behind the activation");
}

FullGradients Probe::fullGradients() const
{
    throwMissing("full gradients");
}

const Target& Probe::target() const
{
    throwMissing("target");
}

at::Tensor Probe::encodeTexts(const std::vector<std::string>& /*texts*/) const
{
    throwMissing("text encoder");
}

at::Tensor Probe::kept(const std::string& /*id*/, const std::function<at::Tensor()>& compute) const
{
    return compute();
}

const VisualEncoder& Probe::visual() const
{
    throwMissing("image tower");
}

const VitEncoder* asTransformer(const Probe& probe)
{
    return dynamic_cast<const VitEncoder*>(&probe.visual());
}

const VitEncoder& transformerOf(const Probe& probe)
{
    const VitEncoder* vit = asTransformer(probe);
    if (vit == nullptr)
        throw Error(
            ErrorCode::Unsupported,
            "this method looks at the attention of a vision transformer, and this model's image "
            "tower is a ResNet; load a ViT model");
    return *vit;
}

const ResNetEncoder& resnetOf(const Probe& probe)
{
    const auto* resnet = dynamic_cast<const ResNetEncoder*>(&probe.visual());
    if (resnet == nullptr)
        throw Error(
            ErrorCode::Unsupported,
            "this method looks at the convolutions of a ResNet, and this model's image tower is a "
            "vision transformer; load an RN model");
    return *resnet;
}

}  // namespace clipscope
