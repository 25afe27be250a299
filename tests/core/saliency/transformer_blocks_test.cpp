// SPDX-License-Identifier: GPL-3.0-or-later
// Exact identities of the parts that the transformer methods are made of.
#include "core/base/error.h"
#include "core/clip/vit_encoder.h"
#include "core/saliency/transformer/attention_record.h"
#include "core/saliency/transformer/cells.h"
#include "core/saliency/transformer/parallel_streams.h"
#include "core/saliency/transformer/text_span.h"
#include "core/saliency/transformer/token_flow.h"
#include "tests/core/clip/near.h"
#include "tests/core/saliency/transformer_scene.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/tensor.h>

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <tuple>
#include <vector>

namespace clipscope {
namespace {

at::Tensor matrix(const std::vector<double>& values)
{
    return at::tensor(values, at::kDouble).view({2, 2});
}

const VitEncoder& vitOf(const TransformerScene& scene)
{
    return dynamic_cast<const VitEncoder&>(scene.model().visual());
}

TEST(TokenFlowTest, IsARowOfTheProductWithTheLastStepOnTheLeft)
{
    const at::Tensor first = formulaNumbers({5, 5}, 1);
    const at::Tensor second = formulaNumbers({5, 5}, 100);
    const at::Tensor third = formulaNumbers({5, 5}, 200);
    const at::Tensor product = at::matmul(third, at::matmul(second, first));
    for (const std::int64_t row : {0, 3})
        EXPECT_LT(relativeDifference(flowInto({first, second, third}, row), product[row]), 1e-14);
}

TEST(PositiveAttentionTest, ClampsBeforeTheHeadsAreAveraged)
{
    const at::Tensor weights = at::ones({2, 1, 1}, at::TensorOptions(at::kDouble));
    const at::Tensor gradients = at::tensor({-3.0, 1.0}, at::kDouble).view({2, 1, 1});
    EXPECT_EQ(positiveAttention(weights, gradients).item<double>(), 0.5);
}

TEST(RolloutStepTest, RowsSumToOneWhateverTheFusionAndDiscard)
{
    const at::Tensor weights = formulaNumbers({3, 7, 7}, 1).softmax(-1);
    for (const char* fusion : {"mean", "max", "min"})
        for (const double discard : {0.0, 0.5, 0.99}) {
            const at::Tensor step = rolloutStep(
                fuseHeads(weights, headFusionFromString(fusion)),
                discard,
                DiscardFrom::AllButTheFirst);
            EXPECT_LT((step.sum(1) - 1.0).abs().max().item<double>(), 1e-12)
                << fusion << " " << discard;
        }
}

TEST(RolloutStepTest, WithoutDiscardIsHalfAttentionHalfIdentity)
{
    const at::Tensor step = rolloutStep(matrix({.75, .25, .5, .5}), 0, DiscardFrom::AllButTheFirst);
    EXPECT_LT(relativeDifference(step, matrix({.875, .125, .25, .75})), 1e-15);
}

TEST(RolloutStepTest, DiscardsTheWeakestButSparesTheFirstIfAsked)
{
    const at::Tensor attention = matrix({.1, .9, .2, .8});
    // Half of the entries are 0.1 and 0.2.
    EXPECT_LT(
        relativeDifference(
            rolloutStep(attention, 0.5, DiscardFrom::AllEntries),
            matrix({1 / 1.9, .9 / 1.9, 0, 1})),
        1e-15);
    EXPECT_LT(
        relativeDifference(
            rolloutStep(attention, 0.5, DiscardFrom::AllButTheFirst),
            matrix({1.1 / 2, .9 / 2, 0, 1})),
        1e-15);
    EXPECT_THROW(std::ignore = rolloutStep(attention, 1.0, DiscardFrom::AllEntries), Error);
}

TEST(RolloutStepTest, KeepsRowsApartWhereTheirSumsDiffer)
{
    // Dividing entry (i, j) by the sum of row j, as vit-explain does, gives other numbers.
    const at::Tensor step = rolloutStep(matrix({3, 0, 1, 0}), 0, DiscardFrom::AllEntries);
    EXPECT_LT(relativeDifference(step, matrix({1, 0, .5, .5})), 1e-15);
}

TEST(AttentionRecordTest, GradientsEqualDifferencesOfTheTargetAlongTheAttention)
{
    // The value behind one block with its attention moved a little, in the direction of A itself.
    const TransformerScene scene(VisionFamily::Vit);
    const at::NoGradGuard guard;
    const VitEncoder& vit = vitOf(scene);
    const at::Tensor text = scene.texts()[0];
    const TokenValue value = [&](const at::Tensor& tokens) {
        return along(unitRows(vit.project(tokens)), text).sum() * 100.0;
    };
    const AttentionRecord record =
        recordAttention(vit.blocks(), vit.embed(scene.pixels()), {}, 1, value, {});
    ASSERT_EQ(record.weights.size(), 2U);

    const auto movedBy = [&](double step) {
        at::Tensor tokens = vit.blocks()[0].forward(vit.embed(scene.pixels()));
        const ResidualBlock& block = vit.blocks()[1];
        const auto projections = block.attn.project(block.ln_1.forward(tokens));
        at::Tensor weights = Attention::weights(projections, {});
        weights = weights + weights.square() * step;
        tokens = tokens + block.attn.combine(weights, projections.value);
        tokens = tokens + block.mlp.forward(block.ln_2.forward(tokens));
        return value(vit.blocks()[2].forward(tokens)).item<double>();
    };
    constexpr double kStep = 0.05;
    const double slope = (movedBy(kStep) - movedBy(-kStep)) / (2 * kStep);
    const double told = (record.gradients[0] * record.weights[0].square()).sum().item<double>();
    EXPECT_NEAR(told, slope, 5e-3 * std::abs(slope));
    EXPECT_FALSE(record.weights[0].requires_grad());
}

TEST(AttentionRecordTest, OfTheLastBlockAloneIsTheEndOfTheRecordOfAll)
{
    const TransformerScene scene(VisionFamily::Vit);
    const at::NoGradGuard guard;
    const VitEncoder& vit = vitOf(scene);
    const TokenValue value = [&](const at::Tensor& tokens) {
        return along(unitRows(vit.project(tokens)), scene.texts()[0]).sum();
    };
    const auto record = [&](std::size_t first) {
        return recordAttention(vit.blocks(), vit.embed(scene.pixels()), {}, first, value, {});
    };
    const AttentionRecord all = record(0);
    const AttentionRecord last = record(2);
    ASSERT_EQ(all.weights.size(), 3U);
    ASSERT_EQ(last.weights.size(), 1U);
    EXPECT_TRUE(last.weights[0].equal(all.weights[2]));
    EXPECT_LT(relativeDifference(last.gradients[0], all.gradients[2]), 1e-6);
    // Only the class token's row of the last attention reaches the embedding.
    EXPECT_EQ(all.gradients[2].slice(1, 1).abs().max().item<double>(), 0);
    EXPECT_GT(all.gradients[1].slice(1, 1).abs().max().item<double>(), 0);
}

TEST(ParallelStreamsTest, WithTheNetworksOwnAttentionTheOriginalIsThePlainTower)
{
    const TransformerScene scene(VisionFamily::Vit);
    const at::NoGradGuard guard;
    const VitEncoder& vit = vitOf(scene);
    const MixValues zero = [](const at::Tensor&, const Attention::Projections& p) {
        return p.value * 0.0;
    };
    const ParallelStreams none = runParallel(vit, scene.pixels(), 0, zero, {});
    EXPECT_LT(relativeDifference(vit.project(none.original), vit.encode(scene.pixels())), 1e-6);
    EXPECT_TRUE(none.modified.equal(none.original));

    // Nothing but the output bias is added per block, and no more blocks than there are.
    for (const std::size_t count : {std::size_t{2}, std::size_t{3}, std::size_t{99}}) {
        const ParallelStreams streams = runParallel(vit, scene.pixels(), count, zero, {});
        at::Tensor wanted = vit.embed(scene.pixels());
        const std::size_t first = count > 3 ? 0 : 3 - count;
        for (std::size_t i = 0; i < first; ++i)
            wanted = vit.blocks()[i].forward(wanted);
        for (std::size_t i = first; i < 3; ++i)
            wanted = wanted + vit.blocks()[i].attn.out_proj.bias;
        EXPECT_LT(relativeDifference(streams.modified, wanted), 1e-6) << count;
        EXPECT_TRUE(streams.original.equal(none.original)) << count;
    }
}

TEST(DecompositionTest, AllTermsAddUpToTheEmbedding)
{
    const TransformerScene scene(VisionFamily::Vit);
    const Decomposition parts = decompose(vitOf(scene), scene.pixels());
    const at::Tensor sum =
        parts.attention.to(at::kDouble).sum(at::IntArrayRef{0, 1}) + parts.mlps.sum(0);
    const at::NoGradGuard guard;
    const at::Tensor embedding = unitRows(scene.model().visual().encode(scene.pixels()))[0];
    EXPECT_LT((sum - embedding).abs().max().item<double>(), 1e-5);
}

TEST(DecompositionTest, TokensAddUpToTheirHeadsAlongEveryDirection)
{
    const TransformerScene scene(VisionFamily::Vit);
    const Decomposition parts = decompose(vitOf(scene), scene.pixels(), scene.texts());
    ASSERT_EQ(parts.tokens.sizes(), (std::vector<std::int64_t>{2, 3, 2, 17}));
    for (std::int64_t t = 0; t < 2; ++t)
        EXPECT_LT(
            relativeDifference(parts.tokens[t].sum(-1), along(parts.attention, scene.texts()[t])),
            1e-5)
            << t;
}

TEST(AttributionTest, HeadsAndMlpsAddUpToTheCosine)
{
    const TransformerScene scene(VisionFamily::Vit);
    const at::Tensor text = scene.texts()[0];
    const Decomposition parts = decompose(vitOf(scene), scene.pixels(), text.unsqueeze(0));
    const Attribution attribution = attributionOf(parts, text, parts.tokens[0], vitOf(scene));
    EXPECT_EQ(attribution.heads.size(), cv::Size(2, 3));
    ASSERT_EQ(attribution.mlps.size(), 4U);
    double sum = cv::sum(attribution.heads)[0];
    for (const float mlp : attribution.mlps)
        sum += static_cast<double>(mlp);
    EXPECT_NEAR(sum, attribution.cosine, 1e-5);

    const at::NoGradGuard guard;
    const at::Tensor embedding = unitRows(scene.model().visual().encode(scene.pixels()))[0];
    EXPECT_NEAR(attribution.cosine, along(embedding, scene.texts()[0]).item<double>(), 1e-6);
}

}  // namespace
}  // namespace clipscope
