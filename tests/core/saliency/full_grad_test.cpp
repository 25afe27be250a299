// SPDX-License-Identifier: GPL-3.0-or-later
// FullGrad against plain loops, and the gradients that it adds up against the network itself with
// its pixels or its weights moved a little.
#include "core/saliency/registry.h"
#include "tests/support/tiny_scene.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace clipscope {
namespace {

using Plane = std::vector<double>;

/// |values| of one channel, stretched to [0, 1].
Plane stretched(const double* values, std::size_t count)
{
    Plane plane(count);
    std::transform(values, values + count, plane.begin(), [](double v) { return std::abs(v); });
    const auto [low, high] = std::minmax_element(plane.begin(), plane.end());
    const double from = *low;
    const double range = *high - *low;
    for (double& value : plane)
        value = range > 0 ? (value - from) / range : 0.0;
    return plane;
}

/// Half-pixel centres, borders repeated.
double bilinear(const Plane& plane, int from, int to, int row, int column)
{
    const auto place = [&](int index) {
        const double at = (index + 0.5) * from / to - 0.5;
        return std::clamp(at, 0.0, from - 1.0);
    };
    const double y = place(row);
    const double x = place(column);
    const int y0 = static_cast<int>(y);
    const int x0 = static_cast<int>(x);
    const auto value = [&](int r, int c) {
        return plane[static_cast<std::size_t>(
            std::min(r, from - 1) * from + std::min(c, from - 1))];
    };
    const double fy = y - y0;
    const double fx = x - x0;
    return (1 - fy) * ((1 - fx) * value(y0, x0) + fx * value(y0, x0 + 1)) +
           fy * ((1 - fx) * value(y0 + 1, x0) + fx * value(y0 + 1, x0 + 1));
}

void addStretched(const at::Tensor& products, int side, Plane& map)
{
    const at::Tensor values = products.to(at::kDouble).contiguous();
    const int from = static_cast<int>(values.size(1));
    for (std::int64_t c = 0; c < values.size(0); ++c) {
        const Plane plane = stretched(
            values.data_ptr<double>() + c * from * from, static_cast<std::size_t>(from * from));
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x)
                map[static_cast<std::size_t>(y * side + x)] += bilinear(plane, from, side, y, x);
    }
}

Plane slowFullGrad(const Probe& probe, int side)
{
    const FullGradients gradients = probe.fullGradients();
    Plane map(static_cast<std::size_t>(side * side), 0.0);
    addStretched(
        probe.pixels().squeeze(0).to(at::kDouble) * gradients.pixels.to(at::kDouble), side, map);
    for (const auto& layer : gradients.layers)
        addStretched(
            layer.bias.to(at::kDouble).view({-1, 1, 1}) * layer.gradient.to(at::kDouble),
            side,
            map);
    return map;
}

class FullGradTest : public testing::TestWithParam<VisionFamily> {
protected:
    TinyScene m_scene = TinyScene::make(GetParam(), /*gradientLayer=*/true);
};

TEST_P(FullGradTest, EqualsPlainLoopsThatResizeEveryChannel)
{
    const ClipProbe probe(m_scene.inputs(4));
    const int side = m_scene.model->config().vision.inputSize;
    const SaliencyOutcome outcome =
        createMethod("fullgrad")->run(probe, ParamValues(findMethod("fullgrad"), {}), RunContext());

    EXPECT_EQ(outcome.map.grid(), (Size{side, side}));
    EXPECT_EQ(outcome.notes.empty(), GetParam() == VisionFamily::ResNet);
    const Plane plane = slowFullGrad(probe, side);
    cv::Mat expected(side, side, CV_32FC1);
    std::transform(plane.begin(), plane.end(), expected.begin<float>(), [](double value) {
        return static_cast<float>(value);
    });
    // Sums over hundreds of channels in [0, 1].
    EXPECT_LE(cv::norm(outcome.map.values, expected, cv::NORM_INF), 1e-4);
    const Geometry geometry({.width = 50, .height = 37}, side, Fit::Stretch);
    const Heatmap heat = makeHeatmap(outcome.map, geometry);
    EXPECT_EQ(heat.state, HeatState::Ok);
    EXPECT_LE(cv::norm(heat.values, makeHeatmap({expected}, geometry).values, cv::NORM_INF), 1e-4);
}

