// SPDX-License-Identifier: GPL-3.0-or-later
// Golden vectors of the gradient family: the same closed-form input, run through the published
// programs. A component's sign is not theirs to give: the value farther from 0 is positive.
#include "core/heatmap/heatmap.h"
#include "core/saliency/registry.h"
#include "tests/core/saliency/expect_map.h"
#include "tests/core/saliency/toy_probe.h"

#include <ATen/TensorOperators.h>

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace clipscope {
namespace {

using Given = std::map<std::string, ParamValue>;

SaliencyOutcome runOn(const Probe& probe, const char* id, const Given& given = {})
{
    return createMethod(id)->run(probe, ParamValues(findMethod(id), given), RunContext());
}

SaliencyOutcome runToy(const char* id, const Given& given = {})
{
    return runOn(ToyProbe(), id, given);
}

void expectWeights(const SaliencyOutcome& outcome, const std::vector<double>& expected)
{
    ASSERT_TRUE(outcome.bank);
    ASSERT_EQ(outcome.bank->weights.size(), expected.size());
    for (std::size_t c = 0; c < expected.size(); ++c)
        EXPECT_NEAR(static_cast<double>(outcome.bank->weights[c]), expected[c], kPrinted)
            << "channel " << c;
}

/// To 5 x 4 pixels, as the vectors have it.
cv::Mat toPicture(const SaliencyOutcome& outcome)
{
    return makeHeatmap(outcome.map, Geometry({.width = 5, .height = 4}, 8, Fit::Stretch)).values;
}

TEST(GradCamPlusPlusGoldenTest, WeightsAndHeatmapEqualThePublishedProgram)
{
    const SaliencyOutcome outcome = runToy("gradcam++");
    expectWeights(outcome, {.410445, .380944, .850216, .618526, .575584, .839958});
    expectNear(
        toPicture(outcome),
        {.871997, .889912, .916785, .813510, .744660, 0,       .062560, .156399, .577369, .858016,
         .017982, .066459, .139173, .627930, .953768, .919950, .900310, .870848, .948339, 1},
        1e-5);
}

TEST(XGradCamGoldenTest, WeightsAndHeatmapEqualThePublishedProgram)
{
    const SaliencyOutcome outcome = runToy("xgradcam");
    expectWeights(outcome, {-.220611, .006087, .232594, -.121849, .069090, .344359});
    expectNear(
        toPicture(outcome),
        {.488633, .385714, .231335, .692534, 1,       .263668, .158201, 0,       .382561, .637602,
         .270342, .178461, .040639, .354557, .563835, .506431, .439741, .339705, .617856, .803289},
        1e-5);
}

TEST(LayerCamGoldenTest, BothRulesEqualThePublishedProgramsWhereNothingIsNegative)
{
    const std::vector<double> raw{
        .479551, .312783, .475796, .150055, .047266, .036992, .854819, .578473, .357712};
    expectNear(runToy("layercam").map.values, raw);
    expectNear(runToy("layercam", {{"rule", "elementwise"}}).map.values, raw);
}

TEST(HiResCamGoldenTest, RawMapAndHeatmapEqualThePublishedProgram)
{
    const SaliencyOutcome outcome = runToy("hirescam");
    expectNear(
        outcome.map.values,
        {.058815, -.034952, .331719, -.185628, -.222902, -.458213, .854819, .486209, .124842});
    expectNear(
        toPicture(outcome),
        {.068804, .041283, 0,       .232835, .388058, .025802, .015481, 0,       .087313, .145522,
         .375,    .310318, .213295, .118178, .054767, 1,       .827514, .568786, .315141, .146045},
        1e-5);
}

TEST(EigenCamGoldenTest, RawMapEqualsThePublishedProgramsComponent)
{
    expectNear(
        runToy("eigencam").map.values,
        {.317393, -.648194, -.784917, -.036573, .737251, 1.051465, .586932, -.366229, -.857128});
}

TEST(EigenGradCamGoldenTest, RawMapEqualsThePublishedProgramsComponent)
{
    expectNear(
        runToy("eigengradcam").map.values,
        {-.199920, -.002152, .459296, -.150751, .177033, .205807, -.127614, -.188891, -.172808});
}

TEST(EigenGradCamGoldenTest, WithTheGradientsSizeEqualsASingularValueDecomposition)
{
    // numpy.linalg.svd of |gradient| times activation.
    expectNear(
        runToy("eigengradcam", {{"weighting", "abs-gradient"}}).map.values,
        {-.348898, -.001935, .360702, .290110, .023725, .006337, -.325192, -.069516, .064667});
}

/// A head that is linear in the activation: 5 + sum of A times V.
class LinearHead final : public Probe {
public:
    [[nodiscard]] at::Tensor activation() const override { return m_toy.activation(); }
    [[nodiscard]] at::Tensor gradient() const override { return m_toy.gradient(); }
    [[nodiscard]] at::Tensor pixels() const override { return m_toy.pixels(); }
    [[nodiscard]] double score() const override { return scoreWithout(-1); }
    [[nodiscard]] std::vector<float> scores(
        const PictureFamily& family,
        const std::vector<std::int64_t>& rows,
        const RunContext& context,
        const OnBatch& onBatch) const override
    {
        return m_toy.scores(family, rows, context, onBatch);
    }
    [[nodiscard]] std::vector<float> ablatedScores(
        const std::vector<std::int64_t>& channels, const RunContext& /*context*/) const override
    {
        std::vector<float> scores;
        for (const std::int64_t channel : channels)
            scores.push_back(static_cast<float>(scoreWithout(channel)));
        return scores;
    }

private:
    [[nodiscard]] static double scoreWithout(std::int64_t ablated)
    {
        double score = 5;
        for (int m = 0; m < 54; ++m) {
            const int c = m / 9;
            if (c != ablated)
                score += std::max(std::sin(1.0 + m), 0.0) *
                         std::cos(0.9 * c + 0.4 * (m / 3 % 3) - 0.3 * (m % 3));
        }
        return score;
    }

    ToyProbe m_toy;
};

TEST(AblationCamGoldenTest, WeightsAndRawMapEqualThePublishedProgram)
{
    const LinearHead probe;
    ASSERT_NEAR(probe.score(), 4.791005, kPrinted);
    const SaliencyOutcome outcome = runOn(probe, "ablationcam");
    expectWeights(outcome, {.742329, .238987, -.119468, -.430186, -.504499, .029214});
    expectNear(
        outcome.map.values,
        {.516548, .420022, -.481430, -.275495, -.000473, -.255157, .288920, .645964, -.237609});
}

TEST(FemGoldenTest, WeightsEqualTheKSigmaRule)
{
    // numpy: (A > mean + k * std).mean() of every channel.
    expectWeights(runToy("fem"), {0, .111111, 0, .111111, 0, 0});
    const SaliencyOutcome one = runToy("fem", {{"deviations", 1.0}});
    expectWeights(one, {.333333, .222222, .333333, .111111, .333333, .222222});
    expectNear(
        one.map.values,
        {.560947, .733664, .647190, .341742, .281405, .404550, .497033, .677856, .739799});
}

TEST(RandomCamGoldenTest, WeightsComeFromTheStandardsGenerator)
{
    // The 64-bit Mersenne Twister's first words for seed 0, top 53 bits, mapped to [-1, 1).
    expectWeights(runToy("randomcam"), {-.680413, .984290, -.920862, .194989, .084570, -.885680});
}

}  // namespace
}  // namespace clipscope
