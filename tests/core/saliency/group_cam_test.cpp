// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/blocks/group_channels.h"
#include "tests/core/saliency/score_reference.h"
#include "tests/core/saliency/toy_probe.h"

#include <ATen/ops/eye.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <opencv2/core.hpp>

#include <gmock/gmock.h>

#include <array>

namespace clipscope {
namespace {

using reference::GivenProbe;
using reference::Planes;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;

Planes wave(double (*formula)(double), double byColour, double byRow, double byColumn)
{
    Planes planes = reference::zeros(3, 64, 64);
    for (int c = 0; c < 3; ++c)
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x)
                planes.at(c, y, x) = formula(byColour * c + byRow * y + byColumn * x);
    return planes;
}

/// The published vector's input: the toy's six channels, scored on a 64 x 64 picture.
GivenProbe goldenProbe()
{
    const ToyProbe toy;
    const at::Tensor pattern = reference::tensorOf(wave(std::sin, 0.2, 0.15, -0.12));
    return GivenProbe(
        toy.activation(),
        toy.gradient(),
        reference::tensorOf(wave(std::sin, 0.3, 0.15, -0.1)).unsqueeze(0),
        [pattern](const at::Tensor& picture) {
            return 20.0 + 10.0 * (picture * pattern).to(at::kDouble).mean().item<double>();
        });
}

TEST(GroupCamGoldenTest, ScoresAndMapEqualThePublishedProgram)
{
    const GivenProbe probe = goldenProbe();
    const SaliencyOutcome outcome = probe.run("groupcam", {{"groups", std::int64_t{3}}});

    EXPECT_NEAR(probe.scoresOf("scoring the blurred picture").at(0), 20.014896, 2e-6);
    const std::array scores{20.014896, 21.377035, 21.510616};
    for (std::size_t j = 0; j < scores.size(); ++j)
        EXPECT_NEAR(probe.scoresOf("scoring groups").at(j), scores[j], 2e-6) << "group " << j;
    ASSERT_EQ(outcome.map.grid(), (Size{64, 64}));
    cv::Mat map;
    cv::normalize(outcome.map.values, map, 0, 1, cv::NORM_MINMAX);
    const std::array expected{
        .938809,
        .938632,
        .936624,
        .887453,
        .686541,
        .683446,
        .678780,
        .792633,
        .037477,
        .027382,
        .017235,
        .550861,
        .717424,
        .731453,
        .771999,
        .876656};
    for (int i = 0; i < 16; ++i)
        EXPECT_NEAR(
            static_cast<double>(map.at<float>(i / 4 * 16, i % 4 * 16)),
            expected[static_cast<std::size_t>(i)],
            1e-5)
            << i;
    EXPECT_THAT(outcome.notes, IsEmpty());
}

TEST(GroupCamTest, SaysWhenNoGroupBeatsTheBlurredPicture)
{
    const GivenProbe golden = goldenProbe();
    const GivenProbe probe(
        golden.activation(), golden.gradient(), golden.pixels(), [](const at::Tensor&) {
            return 3.0;
        });
    const SaliencyOutcome outcome = probe.run("groupcam");

    ASSERT_EQ(outcome.notes.size(), 1U);
    EXPECT_NE(outcome.notes.front().find("plain sum"), std::string::npos);
    EXPECT_TRUE(cv::checkRange(outcome.map.values));
    EXPECT_GT(cv::norm(outcome.map.values, cv::NORM_INF), 0.0);
}

TEST(GroupCamTest, MoreGroupsThanChannelsIsOneChannelEach)
{
    const GivenProbe many = goldenProbe();
    const GivenProbe each = goldenProbe();
    const SaliencyOutcome a = many.run("groupcam", {{"groups", std::int64_t{1000}}});
    const SaliencyOutcome b = each.run("groupcam", {{"groups", std::int64_t{6}}});
    EXPECT_EQ(many.scoresOf("scoring groups").size(), 6U);
    EXPECT_EQ(cv::norm(a.map.values, b.map.values, cv::NORM_INF), 0.0);
}

TEST(GroupCamTest, DeadAndNegativeChannelsGiveAnEmptyMap)
{
    const auto mapOf = [](const at::Tensor& activation) {
        return GivenProbe(
                   activation,
                   at::ones({4, 2, 2}),
                   at::ones({1, 3, 8, 8}),
                   [](const at::Tensor& picture) { return picture.sum().item<double>(); })
            .run("groupcam", {{"groups", std::int64_t{2}}})
            .map.values;
    };
    EXPECT_EQ(cv::countNonZero(mapOf(at::zeros({4, 2, 2}))), 0);
    EXPECT_EQ(cv::countNonZero(mapOf(-at::ones({4, 2, 2}))), 0);
}

/// Mean of the pixels around, weighted by a Gaussian; the picture is mirrored at its edges, which
/// are not repeated. The kernel is the given one or the largest that one mirror image can feed.
Planes blurred(const Planes& picture, int side, double sigma)
{
    const int radius = std::min(side / 2, picture.height - 1);
    const auto mirrored = [](int i, int n) { return i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i; };
    const auto weight = [&](int d) { return std::exp(-d * d / (2 * sigma * sigma)); };
    Planes result = reference::zeros(picture.count, picture.height, picture.width);
    for (int c = 0; c < picture.count; ++c)
        for (int y = 0; y < picture.height; ++y)
            for (int x = 0; x < picture.width; ++x) {
                double sum = 0;
                double total = 0;
                for (int dy = -radius; dy <= radius; ++dy)
                    for (int dx = -radius; dx <= radius; ++dx) {
                        const double w = weight(dy) * weight(dx);
                        sum += w * picture.at(
                                       c,
                                       mirrored(y + dy, picture.height),
                                       mirrored(x + dx, picture.width));
                        total += w;
                    }
                result.at(c, y, x) = sum / total;
            }
    return result;
}

TEST(GroupCamTest, ASmallPictureIsBlurredWithTheLargestKernelThatFits)
{
    Planes picture = reference::zeros(3, 8, 8);
    for (std::size_t i = 0; i < picture.values.size(); ++i)
        picture.values[i] = std::sin(0.9 * static_cast<double>(i));
    std::vector<at::Tensor> seen;
    const GivenProbe probe(
        at::ones({2, 2, 2}),
        at::ones({2, 2, 2}),
        reference::tensorOf(picture).unsqueeze(0),
        [&seen](const at::Tensor& shown) {
            seen.push_back(shown.clone());
            return 0.0;
        });
    (void)probe.run("groupcam");

    const Planes shown = reference::planesOf(seen.front());
    const Planes expected = blurred(picture, 51, 50);
    for (std::size_t i = 0; i < shown.values.size(); ++i)
        EXPECT_NEAR(shown.values[i], expected.values[i], 1e-6) << i;
}

class GroupCamFormulaTest : public testing::TestWithParam<VisionFamily> {};

TEST_P(GroupCamFormulaTest, ContiguousGroupsEqualTheFormula)
{
    constexpr int kGroups = 8;  // of 32 channels in a ResNet, of 16 in a ViT
    TinyScene scene = TinyScene::make(GetParam(), /*gradientLayer=*/false);
    const ClipProbe probe(scene.inputs(3));
    const Planes activation = reference::planesOf(probe.activation());
    const Planes gradient = reference::planesOf(probe.gradient());
    const Planes picture = reference::planesOf(scene.pixels.squeeze(0));
    const Planes blur = blurred(picture, 51, 50);
    const double baseline = reference::logitOf(scene, blur);

    Planes map = reference::zeros(1, picture.height, picture.width);
    for (int j = 0; j < kGroups; ++j) {
        Planes sum = reference::zeros(1, activation.height, activation.width);
        const int size = activation.count / kGroups;
        for (int c = j * size; c < (j + 1) * size; ++c) {
            const std::vector<double> values = reference::plane(gradient, c).values;
            double mean = 0;
            for (const double value : values)
                mean += value / static_cast<double>(values.size());
            for (std::size_t i = 0; i < sum.values.size(); ++i)
                sum.values[i] += mean * reference::plane(activation, c).values[i];
        }
        for (double& value : sum.values)
            value = std::max(value, 0.0);
        const Planes large = reference::enlarged(sum, picture.height, /*alignCorners=*/false);
        const Planes mask = reference::rescaled(large, 1e-6);
        Planes shown = picture;
        for (int c = 0; c < 3; ++c)
            for (int y = 0; y < shown.height; ++y)
                for (int x = 0; x < shown.width; ++x)
                    shown.at(c, y, x) = picture.at(c, y, x) * mask.at(0, y, x) +
                                        blur.at(c, y, x) * (1 - mask.at(0, y, x));
        const double alpha = std::max(reference::logitOf(scene, shown) - baseline, 0.0) + 1e-6;
        for (std::size_t i = 0; i < map.values.size(); ++i)
            map.values[i] += alpha * large.values[i];
    }

    const SaliencyOutcome outcome =
        reference::run(scene, "groupcam", {{"groups", std::int64_t{kGroups}}});
    const Heatmap expected = reference::heatmapOf(map);
    EXPECT_EQ(expected.state, HeatState::Ok);
    EXPECT_LE(reference::difference(reference::heatmapOf(outcome.map), expected), 1e-4);
}

INSTANTIATE_TEST_SUITE_P(
    Families,
    GroupCamFormulaTest,
    testing::Values(VisionFamily::ResNet, VisionFamily::Vit),
    [](const auto& family) { return std::string(toString(family.param)); });

TEST(GroupChannelsTest, ChunksAreContiguousAndDifferByAtMostOne)
{
    EXPECT_THAT(chunkChannels(6, 3), ElementsAre(0, 0, 1, 1, 2, 2));
    EXPECT_THAT(chunkChannels(7, 3), ElementsAre(0, 0, 1, 1, 2, 2, 2));
    EXPECT_THAT(chunkChannels(2, 5), ElementsAre(0, 1));
}

TEST(GroupChannelsTest, KMeansFindsClustersThatLieApart)
{
    at::Tensor rows = at::zeros({60, 2}, at::kDouble);
    for (int i = 0; i < 60; ++i) {  // three clusters of radius 1, 100 apart
        rows[i][0] = 100.0 * (i % 3) + std::cos(1.0 * i);
        rows[i][1] = std::sin(1.0 * i);
    }
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto group = clusterChannels(rows, 3, seed, RunContext());
        EXPECT_NE(group[0], group[1]);
        EXPECT_NE(group[1], group[2]);
        EXPECT_NE(group[0], group[2]);
        for (std::size_t i = 3; i < group.size(); ++i)
            EXPECT_EQ(group[i], group[i % 3]) << "seed " << seed;
    }
}

