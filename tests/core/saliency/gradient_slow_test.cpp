// SPDX-License-Identifier: GPL-3.0-or-later
// The gradient family on a real network against plain loops in double, written from the formulas.
#include "core/base/error.h"
#include "core/heatmap/heatmap.h"
#include "core/saliency/registry.h"
#include "tests/core/saliency/slow_gradient_methods.h"
#include "tests/support/tiny_scene.h"

#include <gtest/gtest.h>

#include <random>

namespace clipscope {
namespace {

using Given = std::map<std::string, ParamValue>;
using Place = std::tuple<VisionFamily, std::string>;

SaliencyOutcome run(const Probe& probe, const char* id, const Given& given = {})
{
    const at::NoGradGuard guard;
    return createMethod(id)->run(probe, ParamValues(findMethod(id), given), RunContext());
}

/// Of the native map's largest value; below what a heatmap could show.
constexpr double kRelative = 1e-5;

void expectSame(
    const NativeMap& actual, const cv::Mat& expected, int side, double relative = kRelative)
{
    ASSERT_EQ(actual.values.size(), expected.size());
    const double scale = cv::norm(expected, cv::NORM_INF);
    ASSERT_GT(scale, 0.0);
    EXPECT_LE(cv::norm(actual.values, expected, cv::NORM_INF), relative * scale);
    const Geometry geometry({.width = 50, .height = 37}, side, Fit::Stretch);
    const Heatmap heat = makeHeatmap(actual, geometry);
    const Heatmap slowHeat = makeHeatmap({expected}, geometry);
    EXPECT_EQ(heat.state, slowHeat.state);
    EXPECT_LE(cv::norm(heat.values, slowHeat.values, cv::NORM_INF), 1e-4);
}

class SlowTest : public testing::TestWithParam<Place> {
protected:
    [[nodiscard]] int side() const { return tinyConfig(family()).vision.inputSize; }
    [[nodiscard]] static VisionFamily family() { return std::get<0>(GetParam()); }
    void expectWeighted(const char* id, const Given& given, const slow::Weight& weight) const
    {
        SCOPED_TRACE(id);
        expectSame(run(m_probe, id, given).map, toMat(slow::weighted(m_layer, weight)), side());
    }
    void expectSummed(const char* id, const Given& given, const slow::Term& term) const
    {
        SCOPED_TRACE(id);
        const SaliencyOutcome outcome = run(m_probe, id, given);
        expectSame(outcome.map, toMat(slow::summed(m_layer, term)), side());
        EXPECT_FALSE(outcome.bank);
        ASSERT_TRUE(outcome.terms.defined());
        EXPECT_EQ(outcome.terms.sizes(), m_probe.activation().sizes());
        const at::Tensor sum = outcome.terms.to(at::kDouble).sum(0).contiguous();
        const double* first = sum.data_ptr<double>();
        expectSame(outcome.map, toMat({first, first + sum.numel()}), side());
    }
    void expectComponent(const char* id, const Given& given, const slow::Term& term) const
    {
        SCOPED_TRACE(id);
        double residual = 1;
        const auto expected = slow::component(m_layer, term, residual);
        ASSERT_LT(residual, 1e-9) << "the power iteration has not converged";
        expectSame(run(m_probe, id, given).map, toMat(expected), side());
    }
    [[nodiscard]] cv::Mat toMat(const std::vector<double>& values) const
    {
        return slow::toMat(values, m_layer.height);
    }

