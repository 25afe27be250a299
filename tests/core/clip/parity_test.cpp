// SPDX-License-Identifier: GPL-3.0-or-later
// The networks against a separate implementation in another language (golden/make_golden.py).
#include "core/clip/clip_model.h"
#include "core/weights/safetensors.h"
#include "tests/core/clip/near.h"
#include "tests/support/tiny_clip.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/stack.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace clipscope {
namespace {

// Ours is single precision with up to 512 terms a sum and ten layers; the golden numbers were
// computed in double. Differences of 2e-6 of the greatest value are usual.
constexpr double kSinglePrecision = 1e-5;

enum class Precision { Single, Half };

struct ParityCase {
    VisionFamily family;
    Precision precision;
    std::string prefix;
};

const StateDict& golden()
{
    static const StateDict tensors =
        readSafetensors(CLIPSCOPE_TEST_SOURCE_DIR "/tests/core/clip/golden/clip.safetensors")
            .tensors;
    return tensors;
}

ClipModel modelFor(const ParityCase& c)
{
    StateDict weights = tinyWeights(c.family);
    for (auto& [name, tensor] : weights) {
        if (c.precision == Precision::Half && tensor.dim() >= 2)
            tensor = tensor.to(at::kHalf);  // as OpenAI's checkpoints mix them
    }
    return {std::move(weights), tinyConfig(c.family), "tiny"};
}

class ParityTest : public ::testing::TestWithParam<ParityCase> {};

TEST_P(ParityTest, EmbedsPicturesAsTheReferenceDoes)
{
    const at::NoGradGuard guard;
    const ClipModel model = modelFor(GetParam());
    const at::Tensor embedding = model.visual().encode(tinyPixels(GetParam().family, 2));
    EXPECT_LT(
        relativeDifference(embedding, golden().at(GetParam().prefix + ".image")), kSinglePrecision);
}

TEST_P(ParityTest, EmbedsPromptsAsTheReferenceDoesWithPadding)
{
    const at::NoGradGuard guard;
    const ClipModel model = modelFor(GetParam());
    std::vector<at::Tensor> embeddings;
    for (const std::vector<std::int32_t>& ids :
         {std::vector<std::int32_t>{62, 5, 17, 63},
          {62, 63},
          {62, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 63}})
        embeddings.push_back(model.encodeText(ids));
    EXPECT_LT(
        relativeDifference(at::stack(embeddings), golden().at(GetParam().prefix + ".text")),
        kSinglePrecision);
}

INSTANTIATE_TEST_SUITE_P(
    All,
    ParityTest,
    ::testing::Values(
        ParityCase{VisionFamily::ResNet, Precision::Single, "rn.fp32"},
        ParityCase{VisionFamily::ResNet, Precision::Half, "rn.fp16"},
        ParityCase{VisionFamily::Vit, Precision::Single, "vit.fp32"},
        ParityCase{VisionFamily::Vit, Precision::Half, "vit.fp16"}),
    [](const auto& parity) {
        std::string name = parity.param.prefix;
        name[name.find('.')] = '_';
        return name;
    });

struct LayerCase {
    VisionFamily family;
    std::string layer;
    /// Golden tensors hold one picture and the first channels.
    [[nodiscard]] at::Tensor compared(const at::Tensor& activation, const at::Tensor& like) const
    {
        const std::int64_t channelAxis = family == VisionFamily::Vit ? 2 : 1;
        return activation.narrow(channelAxis, 0, like.size(channelAxis));
    }
    [[nodiscard]] at::Tensor expected(const std::string& kind) const
    {
        const std::string prefix = family == VisionFamily::Vit ? "vit." : "rn.";
        return golden().at(prefix + kind + "." + layer);
    }
};

class LayerParityTest : public ::testing::TestWithParam<LayerCase> {};

TEST_P(LayerParityTest, ActivationsEqualTheReferencesOnes)
{
    const at::NoGradGuard guard;
    const LayerCase& c = GetParam();
    const auto model = tinyClip(c.family);
    const at::Tensor expected = c.expected("layer");
    const Cut cut = model->visual().trunk(tinyPixels(c.family, 1), c.layer);
    EXPECT_LT(relativeDifference(c.compared(cut.activation, expected), expected), kSinglePrecision);
}

TEST_P(LayerParityTest, GradientsOfTheSumOfTheEmbeddingEqualTheReferencesOnes)
{
    const LayerCase& c = GetParam();
    const auto model = tinyClip(c.family);
    const at::Tensor expected = c.expected("gradient");
    Cut cut = model->visual().trunk(tinyPixels(c.family, 1), c.layer);
    cut.activation = cut.activation.detach().requires_grad_(true);
    model->visual().head(cut, c.layer).sum().backward();
    EXPECT_LT(
        relativeDifference(c.compared(cut.activation.grad(), expected), expected),
        kSinglePrecision);
}

INSTANTIATE_TEST_SUITE_P(
    All,
    LayerParityTest,
    ::testing::Values(
        LayerCase{VisionFamily::ResNet, "stem"},
        LayerCase{VisionFamily::ResNet, "layer2.0"},
        LayerCase{VisionFamily::ResNet, "layer3.0"},
        LayerCase{VisionFamily::ResNet, "layer4.0"},
        LayerCase{VisionFamily::Vit, "resblocks.0.ln_1"},
        LayerCase{VisionFamily::Vit, "resblocks.1"},
        LayerCase{VisionFamily::Vit, "resblocks.2.ln_1"},
        LayerCase{VisionFamily::Vit, "resblocks.2"}),
    [](const auto& parity) {
        std::string name = parity.param.layer;
        std::replace(name.begin(), name.end(), '.', '_');
        return name;
    });

}  // namespace
}  // namespace clipscope