TEST(GroupChannelsTest, KMeansEndsWhereEveryRowIsNearestToTheMeanOfItsGroup)
{
    constexpr int kRows = 80;
    constexpr int kWidth = 5;
    at::Tensor rows = at::zeros({kRows, kWidth}, at::kDouble);
    auto* value = rows.data_ptr<double>();
    for (int i = 0; i < kRows * kWidth; ++i)
        value[i] = std::sin(i * i * 0.37);
    const auto group = clusterChannels(rows, 6, 11, RunContext());
    std::vector<std::array<double, kWidth>> sums(6);
    std::vector<double> counts(6);
    for (std::size_t i = 0; i < kRows; ++i) {
        counts[static_cast<std::size_t>(group[i])] += 1;
        for (std::size_t d = 0; d < kWidth; ++d)
            sums[static_cast<std::size_t>(group[i])][d] += value[i * kWidth + d];
    }
    EXPECT_THAT(counts, Each(testing::Gt(0)));
    const auto distance = [&](std::size_t i, std::size_t g) {
        double sum = 0;
        for (std::size_t d = 0; d < kWidth; ++d)
            sum += std::pow(value[i * kWidth + d] - sums[g][d] / counts[g], 2);
        return sum;
    };
    for (std::size_t i = 0; i < kRows; ++i)
        for (std::size_t g = 0; g < 6; ++g)
            EXPECT_LE(distance(i, static_cast<std::size_t>(group[i])), distance(i, g) + 1e-12);
}

TEST(GroupChannelsTest, KMeansSurvivesRowsThatAreAllAlikeAndTooManyGroups)
{
    EXPECT_THAT(clusterChannels(at::ones({5, 3}), 3, 1, RunContext()), Each(0));
    auto group = clusterChannels(at::eye(4), 100, 1, RunContext());
    std::sort(group.begin(), group.end());
    EXPECT_THAT(group, ElementsAre(0, 1, 2, 3));
}

}  // namespace
}  // namespace clipscope