TEST_P(FullGradTest, ThePixelsGradientEqualsFiniteDifferences)
{
    const ClipProbe probe(m_scene.inputs(4));
    const at::NoGradGuard guard;
    // Along the gradient itself, where the kinks of the ReLUs weigh least.
    const at::Tensor gradient = probe.fullGradients().pixels.to(at::kDouble);
    const double length = gradient.norm().item<double>();
    const auto moved = [&](double by) {
        const at::Tensor pixels = m_scene.pixels + gradient.unsqueeze(0) * (by / length);
        return m_scene.logitOf(m_scene.model->visual().encode(pixels.to(at::kFloat)));
    };
    const double step = 1e-3;
    EXPECT_NEAR((moved(step) - moved(-step)) / (2 * step), length, 0.01 * length);
    EXPECT_GT(length, 1.0) << "too small to tell";
}

INSTANTIATE_TEST_SUITE_P(
    Families,
    FullGradTest,
    testing::Values(VisionFamily::ResNet, VisionFamily::Vit),
    [](const auto& tested) { return std::string(toString(tested.param)); });

/// The batch norms of the tiny ResNet in the order in which a picture meets them.
std::vector<std::string> normsInOrder()
{
    std::vector<std::string> names{"visual.bn1", "visual.bn2", "visual.bn3"};
    for (const std::string block : {"layer1.0", "layer1.1", "layer2.0", "layer3.0", "layer4.0"}) {
        for (const char* norm : {".bn1", ".bn2", ".bn3"})
            names.push_back("visual." + block + norm);
        if (block.back() == '0')
            names.push_back("visual." + block + ".downsample.1");
    }
    return names;
}

TEST(FullGradientsTest, BiasesAreThoseOfTheBatchNormsInOrder)
{
    TinyScene scene = TinyScene::make(VisionFamily::ResNet, /*gradientLayer=*/true);
    const auto layers = ClipProbe(scene.inputs(4)).fullGradients().layers;
    const StateDict weights = tinyWeights(VisionFamily::ResNet);
    const std::vector<std::string> names = normsInOrder();
    ASSERT_EQ(layers.size(), names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto value = [&](const char* part, std::int64_t c) {
            return weights.at(names[i] + part)[c].item<double>();
        };
        ASSERT_EQ(layers[i].bias.numel(), weights.at(names[i] + ".bias").numel()) << names[i];
        for (std::int64_t c = 0; c < layers[i].bias.numel(); ++c)
            EXPECT_NEAR(
                layers[i].bias[c].item<double>(),
                value(".bias", c) - value(".running_mean", c) * value(".weight", c) /
                                        std::sqrt(value(".running_var", c) + 1e-5),
                1e-6)
                << names[i] << " " << c;
    }
}

TEST(FullGradientsTest, ALayersGradientsAddUpToThoseOfItsBiases)
{
    // A bias moves its whole channel, so its derivative is the channel's gradient summed up.
    TinyScene scene = TinyScene::make(VisionFamily::ResNet, /*gradientLayer=*/true);
    const auto layers = ClipProbe(scene.inputs(4)).fullGradients().layers;
    const at::NoGradGuard guard;
    const std::vector<std::string> names = normsInOrder();
    ASSERT_EQ(layers.size(), names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const at::Tensor gradient = layers[i].gradient.to(at::kDouble).sum({1, 2});
        const double length = gradient.norm().item<double>();
        const auto moved = [&](double by) {
            StateDict weights = tinyWeights(VisionFamily::ResNet);
            at::Tensor& bias = weights.at(names[i] + ".bias");
            bias = (bias + gradient * (by / length)).to(at::kFloat);
            const ClipModel model(
                std::move(weights), tinyConfig(VisionFamily::ResNet), "moved CLIP");
            return scene.logitOf(model.visual().encode(scene.pixels));
        };
        const double step = 2e-4;
        const double numeric = (moved(step) - moved(-step)) / (2 * step);
        EXPECT_NEAR(numeric, length, 0.02 * length + 0.03) << names[i];
        EXPECT_GT(length, 0.5) << names[i] << ": too small to tell";
    }
}

}  // namespace
}  // namespace clipscope
