// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/clip_model.h"
#include "core/scoring/row_norm.h"
#include "core/scoring/scoring_encoder.h"
#include "tests/support/tiny_clip.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/cosine_similarity.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/layer_norm.h>

#include <gtest/gtest.h>

namespace clipscope {
namespace {

double largestDifference(const at::Tensor& a, const at::Tensor& b)
{
    return (a - b).abs().max().item<double>() / b.abs().max().item<double>();
}

std::unique_ptr<ClipModel> tinyVit(Activation activation, int layers)
{
    ClipConfig config = tinyConfig(VisionFamily::Vit);
    config.activation = activation;
    config.vision.blocks = {layers};
    return std::make_unique<ClipModel>(formulaWeights(canonicalShapes(config)), config, "tiny");
}

TEST(DnnlVitTest, Float32AgreesWithTheReferenceForEveryBatchSize)
{
    const at::NoGradGuard guard;
    const auto model = tinyClip(VisionFamily::Vit);
    const auto encoder = makeScoringEncoder(*model, StorageType::Float32);
    EXPECT_EQ(encoder->name(), "oneDNN, float32");
    // Falling and rising sizes go through exact plans, a padded one, and plans that share packed
    // matrices.
    for (const std::int64_t count : {6, 4, 1, 3, 6, 2}) {
        const at::Tensor pixels = tinyPixels(VisionFamily::Vit, count);
        const at::Tensor embeddings = encoder->encode(pixels);
        ASSERT_EQ(embeddings.size(0), count);
        EXPECT_LT(largestDifference(embeddings, model->visual().encode(pixels)), 2e-5);
    }
}

TEST(DnnlVitTest, KnowsBothActivationsAndTowersOfASingleBlock)
{
    const at::NoGradGuard guard;
    const at::Tensor pixels = tinyPixels(VisionFamily::Vit, 3);
    for (const Activation activation : {Activation::QuickGelu, Activation::Gelu})
        for (const int layers : {1, 2}) {
            const auto model = tinyVit(activation, layers);
            const auto encoder = makeScoringEncoder(*model, StorageType::Float32);
            EXPECT_LT(
                largestDifference(encoder->encode(pixels), model->visual().encode(pixels)), 2e-5)
                << toString(activation) << ", " << layers << " layers";
        }
}

TEST(DnnlVitTest, RunsAreRepeatableBitForBitAndIndependentOfTheirNeighbours)
{
    const at::NoGradGuard guard;
    const auto model = tinyClip(VisionFamily::Vit);
    const auto encoder = makeScoringEncoder(*model, StorageType::Float32);
    const at::Tensor pixels = tinyPixels(VisionFamily::Vit, 4);
    const at::Tensor first = encoder->encode(pixels).clone();
    EXPECT_TRUE(first.equal(encoder->encode(pixels)));
    const at::Tensor swapped = encoder->encode(pixels.flip({0})).flip({0});
    EXPECT_LT(largestDifference(swapped, first), 1e-6);
}

TEST(DnnlVitTest, BFloat16IsCloseInDirection)
{
    if (!canComputeBFloat16())
        GTEST_SKIP() << "this processor has no AVX-512";
    const at::NoGradGuard guard;
    const auto model = tinyClip(VisionFamily::Vit);
    const auto encoder = makeScoringEncoder(*model, StorageType::BFloat16);
    EXPECT_EQ(encoder->name(), "oneDNN, bfloat16");
    const at::Tensor pixels = tinyPixels(VisionFamily::Vit, 4);
    const at::Tensor cosine =
        at::cosine_similarity(encoder->encode(pixels), model->visual().encode(pixels), 1);
    EXPECT_GT(cosine.min().item<double>(), 0.999);
}

TEST(RowNormTest, AgreesWithTorchForAnyWidth)
{
    // Widths on either side of a register's, with a row whose mean is far from 0.
    for (const std::int64_t width : {1, 15, 16, 17, 192, 197}) {
        const at::Tensor rows = formulaNumbers({37, width}, 300001).to(at::kFloat) * 3;
        rows.select(0, 3).add_(50);
        const at::Tensor weight = formulaNumbers({width}, 11).to(at::kFloat);
        const at::Tensor bias = formulaNumbers({width}, 17).to(at::kFloat);
        const at::Tensor expected = at::layer_norm(
            rows.to(at::kDouble), {width}, weight.to(at::kDouble), bias.to(at::kDouble));
        const auto into = [&](StorageType storage, const at::Tensor& out) {
            normaliseRows(
                rows.size(0),
                width,
                rows.data_ptr<float>(),
                weight.data_ptr<float>(),
                bias.data_ptr<float>(),
                storage,
                out.data_ptr());
            return out;
        };
        const at::Tensor single = into(StorageType::Float32, at::empty_like(rows));
        EXPECT_LT((single - expected).abs().max().item<double>(), 1e-4) << width;
        const at::Tensor half =
            into(StorageType::BFloat16, at::empty_like(rows, at::TensorOptions(at::kBFloat16)));
        EXPECT_TRUE(half.equal(single.to(at::kBFloat16))) << width;
    }
}

}  // namespace
}  // namespace clipscope
