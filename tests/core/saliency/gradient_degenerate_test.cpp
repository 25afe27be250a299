// SPDX-License-Identifier: GPL-3.0-or-later
// The gradient family where there is nothing, or nothing sensible, to add up.
#include "core/heatmap/heatmap.h"
#include "core/saliency/blocks/sum_channels.h"
#include "core/saliency/probe.h"
#include "core/saliency/registry.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/sin.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace clipscope {
namespace {

constexpr std::int64_t kSide = 3;

/// Whatever a layer may hold. The head is the sum of activation times gradient, plus `offset`.
class FixedProbe final : public Probe {
public:
    FixedProbe(at::Tensor activation, at::Tensor gradient, double offset = 5)
        : m_activation(std::move(activation))
        , m_gradient(std::move(gradient))
        , m_offset(offset)
    {
    }
    [[nodiscard]] at::Tensor activation() const override { return m_activation; }
    [[nodiscard]] at::Tensor gradient() const override { return m_gradient; }
    [[nodiscard]] at::Tensor pixels() const override { return at::ones({1, 3, 8, 8}); }
    [[nodiscard]] double score() const override
    {
        return (m_activation * m_gradient).sum().item<double>() + m_offset;
    }
    [[nodiscard]] std::vector<float> scores(
        const PictureFamily& /*family*/,
        const std::vector<std::int64_t>& rows,
        const RunContext& /*context*/,
        const OnBatch& /*onBatch*/) const override
    {
        return std::vector<float>(rows.size(), 0.0F);
    }
    [[nodiscard]] std::vector<float> ablatedScores(
        const std::vector<std::int64_t>& channels, const RunContext& /*context*/) const override
    {
        const at::Tensor parts = (m_activation * m_gradient).sum({1, 2});
        std::vector<float> scores;
        for (const std::int64_t c : channels)
            scores.push_back(static_cast<float>(score() - parts[c].item<double>()));
        return scores;
    }
    [[nodiscard]] FullGradients fullGradients() const override
    {
        return {
            .pixels = at::zeros({3, 8, 8}),
            .layers = {{.bias = at::ones({m_gradient.size(0)}), .gradient = m_gradient}}};
    }

private:
    at::Tensor m_activation;
    at::Tensor m_gradient;
    double m_offset;
};

at::Tensor waves(double frequency, std::int64_t channels = 6)
{
    return at::sin(at::arange(channels * kSide * kSide, at::kFloat) * frequency + 0.4)
        .view({channels, kSide, kSide});
}

const std::vector<std::string>& ids()
{
    static const std::vector<std::string> all{
        "gradcam",
        "gradcam++",
        "xgradcam",
        "layercam",
        "hirescam",
        "eigencam",
        "eigengradcam",
        "ablationcam",
        "fullgrad",
        "fem",
        "randomcam",
        "channel"};
    return all;
}

SaliencyOutcome run(const std::string& id, const Probe& probe)
{
    return createMethod(id)->run(probe, ParamValues(findMethod(id), {}), RunContext());
}

HeatState stateOf(const SaliencyOutcome& outcome)
{
    EXPECT_TRUE(cv::checkRange(outcome.map.values));
    return makeHeatmap(outcome.map, Geometry({.width = 20, .height = 12}, 8, Fit::Stretch)).state;
}

TEST(GradientDegenerateTest, ADeadLayerIsEmptyForEveryMethod)
{
    const at::Tensor dead = at::zeros({6, kSide, kSide});
    for (const std::string& id : ids()) {
        // FullGrad does not look at the layer; its gradients are dead here.
        const FixedProbe probe(dead, id == "fullgrad" ? dead : waves(0.9));
        EXPECT_EQ(stateOf(run(id, probe)), HeatState::Empty) << id;
    }
}

TEST(GradientDegenerateTest, AConstantLayerIsFlatWhereAnythingSpeaksForItElseEmpty)
{
    const at::Tensor one = at::ones({6, kSide, kSide});
    for (const std::string id :
         {"gradcam", "gradcam++", "xgradcam", "layercam", "hirescam", "ablationcam"}) {
        EXPECT_EQ(stateOf(run(id, FixedProbe(one, one))), HeatState::Flat) << id;
        EXPECT_EQ(stateOf(run(id, FixedProbe(one, -one, 100))), HeatState::Empty) << id;
    }
    EXPECT_EQ(stateOf(run("channel", FixedProbe(one, one))), HeatState::Flat);
    for (const std::string id : {"eigencam", "eigengradcam", "fem", "fullgrad"})
        EXPECT_EQ(stateOf(run(id, FixedProbe(one, one))), HeatState::Empty) << id;
}

TEST(GradientDegenerateTest, DeadChannelsChangeNothing)
{
    const at::Tensor alive = at::relu(waves(0.7)).pow(6);  // peaks, which FEM needs
    const at::Tensor gradient = waves(0.9);
    const at::Tensor dead = at::zeros({4, kSide, kSide});
    const FixedProbe without(alive, gradient);
    const FixedProbe with(at::cat({alive, dead}), at::cat({gradient, waves(1.1, 4)}));
    for (const std::string& id : ids()) {
        if (id == "fullgrad" || id == "randomcam")  // no activation; other channels, other draws
            continue;
        const SaliencyOutcome expected = run(id, without);
        EXPECT_GT(cv::norm(expected.map.values, cv::NORM_INF), 1e-2) << id;
        const SaliencyOutcome actual = run(id, with);
        EXPECT_LE(cv::norm(actual.map.values, expected.map.values, cv::NORM_INF), 1e-6) << id;
        EXPECT_TRUE(actual.notes.empty()) << id;
    }
}

TEST(GradientDegenerateTest, NegativeActivationsAreFiniteAndEmptyWhereEveryPartIsNegative)
{
    const at::Tensor negative = waves(0.7) - 1.5;
    const at::Tensor rising = waves(0.9) + 1.5;
    for (const std::string& id : ids())
        std::ignore = stateOf(run(id, FixedProbe(negative, rising)));
    for (const std::string id : {"gradcam", "layercam", "hirescam", "channel", "fem"})
        EXPECT_EQ(stateOf(run(id, FixedProbe(negative, rising))), HeatState::Empty) << id;
}

TEST(GradientDegenerateTest, HugeAndTinyGradientsStayFinite)
{
    for (const double scale : {1e-30, 1e12})
        for (const std::string& id : ids())
            std::ignore = stateOf(run(id, FixedProbe(waves(0.7), waves(0.9) * scale)));
}

TEST(HiResCamTest, WithTheSameGradientEverywhereItIsGradCam)
{
    const at::Tensor gradient = waves(0.9).mean({1, 2}, /*keepdim=*/true).expand({6, kSide, kSide});
    const FixedProbe probe(waves(0.7), gradient.contiguous());
    const cv::Mat expected = run("gradcam", probe).map.values;
    EXPECT_GT(cv::norm(expected, cv::NORM_INF), 0.1);
    EXPECT_LE(cv::norm(run("hirescam", probe).map.values, expected, cv::NORM_INF), 1e-6);
}

TEST(AblationCamTest, AScoreOfZeroGivesNoWeightsAndSaysSo)
{
    const at::Tensor maps = waves(0.7);
    const double rest = FixedProbe(maps, maps, 0).score();
    const FixedProbe probe(maps, maps, -rest);
    ASSERT_EQ(probe.score(), 0.0);
    const SaliencyOutcome outcome = run("ablationcam", probe);
    EXPECT_EQ(stateOf(outcome), HeatState::Empty);
    ASSERT_EQ(outcome.notes.size(), 1U);
    EXPECT_NE(outcome.notes.front().find("The score is 0"), std::string::npos);
}

TEST(AblationCamTest, ANegativeScoreTurnsTheWeightsRoundAndSaysSo)
{
    const at::Tensor maps = at::relu(waves(0.7));
    const SaliencyOutcome plus = run("ablationcam", FixedProbe(maps, maps));
    const double score = FixedProbe(maps, maps).score();
    const SaliencyOutcome minus = run("ablationcam", FixedProbe(maps, maps, 5 - 2 * score));
    EXPECT_TRUE(plus.notes.empty());
    ASSERT_EQ(minus.notes.size(), 1U);
    EXPECT_NE(minus.notes.front().find("negative"), std::string::npos);
    for (std::size_t c = 0; c < 6; ++c)
        EXPECT_NEAR(
            static_cast<double>(minus.bank->weights[c]),
            static_cast<double>(-plus.bank->weights[c]),
            1e-6);
}

TEST(WeightedSumTest, WeightsThatAreNotFiniteBecomeZeroWithANote)
{
    const double infinity = std::numeric_limits<double>::infinity();
    const SaliencyOutcome outcome = weightedSum(
        waves(0.7),
        at::tensor({1.0, infinity, -2.0, std::numeric_limits<double>::quiet_NaN(), 1e300, 0.5}));
    EXPECT_EQ(outcome.bank->weights, (std::vector<float>{1, 0, -2, 0, 0, 0.5F}));
    EXPECT_TRUE(cv::checkRange(outcome.map.values));
    ASSERT_EQ(outcome.notes.size(), 1U);
    EXPECT_EQ(outcome.notes.front().rfind("3 of 6 channel weights", 0), 0U);
}

TEST(SumOfTermsTest, TermsThatAreNotFiniteBecomeZeroWithANote)
{
    at::Tensor terms = waves(0.7);
    at::Tensor repaired = terms.clone();
    terms[2][1][1] = std::numeric_limits<float>::infinity();
    repaired[2][1][1] = 0;
    const SaliencyOutcome outcome = sumOfTerms(terms);
    EXPECT_EQ(cv::norm(outcome.map.values, sumOfTerms(repaired).map.values, cv::NORM_INF), 0.0);
    EXPECT_TRUE(outcome.terms.equal(repaired));
    ASSERT_EQ(outcome.notes.size(), 1U);
}

}  // namespace
}  // namespace clipscope
