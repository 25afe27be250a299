// SPDX-License-Identifier: GPL-3.0-or-later
// Gradients of the towers in training against finite differences, and bf16 against full precision.
#include "core/clip/text_encoder.h"
#include "models/training/trainer/trained_clip.h"
#include "tests/core/clip/near.h"
#include "tests/support/tiny_clip.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace clipscope::training {
namespace {

/// A fresh model whose residual branches already say something.
StateDict weightsIn(VisionFamily family, at::ScalarType precision)
{
    constexpr std::uint64_t kSeed = 7;
    StateDict weights;
    for (const auto& [name, weight] : initialWeights(tinyConfig(family), kSeed)) {
        const bool isSilent = name.ends_with("bn3.weight") && name.find("layer") != name.npos;
        weights.emplace(name, (isSilent ? weight + 0.3 : weight).to(precision));
    }
    return weights;
}

const std::vector<std::vector<std::int32_t>> kPrompts{{62, 5, 9, 63}, {62, 17, 63}};

/// A number that depends on everything: a fixed sum over both towers' embeddings.
at::Tensor value(const TrainedClip& model, const at::Tensor& pixels)
{
    const at::Tensor images = model.encodeImages(pixels);
    const at::Tensor texts = model.encodeTexts(kPrompts);
    const auto factors = [](const at::Tensor& like, std::int64_t first) {
        return formulaNumbers(like.sizes().vec(), first).to(like.scalar_type());
    };
    return ((images * factors(images, 3)).sum() + (texts * factors(texts, 500)).sum()) *
           model.logitScale();
}

/// Softmax ignores what all keys have in common, and the shortcut of the pooling leaves it out.
bool hasNoGradient(const std::string& name)
{
    return name == "visual.attnpool.k_proj.bias";
}

class GradientTest : public testing::TestWithParam<VisionFamily> {};

TEST_P(GradientTest, EqualsFiniteDifferencesInDouble)
{
    const TrainedClip model(
        tinyConfig(GetParam()), weightsIn(GetParam(), at::kDouble), Precision::Full);
    const at::Tensor pixels = tinyPixels(GetParam(), 4).to(at::kDouble);
    value(model, pixels).backward();

    const at::NoGradGuard guard;
    constexpr double kStep = 1e-7;       // short, so that hardly any ReLU changes sides
    constexpr double kTolerance = 1e-5;  // rounding, and the kinks that remain
    double largest = 0;
    for (const auto& [name, weight] : model.weights())
        if (weight.grad().defined())
            largest = std::max(largest, weight.grad().abs().max().item<double>());
    ASSERT_GT(largest, 0);
    int checked = 0;
    for (const auto& [name, weight] : model.weights()) {
        if (!weight.requires_grad() || hasNoGradient(name))
            continue;
        SCOPED_TRACE(name);
        ASSERT_TRUE(weight.grad().defined());
        if (++checked % 4 != 1)  // a quarter of all tensors tells of every kind
            continue;
        // The entry that matters most.
        const auto index = weight.grad().abs().flatten().argmax().item<std::int64_t>();
        double* entry = weight.data_ptr<double>() + index;
        const double middle = *entry;
        *entry = middle + kStep;
        const double above = value(model, pixels).item<double>();
        *entry = middle - kStep;
        const double below = value(model, pixels).item<double>();
        *entry = middle;
        const double gradient = weight.grad().flatten()[index].item<double>();
        EXPECT_NEAR((above - below) / (2 * kStep), gradient, kTolerance * largest);
    }
    EXPECT_GT(checked, 20);
}

TEST_P(GradientTest, Bfloat16PointsTheSameWay)
{
    const ClipConfig config = tinyConfig(GetParam());
    const TrainedClip exact(config, weightsIn(GetParam(), at::kFloat), Precision::Full);
    const TrainedClip mixed(config, weightsIn(GetParam(), at::kFloat), Precision::Mixed);
    const at::Tensor pixels = tinyPixels(GetParam(), 8);
    value(exact, pixels).backward();
    value(mixed, pixels).backward();

    double along = 0;
    double lengths[2] = {0, 0};
    for (const auto& [name, weight] : exact.weights()) {
        if (!weight.requires_grad() || hasNoGradient(name))
            continue;
        const at::Tensor wanted = weight.grad().to(at::kDouble).flatten();
        const at::Tensor got = mixed.weights().at(name).grad().to(at::kDouble).flatten();
        along += (wanted * got).sum().item<double>();
        lengths[0] += wanted.pow(2).sum().item<double>();
        lengths[1] += got.pow(2).sum().item<double>();
    }
    constexpr double kSameWay = 0.97;
    EXPECT_GT(along / std::sqrt(lengths[0] * lengths[1]), kSameWay);
}

INSTANTIATE_TEST_SUITE_P(
    Families, GradientTest, testing::Values(VisionFamily::ResNet, VisionFamily::Vit));

TEST(TrainedClipTest, ReadsPicturesOfOtherSizesThanItsOwn)
{
    const TrainedClip model(
        tinyConfig(VisionFamily::Vit), weightsIn(VisionFamily::Vit, at::kFloat), Precision::Mixed);
    const at::Tensor pixels = formulaNumbers({2, 3, 96, 96}, 1).to(at::kFloat);

    const at::Tensor images = model.encodeImages(pixels);
    images.sum().backward();

    EXPECT_EQ(images.size(0), 2);
    EXPECT_GT(
        model.weights().at("visual.positional_embedding").grad().abs().sum().item<double>(), 0);
}

TEST(TrainedClipTest, BatchesOfPromptsEqualSinglePrompts)
{
    const auto model = tinyClip(VisionFamily::Vit);

    const at::NoGradGuard guard;
    const at::Tensor batch = model->textTower().encodeBatch(kPrompts);

    for (std::size_t i = 0; i < kPrompts.size(); ++i)
        EXPECT_LT(
            relativeDifference(
                batch[static_cast<std::int64_t>(i)], model->encodeTextRaw(kPrompts[i])),
            1e-4);
}

}  // namespace
}  // namespace clipscope::training