    TinyScene m_scene = TinyScene::makeAt(family(), std::get<1>(GetParam()));
    ClipProbe m_probe{m_scene.inputs(4)};
    slow::Layer m_layer{m_probe};
};

TEST_P(SlowTest, ChannelWeights)
{
    expectWeighted("gradcam", {}, slow::gradCam);
    expectWeighted("gradcam++", {}, slow::gradCamPlusPlus);
    expectWeighted("xgradcam", {}, slow::xGradCam);
    for (const double deviations : {0.5, 1.0, 2.0})
        expectWeighted(
            "fem", {{"deviations", deviations}}, [deviations](const slow::Layer& layer, int c) {
                return slow::fem(layer, c, deviations);
            });
    expectWeighted("channel", {{"channel", std::int64_t{5}}}, [](const slow::Layer&, int c) {
        return c == 5 ? 1.0 : 0.0;
    });
    std::vector<double> drawn;
    std::mt19937_64 engine(7);  // the scene's seed
    for (int c = 0; c < m_layer.channels; ++c)
        drawn.push_back(static_cast<double>(engine() >> 11U) / 4503599627370496.0 - 1.0);
    expectWeighted("randomcam", {}, [&drawn](const slow::Layer&, int c) {
        return drawn[static_cast<std::size_t>(c)];
    });
}

TEST_P(SlowTest, TermsThatDifferFromCellToCell)
{
    expectSummed("layercam", {}, [](double a, double g) { return std::max(g, 0.0) * a; });
    expectSummed("layercam", {{"rule", "elementwise"}}, [](double a, double g) {
        return std::max(g * a, 0.0);
    });
    expectSummed("hirescam", {}, [](double a, double g) { return g * a; });
}

TEST_P(SlowTest, PrincipalComponents)
{
    expectComponent("eigencam", {}, [](double a, double) { return a; });
    expectComponent("eigengradcam", {}, [](double a, double g) { return g * a; });
    expectComponent("eigengradcam", {{"weighting", "abs-gradient"}}, [](double a, double g) {
        return std::abs(g) * a;
    });
}

TEST_P(SlowTest, AblationRunsTheHeadOncePerChannel)
{
    const at::NoGradGuard guard;
    const VisualEncoder& visual = m_scene.model->visual();
    const double score = m_scene.logitOf(visual.head(m_scene.cut, m_scene.layer));
    const auto weight = [&](const slow::Layer&, int c) {
        Cut cut = m_scene.cut;
        cut.activation = m_scene.cut.activation.clone();
        cut.activation.select(visual.hasTokens() ? 2 : 1, c).zero_();
        return (score - m_scene.logitOf(visual.head(cut, m_scene.layer))) / score;
    };
    // Differences of scores near 10 in fp32 lose four digits.
    expectSame(
        run(m_probe, "ablationcam").map, toMat(slow::weighted(m_layer, weight)), side(), 1e-4);
}

TEST_P(SlowTest, BanksAreThoseOfTheSumsAndTheSumsAreTheirs)
{
    for (const char* id :
         {"gradcam", "gradcam++", "xgradcam", "ablationcam", "fem", "randomcam", "channel"}) {
        const SaliencyOutcome outcome = run(m_probe, id);
        ASSERT_TRUE(outcome.bank) << id;
        const NativeMap again = combine(*outcome.bank, outcome.bank->weights);
        EXPECT_EQ(cv::norm(again.values, outcome.map.values, cv::NORM_INF), 0.0) << id;
        EXPECT_FALSE(outcome.terms.defined()) << id;
    }
    EXPECT_FALSE(run(m_probe, "eigencam").bank);
    EXPECT_FALSE(run(m_probe, "eigengradcam").bank);
}

INSTANTIATE_TEST_SUITE_P(
    Places,
    SlowTest,
    testing::Values(
        Place{VisionFamily::ResNet, "layer4.0"},
        Place{VisionFamily::ResNet, "layer2.0"},
        Place{VisionFamily::ResNet, "stem"},
        Place{VisionFamily::Vit, "resblocks.2.ln_1"},
        Place{VisionFamily::Vit, "resblocks.0"},
        Place{VisionFamily::Vit, "resblocks.2"}),
    [](const testing::TestParamInfo<Place>& tested) {
        std::string name = std::get<1>(tested.param);
        std::replace(name.begin(), name.end(), '.', '_');
        return name;
    });

TEST(GradientIdentityTest, WithOneGradientPerChannelThreeMethodsAreGradCam)
{
    TinyScene scene = TinyScene::make(VisionFamily::Vit, /*gradientLayer=*/false);
    const ClipProbe probe(scene.inputs(4));
    ASSERT_EQ(probe.gradient().size(1), 1);
    const cv::Mat gradCam = run(probe, "gradcam").map.values;
    const double scale = cv::norm(gradCam, cv::NORM_INF);
    EXPECT_LE(cv::norm(run(probe, "hirescam").map.values, gradCam, cv::NORM_INF), 1e-6 * scale);
    // Its epsilon shows where a channel's values nearly cancel.
    EXPECT_LE(cv::norm(run(probe, "xgradcam").map.values, gradCam, cv::NORM_INF), 1e-3 * scale);
}

TEST(GradientIdentityTest, LayerCamsRulesDifferOnlyWhereActivationsAreNegative)
{
    for (const VisionFamily family : {VisionFamily::ResNet, VisionFamily::Vit}) {
        TinyScene scene = TinyScene::make(family, /*gradientLayer=*/true);
        const ClipProbe probe(scene.inputs(4));
        const cv::Mat layer = run(probe, "layercam").map.values;
        const cv::Mat elementwise = run(probe, "layercam", {{"rule", "elementwise"}}).map.values;
        const double apart = cv::norm(layer, elementwise, cv::NORM_INF);
        if (family == VisionFamily::ResNet)
            EXPECT_EQ(apart, 0.0);
        else
            EXPECT_GT(apart, 0.01 * cv::norm(layer, cv::NORM_INF));
    }
}

TEST(RandomCamTest, AnotherSeedGivesAnotherMap)
{
    TinyScene scene = TinyScene::make(VisionFamily::ResNet, /*gradientLayer=*/true);
    const ClipProbe seven(scene.inputs(4));
    ProbeInputs inputs = scene.inputs(4);
    inputs.seed = 8;
    const ClipProbe eight(std::move(inputs));
    const cv::Mat map = run(seven, "randomcam").map.values;
    EXPECT_GT(cv::norm(map, run(eight, "randomcam").map.values, cv::NORM_INF), 0.0);
}

TEST(ChannelTest, AChannelThatTheLayerLacksIsNamed)
{
    TinyScene scene = TinyScene::make(VisionFamily::ResNet, /*gradientLayer=*/false);
    const ClipProbe probe(scene.inputs(4));
    try {
        std::ignore = run(probe, "channel", {{"channel", std::int64_t{256}}});
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
        EXPECT_NE(std::string(error.what()).find("channel 256"), std::string::npos);
        EXPECT_NE(std::string(error.what()).find("this layer has 256"), std::string::npos);
    }
}

}  // namespace
}  // namespace clipscope
