// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/clip/clip_model.h"
#include "tests/support/tiny_clip.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>

#include <opencv2/core/mat.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <string>
#include <tuple>

namespace clipscope {
namespace {

using ::testing::HasSubstr;

TEST(ClipModelTest, KnowsItsScaleAndSize)
{
    const auto model = tinyClip(VisionFamily::Vit);
    EXPECT_NEAR(model->logitScale(), 100.0, 1e-4);
    EXPECT_EQ(model->parameters(), countParameters(canonicalShapes(tinyConfig(VisionFamily::Vit))));
}

TEST(ClipModelTest, TakesWeightsOfAnyFloatTypeAndComputesInSinglePrecision)
{
    const at::NoGradGuard guard;
    StateDict weights = tinyWeights(VisionFamily::ResNet);
    for (auto& [name, tensor] : weights)
        tensor = tensor.to(at::kDouble);
    const ClipModel model(std::move(weights), tinyConfig(VisionFamily::ResNet), "f");
    const at::Tensor pixels = tinyPixels(VisionFamily::ResNet, 1);
    const at::Tensor embedding = model.visual().encode(pixels);
    EXPECT_EQ(embedding.scalar_type(), at::kFloat);
    EXPECT_TRUE(at::equal(embedding, tinyClip(VisionFamily::ResNet)->visual().encode(pixels)));
}

TEST(ClipModelTest, TextEmbeddingsHaveLengthOne)
{
    const at::NoGradGuard guard;
    const at::Tensor embedding = tinyClip(VisionFamily::Vit)->encodeText({62, 4, 63});
    EXPECT_EQ(embedding.sizes().vec(), std::vector<std::int64_t>{32});
    EXPECT_NEAR(embedding.norm().item<double>(), 1.0, 1e-6);  // one rounding per number
}

TEST(ClipModelTest, NothingBehindTheFirstGreatestTokenCounts)
{
    const at::NoGradGuard guard;
    const auto model = tinyClip(VisionFamily::Vit);
    EXPECT_TRUE(
        at::equal(model->encodeText({62, 4, 63}), model->encodeText({62, 4, 63, 7, 63, 0, 0})));
}

TEST(ClipModelTest, RefusesTokensThatTheModelCannotRead)
{
    const auto model = tinyClip(VisionFamily::Vit);
    const std::pair<std::vector<std::int32_t>, const char*> cases[] = {
        {{}, "at least one token"},
        {std::vector<std::int32_t>(17, 1), "17 tokens"},
        {{62, 64}, "64 is outside"},
        {{62, -1}, "-1 is outside"}};
    for (const auto& [ids, message] : cases) {
        try {
            std::ignore = model->encodeText(ids);
            ADD_FAILURE() << message;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
            EXPECT_THAT(error.what(), HasSubstr(message));
        }
    }
}

TEST(ClipModelTest, NamesTheTensorThatIsWrong)
{
    struct Case {
        VisionFamily family;
        std::function<void(StateDict&)> damage;
        const char* message;
    };
    using enum VisionFamily;
    const Case cases[] = {
        {ResNet, [](auto& w) { w.erase("visual.bn2.bias"); }, "visual.bn2.bias is missing"},
        {ResNet,
         [](auto& w) {
             w["visual.layer2.0.conv2.weight"] = at::full({16, 16, 1, 1}, 0.5);
         },
         "visual.layer2.0.conv2.weight has shape [16, 16, 1, 1]"},
        {Vit, [](auto& w) { w.erase("logit_scale"); }, "logit_scale is missing"},
        {Vit,
         [](auto& w) { w["visual.transformer.resblocks.0.attn.rope"] = at::full({1}, 1.0); },
         "no place for: visual.transformer.resblocks.0.attn.rope"},
        {Vit,
         [](auto& w) { w["ln_final.bias"] = at::full({128}, 1, at::TensorOptions(at::kLong)); },
         "ln_final.bias does not hold floating-point"},
        {Vit,
         [](auto& w) {
             w["visual.proj"] = w["visual.proj"].clone();
             w["visual.proj"][3][4].fill_(std::numeric_limits<double>::quiet_NaN());
         },
         "visual.proj holds numbers that are not finite"},
        {Vit,
         [](auto& w) {
             w["text_projection"] = at::full({128, 32}, 1e6).to(at::kHalf);
         },
         "text_projection holds numbers that are not finite"},
    };
    for (const Case& c : cases) {
        StateDict weights = tinyWeights(c.family);
        c.damage(weights);
        try {
            const ClipModel model(std::move(weights), tinyConfig(c.family), "my.safetensors");
            ADD_FAILURE() << c.message;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Corrupt);
            EXPECT_THAT(error.what(), HasSubstr("my.safetensors"));
            EXPECT_THAT(error.what(), HasSubstr(c.message));
        }
    }
}

TEST(ToPixelsTest, NormalisesEveryChannelByItsOwnStatistics)
{
    cv::Mat wide(2, 3, CV_8UC3, cv::Scalar::all(9));
    wide.at<cv::Vec3b>(0, 0) = {0, 51, 255};
    wide.at<cv::Vec3b>(1, 0) = {255, 102, 0};
    wide.at<cv::Vec3b>(0, 1) = {1, 2, 3};
    const cv::Mat picture = wide(cv::Rect(0, 0, 2, 2));  // rows with a gap between them
    const PixelStatistics statistics{.mean = {0.5F, 0.2F, 0.0F}, .deviation = {0.5F, 0.1F, 2.0F}};

    const at::Tensor pixels = toPixels(picture, statistics);

    ASSERT_EQ(pixels.sizes().vec(), (std::vector<std::int64_t>{1, 3, 2, 2}));
    const auto value = [&](int channel, int y, int x) {
        return pixels[0][channel][y][x].item<float>();
    };
    EXPECT_FLOAT_EQ(value(0, 0, 0), -1.0F);
    EXPECT_FLOAT_EQ(value(0, 1, 0), 1.0F);
    EXPECT_NEAR(value(1, 0, 0), 0.0F, 1e-6);
    EXPECT_FLOAT_EQ(value(1, 1, 0), 2.0F);
    EXPECT_FLOAT_EQ(value(2, 0, 0), 0.5F);
    EXPECT_FLOAT_EQ(value(2, 0, 1), 3.0F / 255.0F / 2.0F);
}

TEST(ToPixelsTest, RefusesWhatIsNoSquareOfColours)
{
    EXPECT_THROW(std::ignore = toPixels(cv::Mat(2, 3, CV_8UC3), {}), Error);
    EXPECT_THROW(std::ignore = toPixels(cv::Mat(2, 2, CV_8UC1), {}), Error);
    EXPECT_THROW(std::ignore = toPixels(cv::Mat(), {}), Error);
}

}  // namespace
}  // namespace clipscope
