// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every cut point of both families.
#include "core/base/error.h"
#include "core/clip/clip_model.h"
#include "tests/core/clip/near.h"
#include "tests/support/tiny_clip.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/equal.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

namespace clipscope {
namespace {

using ::testing::HasSubstr;

// The same operations in the same order; oneDNN may choose another kernel for another memory
// layout.
constexpr double kSameComputation = 1e-6;
// Batches change the order of the sums.
constexpr double kReordered = 1e-5;

class EveryLayerTest : public ::testing::TestWithParam<VisionFamily> {
protected:
    const VisionFamily m_family = GetParam();
    const std::unique_ptr<ClipModel> m_model = tinyClip(m_family);
    const VisualEncoder& m_visual = m_model->visual();
    const at::Tensor m_pixels = tinyPixels(m_family, 2);
};

/// d sum(embedding) / d activation, and the embedding.
struct Differentiated {
    at::Tensor embedding;
    at::Tensor gradient;
};

Differentiated differentiate(const VisualEncoder& visual, Cut cut, const std::string& layer)
{
    const at::AutoGradMode recording(true);
    cut.activation = cut.activation.detach().requires_grad_(true);
    const at::Tensor embedding = visual.head(cut, layer);
    embedding.sum().backward();
    return {embedding.detach(), cut.activation.grad()};
}

TEST_P(EveryLayerTest, HeadAfterTrunkEqualsEncode)
{
    const at::NoGradGuard guard;
    const at::Tensor embedding = m_visual.encode(m_pixels);
    for (const LayerInfo& layer : m_visual.layers()) {
        const Cut cut = m_visual.trunk(m_pixels, layer.name);
        EXPECT_LT(relativeDifference(m_visual.head(cut, layer.name), embedding), kSameComputation)
            << layer.name;
    }
}

TEST_P(EveryLayerTest, MapsHaveTheShapeThatTheLayerTells)
{
    const at::NoGradGuard guard;
    for (const LayerInfo& layer : m_visual.layers()) {
        const at::Tensor maps = m_visual.asMaps(m_visual.trunk(m_pixels, layer.name).activation);
        const std::vector<std::int64_t> expected{
            2, layer.channels, layer.grid.height, layer.grid.width};
        EXPECT_EQ(maps.sizes().vec(), expected) << layer.name;
    }
}

TEST_P(EveryLayerTest, ActivationsAreAliveAndFinite)
{
    const at::NoGradGuard guard;
    for (const LayerInfo& layer : m_visual.layers()) {
        const at::Tensor activation = m_visual.trunk(m_pixels, layer.name).activation;
        EXPECT_GT(activation.to(at::kDouble).std().item<double>(), 0.01) << layer.name;
        EXPECT_LT(activation.abs().max().item<float>(), 100.0F) << layer.name;
    }
}

TEST_P(EveryLayerTest, TheHeadLeavesTheActivationAsItIs)
{
    const at::NoGradGuard guard;
    for (const LayerInfo& layer : m_visual.layers()) {
        const Cut cut = m_visual.trunk(m_pixels, layer.name);
        const at::Tensor before = cut.activation.clone();
        std::ignore = m_visual.head(cut, layer.name);
        EXPECT_TRUE(at::equal(cut.activation, before)) << layer.name;
    }
}

TEST_P(EveryLayerTest, RecordingGradientsDoesNotChangeTheEmbedding)
{
    const at::NoGradGuard guard;
    const at::Tensor embedding = m_visual.encode(m_pixels);
    for (const LayerInfo& layer : m_visual.layers()) {
        const Cut cut = m_visual.trunk(m_pixels, layer.name);
        const auto [recorded, gradient] = differentiate(m_visual, cut, layer.name);
        EXPECT_LT(relativeDifference(recorded, embedding), kSameComputation) << layer.name;
        EXPECT_EQ(gradient.sizes(), cut.activation.sizes()) << layer.name;
    }
}

TEST_P(EveryLayerTest, ABatchEmbedsEveryPictureAsIfAlone)
{
    const at::NoGradGuard guard;
    const at::Tensor together = m_visual.encode(m_pixels);
    const at::Tensor alone = at::cat(
        {m_visual.encode(m_pixels.narrow(0, 0, 1)), m_visual.encode(m_pixels.narrow(0, 1, 1))});
    EXPECT_LT(relativeDifference(together, alone), kReordered);
}

TEST_P(EveryLayerTest, TwoRunsGiveIdenticalBytes)
{
    const at::NoGradGuard guard;
    EXPECT_TRUE(at::equal(m_visual.encode(m_pixels), m_visual.encode(m_pixels)));
}

TEST_P(EveryLayerTest, AnUnknownLayerIsAnsweredWithTheList)
{
    try {
        std::ignore = m_visual.trunk(m_pixels, "layer9");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
        EXPECT_THAT(error.what(), HasSubstr("\"layer9\""));
        EXPECT_THAT(error.what(), HasSubstr(m_visual.lastBlockOutput()));
    }
}

TEST_P(EveryLayerTest, PixelsOfAnotherSizeAreRefused)
{
    for (const at::Tensor& pixels :
         {m_pixels.narrow(2, 0, 32), m_pixels.narrow(1, 0, 1), m_pixels.select(0, 0)})
        EXPECT_THROW(std::ignore = m_visual.encode(pixels), Error);
}

INSTANTIATE_TEST_SUITE_P(
    Families,
    EveryLayerTest,
    ::testing::Values(VisionFamily::ResNet, VisionFamily::Vit),
    [](const auto& family) { return std::string(toString(family.param)); });

TEST(VitEncoderTest, TheGradientAtTheLastPatchTokensIsExactlyZero)
{
    const at::NoGradGuard guard;
    const auto model = tinyClip(VisionFamily::Vit);
    const VisualEncoder& visual = model->visual();
    const std::string layer = visual.lastBlockOutput();
    const Cut cut = visual.trunk(tinyPixels(VisionFamily::Vit, 1), layer);
    const at::Tensor gradient = differentiate(visual, cut, layer).gradient;
    EXPECT_EQ(visual.asMaps(gradient).abs().max().item<float>(), 0.0F);
    EXPECT_GT(visual.classToken(gradient).abs().max().item<float>(), 0.0F);
}

TEST(VitEncoderTest, TheGradientAtTheGradientLayerReachesEveryPatch)
{
    const at::NoGradGuard guard;
    const auto model = tinyClip(VisionFamily::Vit);
    const VisualEncoder& visual = model->visual();
    const std::string layer = visual.gradientLayer();
    const Cut cut = visual.trunk(tinyPixels(VisionFamily::Vit, 1), layer);
    const at::Tensor gradient = visual.asMaps(differentiate(visual, cut, layer).gradient);
    EXPECT_GT(gradient.abs().amax({0, 1}).min().item<float>(), 0.0F);
}

TEST(VitEncoderTest, OnlyTheLastOutputDependsOnTheClassTokenAlone)
{
    const auto model = tinyClip(VisionFamily::Vit);
    for (const LayerInfo& layer : model->visual().layers())
        EXPECT_EQ(model->visual().onlyClassTokenMatters(layer.name), layer.name == "resblocks.2")
            << layer.name;
    EXPECT_FALSE(tinyClip(VisionFamily::ResNet)->visual().onlyClassTokenMatters("layer4.0"));
}

TEST(VitEncoderTest, MapsAreThePatchTokensRowByRow)
{
    const auto model = tinyClip(VisionFamily::Vit);
    const at::Tensor tokens = formulaNumbers({1, 17, 3}, 1);
    const at::Tensor maps = model->visual().asMaps(tokens);
    ASSERT_EQ(maps.sizes().vec(), (std::vector<std::int64_t>{1, 3, 4, 4}));
    EXPECT_TRUE(at::equal(maps.select(2, 1).select(2, 2), tokens.select(1, 1 + 4 + 2)));
    EXPECT_TRUE(at::equal(model->visual().classToken(tokens), tokens.select(1, 0)));
}

TEST(VitEncoderTest, TheResidualStreamIsNeededBehindANorm)
{
    const auto model = tinyClip(VisionFamily::Vit);
    Cut cut = model->visual().trunk(tinyPixels(VisionFamily::Vit, 1), "resblocks.1.ln_1");
    cut.carried = at::Tensor();
    EXPECT_THROW(std::ignore = model->visual().head(cut, "resblocks.1.ln_1"), Error);
}

TEST(ResNetEncoderTest, HasNoClassToken)
{
    const auto model = tinyClip(VisionFamily::ResNet);
    EXPECT_FALSE(model->visual().hasTokens());
    EXPECT_THROW(std::ignore = model->visual().classToken(formulaNumbers({1, 2, 3, 3}, 1)), Error);
}

}  // namespace
}  // namespace clipscope
