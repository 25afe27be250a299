// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/saliency/blocks/rise_masks.h"
#include "tests/core/saliency/score_reference.h"

#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <opencv2/core.hpp>

#include <array>

namespace clipscope {
namespace {

using reference::Planes;

constexpr double kPrinted = 1.5e-6;  // the vectors are printed with six decimals

double valueAt(const at::Tensor& mask, std::int64_t y, std::int64_t x)
{
    return mask[y][x].item<double>();
}

TEST(RiseMaskTest, EqualsAMaskOfItsAuthorsProgram)
{
    const at::Tensor grid =
        at::tensor({1., 0., 0., 1., 0., 1., 0., 0., 0., 0., 1., 0., 1., 0., 0., 1.}).view({4, 4});
    const at::Tensor mask = riseMask(grid, 1, 2, 10);

    const std::array row0{.766667, .553333, .34, .126667, .076667, .05, .023333, .03, .27, .51};
    const std::array row5{
        .127778, .332222, .536667, .741111, .642222, .5, .357778, .225556, .163333, .101111};
    for (std::size_t x = 0; x < 10; ++x) {
        EXPECT_NEAR(valueAt(mask, 0, static_cast<std::int64_t>(x)), row0[x], kPrinted) << x;
        EXPECT_NEAR(valueAt(mask, 5, static_cast<std::int64_t>(x)), row5[x], kPrinted) << x;
    }
    EXPECT_NEAR(mask.mean().item<double>(), .337767, kPrinted);
}

TEST(RiseMaskTest, MirrorsTheGridAtItsBorderWithoutRepeatingTheEdge)
{
    // One open row of cells shows a column of the operator.
    const auto columnOf = [](std::int64_t cell) {
        at::Tensor grid = at::zeros({4, 4});
        grid[cell].fill_(1);
        return riseMask(grid, 0, 0, 10);
    };
    EXPECT_NEAR(valueAt(columnOf(0), 0, 3), .633333, kPrinted);
    EXPECT_NEAR(valueAt(columnOf(1), 0, 3), .366667, kPrinted);
    EXPECT_NEAR(valueAt(columnOf(1), 7, 3), .5, kPrinted);
    EXPECT_NEAR(valueAt(columnOf(2), 7, 3), .5, kPrinted);
    // The far border: row 13 of 15 lies 0.1 cells beyond the last centre.
    at::Tensor last = at::zeros({4, 4});
    last[3].fill_(1);
    EXPECT_NEAR(valueAt(riseMask(last, 2, 0, 12), 11, 0), 1 - (13.5 / 15 * 4 - .5 - 3), kPrinted);
}

TEST(RiseMaskTest, ImpossibleArgumentsAreRefused)
{
    EXPECT_THROW((void)riseMask(at::zeros({4, 3}), 0, 0, 10), Error);
    EXPECT_THROW((void)riseMask(at::zeros({1, 1}), 0, 0, 10), Error);
    EXPECT_THROW((void)riseMask(at::zeros({4, 4}), 3, 0, 10), Error);
    EXPECT_THROW((void)riseMask(at::zeros({4, 4}), 0, -1, 10), Error);
    EXPECT_THROW((void)riseMask(at::zeros({4, 4}), 0, 0, 0), Error);
}

TEST(RiseMasksTest, DrawsTheGridRowByRowAndThenTheOffsets)
{
    // Grid and offsets from the same generator in another program.
    const at::Tensor grid = at::tensor({0., 0., 0., 1., 1., 1., 0., 1., 1.}).view({3, 3});
    const RiseMasks masks{.seed = 7, .cells = 3, .probability = 0.5, .side = 8};
    EXPECT_TRUE(masks.mask(5).equal(riseMask(grid, 0, 2, 8)));
}

TEST(RiseMasksTest, AMaskIsTheSameInWhateverOrderItIsMade)
{
    const RiseMasks masks{.seed = 3, .cells = 8, .probability = 0.1, .side = 64};
    const at::Tensor tenth = masks.mask(10);
    (void)masks.mask(0);
    EXPECT_TRUE(tenth.equal(masks.mask(10)));
    EXPECT_FALSE(tenth.equal(masks.mask(11)));
    RiseMasks other = masks;
    other.seed = 4;
    EXPECT_FALSE(tenth.equal(other.mask(10)));
}

TEST(RiseMasksTest, OpensTheGivenShareOfThePicture)
{
    const RiseMasks masks{.seed = 1, .cells = 6, .probability = 0.3, .side = 24};
    double sum = 0;
    constexpr int kMasks = 2000;
    for (int i = 0; i < kMasks; ++i)
        sum += masks.mask(i).mean().item<double>();
    EXPECT_NEAR(sum / kMasks, 0.3, 0.01);  // 36 cells a mask: standard error 0.002
}

class RiseTest : public testing::TestWithParam<VisionFamily> {
protected:
    TinyScene m_scene = TinyScene::make(GetParam(), /*gradientLayer=*/false);
};

TEST_P(RiseTest, EveryCorrectionEqualsItsFormula)
{
    constexpr int kMasks = 40;
    const Planes picture = reference::planesOf(m_scene.pixels.squeeze(0));
    const RiseMasks masks{
        .seed = 7, .cells = 3, .probability = 0.4, .side = m_scene.pixels.size(2)};
    std::vector<Planes> made;
    std::vector<double> scores;
    double mean = 0;
    for (int i = 0; i < kMasks; ++i) {
        made.push_back(reference::planesOf(masks.mask(i).unsqueeze(0)));
        scores.push_back(reference::logitOf(m_scene, reference::masked(picture, made.back())));
        mean += scores.back() / kMasks;
    }
    for (const std::string normalise : {"none", "subtract-mean", "divide"}) {
        Planes map = reference::zeros(1, picture.height, picture.width);
        for (std::size_t p = 0; p < map.values.size(); ++p) {
            double sum = 0;
            double cover = 0;
            for (std::size_t i = 0; i < made.size(); ++i) {
                const double score = normalise == "subtract-mean" ? scores[i] - mean : scores[i];
                sum += score * made[i].values[p];
                cover += made[i].values[p];
            }
            map.values[p] =
                normalise == "divide" ? (cover > 0 ? sum / cover : 0) : sum / (kMasks * 0.4);
        }
        const SaliencyOutcome outcome = reference::run(
            m_scene,
            "rise",
            {{"masks", std::int64_t{kMasks}},
             {"cells", std::int64_t{3}},
             {"probability", 0.4},
             {"normalise", normalise}});
        EXPECT_EQ(outcome.map.rectify, Rectify::Never);
        EXPECT_EQ(outcome.map.grid(), (Size{picture.width, picture.height}));
        EXPECT_FALSE(outcome.bank);
        EXPECT_LE(
            reference::difference(
                reference::heatmapOf(outcome.map), reference::heatmapOf(map, Rectify::Never)),
            1e-4)
            << normalise;
    }
}

TEST_P(RiseTest, AnotherPromptCostsNoPasses)
{
    const at::NoGradGuard guard;
    const MethodInfo& info = findMethod("rise");
    const ParamValues params(info, {{"masks", std::int64_t{300}}, {"cells", std::int64_t{4}}});
    const auto explain = [&](std::size_t prompt, std::int64_t passes) {
        m_scene.explain({.explained = prompt});
        const ClipProbe probe(m_scene.inputs(16));
        cv::Mat map = createMethod("rise")->run(probe, params, RunContext()).map.values;
        EXPECT_EQ(probe.passes(), passes);
        return map;
    };
    const cv::Mat first = explain(0, 300);
    const cv::Mat second = explain(1, 0);
    EXPECT_GT(cv::norm(first, second, cv::NORM_INF), 0.0);
    EXPECT_EQ(cv::norm(first, explain(0, 0), cv::NORM_INF), 0.0);
    EXPECT_EQ(info.cost(256, params).encoderPasses, 301);
}

INSTANTIATE_TEST_SUITE_P(
    Families,
    RiseTest,
    testing::Values(VisionFamily::ResNet, VisionFamily::Vit),
    [](const auto& family) { return std::string(toString(family.param)); });

}  // namespace
}  // namespace clipscope
