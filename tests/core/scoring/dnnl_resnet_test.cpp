// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/clip/clip_model.h"
#include "core/scoring/scoring_encoder.h"
#include "tests/support/tiny_clip.h"

#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cosine_similarity.h>
#include <ATen/ops/sin.h>

#include <gtest/gtest.h>

namespace clipscope {
namespace {

at::Tensor picturesFor(const ClipModel& model, std::int64_t count)
{
    const std::int64_t n = model.config().vision.inputSize;
    return (at::sin(at::arange(count * 3 * n * n, at::kFloat) * 0.013) * 1.5)
        .view({count, 3, n, n});
}

double largestDifference(const at::Tensor& a, const at::Tensor& b)
{
    return (a - b).abs().max().item<double>() / b.abs().max().item<double>();
}

TEST(DnnlResNetTest, Float32AgreesWithTheReferenceForEveryBatchSize)
{
    const at::NoGradGuard guard;
    const auto model = tinyClip(VisionFamily::ResNet);
    const auto encoder = makeScoringEncoder(*model, StorageType::Float32);
    // Falling and rising sizes go through both the exact plan and a padded one.
    for (const std::int64_t count : {6, 4, 1, 3, 6}) {
        const at::Tensor pixels = picturesFor(*model, count);
        const at::Tensor embeddings = encoder->encode(pixels);
        ASSERT_EQ(embeddings.size(0), count);
        EXPECT_LT(largestDifference(embeddings, model->visual().encode(pixels)), 2e-5);
    }
}

TEST(DnnlResNetTest, RunsAreRepeatableBitForBitAndIndependentOfTheirNeighbours)
{
    const at::NoGradGuard guard;
    const auto model = tinyClip(VisionFamily::ResNet);
    const auto encoder = makeScoringEncoder(*model, StorageType::Float32);
    const at::Tensor pixels = picturesFor(*model, 4);
    const at::Tensor first = encoder->encode(pixels).clone();
    EXPECT_TRUE(first.equal(encoder->encode(pixels)));
    // The same picture in another batch of the same size, after other work in the same buffers.
    const at::Tensor swapped = encoder->encode(pixels.flip({0})).flip({0});
    EXPECT_LT(largestDifference(swapped, first), 1e-6);
}

TEST(DnnlResNetTest, BFloat16IsCloseInDirection)
{
    const at::NoGradGuard guard;
    const auto model = tinyClip(VisionFamily::ResNet);
    std::unique_ptr<MaskedEncoder> encoder;
    try {
        encoder = makeScoringEncoder(*model, StorageType::BFloat16);
    } catch (const Error& error) {
        ASSERT_EQ(error.code(), ErrorCode::Unsupported);
        GTEST_SKIP() << error.what();
    }
    const at::Tensor pixels = picturesFor(*model, 4);
    const at::Tensor cosine =
        at::cosine_similarity(encoder->encode(pixels), model->visual().encode(pixels), 1);
    EXPECT_GT(cosine.min().item<double>(), 0.999);
}

}  // namespace
}  // namespace clipscope
