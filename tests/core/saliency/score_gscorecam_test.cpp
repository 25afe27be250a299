// SPDX-License-Identifier: GPL-3.0-or-later
// gScoreCAM's and ScoreCAM's options against the formulas written out in double.
#include "core/base/error.h"
#include "core/heatmap/channel_bank.h"
#include "tests/core/saliency/score_reference.h"

#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/sin.h>
#include <ATen/ops/zeros.h>

#include <gmock/gmock.h>

#include <numeric>

namespace clipscope {
namespace {

using reference::GivenProbe;
using reference::Planes;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<std::string> kRanks{"mean", "mean-abs", "max-abs", "max", "variance"};
const std::vector<std::string> kPicks{"top", "bottom", "both"};
const std::vector<std::string> kWeightings{
    "scores", "average", "scores-times-shares", "importance-times-shares", "product", "uniform"};

double importanceOf(const Planes& gradient, int c, const std::string& rank)
{
    const std::vector<double> values = reference::plane(gradient, c).values;
    const auto count = static_cast<double>(values.size());
    double sum = 0;
    double absolute = 0;
    double largest = values.front();
    double largestAbsolute = 0;
    for (const double value : values) {
        sum += value;
        absolute += std::abs(value);
        largest = std::max(largest, value);
        largestAbsolute = std::max(largestAbsolute, std::abs(value));
    }
    if (rank == "mean-abs")
        return absolute / count;
    if (rank == "max-abs")
        return largestAbsolute;
    if (rank == "max")
        return largest;
    if (rank == "mean" || values.size() == 1)
        return sum / count;
    double squares = 0;
    for (const double value : values)
        squares += (value - sum / count) * (value - sum / count);
    return squares / (count - 1);
}

/// The first `k` channels: from the top, then those from the bottom.
std::pair<std::vector<int>, std::vector<int>>
picked(const std::vector<double>& importance, const std::string& pick, int k)
{
    std::vector<int> falling(importance.size());
    std::iota(falling.begin(), falling.end(), 0);
    std::sort(falling.begin(), falling.end(), [&](int a, int b) {
        return importance[static_cast<std::size_t>(a)] > importance[static_cast<std::size_t>(b)];
    });
    const int top = pick == "top" ? k : pick == "bottom" ? 0 : (k + 1) / 2;
    return {{falling.begin(), falling.begin() + top}, {falling.end() - (k - top), falling.end()}};
}

/// Weights of the selected channels, padded with the zeros of the others if `all`.
std::vector<double> formula(
    const std::string& weighting,
    std::vector<double> s,
    std::vector<double> importance,
    bool all,
    int others)
{
    if (all) {
        s.insert(s.end(), static_cast<std::size_t>(others), 0.0);
        importance.insert(importance.end(), static_cast<std::size_t>(others), 0.0);
    }
    std::vector<double> x = s;
    const std::vector<double> scoreShares = reference::softmax(s);
    const std::vector<double> importanceShares = reference::softmax(importance);
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (weighting == "scores-times-shares")
            x[i] = s[i] * importanceShares[i];
        if (weighting == "importance-times-shares")
            x[i] = importance[i] * scoreShares[i];
        if (weighting == "product")
            x[i] = s[i] * importance[i];
    }
    std::vector<double> weights = reference::softmax(x);
    for (std::size_t i = 0; i < x.size(); ++i)
        if (weighting == "average")
            weights[i] = (scoreShares[i] + importanceShares[i]) / 2;
    return weights;
}

class GScoreCamVariantsTest : public testing::TestWithParam<VisionFamily> {};

TEST_P(GScoreCamVariantsTest, EveryCombinationEqualsItsFormula)
{
    constexpr int kSelected = 7;
    TinyScene scene = TinyScene::make(GetParam(), /*gradientLayer=*/false);
    const ClipProbe probe(scene.inputs(4));
    const Planes activation = reference::planesOf(probe.activation());
    const Planes gradient = reference::planesOf(probe.gradient());
    const Planes picture = reference::planesOf(scene.pixels.squeeze(0));
    std::map<int, double> logits;
    const auto logitOf = [&](int c) {
        if (!logits.contains(c))
            logits[c] = reference::logitOf(
                scene,
                reference::masked(picture, reference::maskOf(activation, c, picture.height)));
        return logits[c];
    };
    int visible = 0;
    for (const std::string& rank : kRanks) {
        std::vector<double> importance;
        for (int c = 0; c < activation.count; ++c)
            importance.push_back(importanceOf(gradient, c, rank));
        for (const std::string& pick : kPicks) {
            const auto [top, bottom] = picked(importance, pick, kSelected);
            std::vector<int> selected = top;
            selected.insert(selected.end(), bottom.begin(), bottom.end());
            for (const std::string& weighting : kWeightings)
                for (const std::string rule : {"all", "selected"}) {
                    std::vector<double> s;
                    std::vector<double> own;
                    for (const int c : selected) {
                        s.push_back(weighting == "uniform" ? 1.0 : logitOf(c));
                        own.push_back(importance[static_cast<std::size_t>(c)]);
                    }
                    const bool all = rule == "all";
                    const std::vector<double> found =
                        formula(weighting, s, own, all, activation.count - kSelected);
                    std::vector<double> weights(
                        static_cast<std::size_t>(activation.count), all ? found.back() : 0.0);
                    for (std::size_t i = 0; i < selected.size(); ++i)
                        weights[static_cast<std::size_t>(selected[i])] =
                            pick == "both" && i >= top.size() ? -found[i] : found[i];

                    const SaliencyOutcome outcome = reference::run(
                        scene,
                        "gscorecam",
                        {{"k", std::int64_t{kSelected}},
                         {"rank", rank},
                         {"pick", pick},
                         {"weighting", weighting},
                         {"softmax", rule}});
                    const Heatmap expected =
                        reference::heatmapOf(reference::weightedSum(activation, weights));
                    EXPECT_LE(
                        reference::difference(reference::heatmapOf(outcome.map), expected), 1e-4)
                        << rank << ' ' << pick << ' ' << weighting << ' ' << rule;
                    visible += expected.state == HeatState::Ok ? 1 : 0;
                }
        }
    }
    EXPECT_GT(visible, 90) << "of 180 maps that are compared";
}

TEST_P(GScoreCamVariantsTest, AnySmallerKOfTheBankEqualsAFreshRun)
{
    TinyScene scene = TinyScene::make(GetParam(), /*gradientLayer=*/false);
    for (const std::string& pick : kPicks)
        for (const std::string& weighting : kWeightings)
            for (const std::string rule : {"auto", "all", "selected"}) {
                const auto runWith = [&](int k) {
                    return reference::run(
                        scene,
                        "gscorecam",
                        {{"k", std::int64_t{k}},
                         {"pick", pick},
                         {"weighting", weighting},
                         {"softmax", rule}});
                };
                const SaliencyOutcome large = runWith(9);
                for (const int k : {1, 2, 5, 8, 9})
                    EXPECT_EQ(
                        cv::norm(
                            combineFirst(*large.bank, k).values,
                            runWith(k).map.values,
                            cv::NORM_INF),
                        0.0)
                        << pick << ' ' << weighting << ' ' << rule << " k = " << k;
            }
}

TEST_P(GScoreCamVariantsTest, AnotherSoftmaxAndWeightingOfTheBankEqualFreshRuns)
{
    TinyScene scene = TinyScene::make(GetParam(), /*gradientLayer=*/false);
    const auto runWith = [&](const std::string& weighting, const std::string& rule) {
        return reference::run(
            scene,
            "gscorecam",
            {{"k", std::int64_t{6}}, {"weighting", weighting}, {"softmax", rule}});
    };
    ChannelBank bank = *runWith("scores", "auto").bank;
    for (const std::string& weighting : kWeightings)
        for (const std::string rule : {"auto", "all", "selected"}) {
            bank.weighting = scoreWeightingFromString(weighting);
            bank.softmax = softmaxRuleFromString(rule);
            EXPECT_EQ(
                cv::norm(
                    combineFirst(bank, 6).values,
                    runWith(weighting, rule).map.values,
                    cv::NORM_INF),
                0.0)
                << weighting << ' ' << rule;
        }
}

TEST_P(GScoreCamVariantsTest, UniformMakesNoPassesAndLeavesNothingToWeighOtherwise)
{
    TinyScene scene = TinyScene::make(GetParam(), /*gradientLayer=*/false);
    SaliencyOutcome outcome =
        reference::run(scene, "gscorecam", {{"weighting", std::string("uniform")}});

    EXPECT_EQ(scene.scoredChannels(), 0);
    ASSERT_TRUE(outcome.bank);
    EXPECT_THAT(outcome.bank->logits, IsEmpty());
    outcome.bank->weighting = ScoreWeighting::Scores;
    EXPECT_EQ(largestK(*outcome.bank), 0);
    EXPECT_THROW((void)combineFirst(*outcome.bank, 1), Error);
}

TEST_P(GScoreCamVariantsTest, PercentReplacesKAndIsAtLeastOneChannel)
{
    TinyScene scene = TinyScene::make(GetParam(), /*gradientLayer=*/false);
    const auto scored = [&](double percent) {
        const std::map<std::string, ParamValue> params{
            {"k", std::int64_t{2}}, {"percent", percent}};
        const MethodInfo& info = findMethod("gscorecam");
        const ChannelBank bank = *reference::run(scene, "gscorecam", params).bank;
        EXPECT_EQ(
            info.cost(bank.channels(), ParamValues(info, params)).encoderPasses,
            1 + static_cast<std::int64_t>(bank.order.size()));
        return static_cast<double>(bank.order.size()) / bank.channels();
    };
    EXPECT_EQ(scored(12.5), 0.125);
    EXPECT_EQ(scored(100), 1.0);
    const bool resnet = GetParam() == VisionFamily::ResNet;
    EXPECT_EQ(scored(0.001), resnet ? 1.0 / 256 : 1.0 / 128);
    EXPECT_EQ(scored(0), resnet ? 2.0 / 256 : 2.0 / 128);
}

TEST_P(GScoreCamVariantsTest, VarianceOfASingleGradientFallsBackToTheMeanAndSaysSo)
{
    TinyScene scene = TinyScene::make(GetParam(), /*gradientLayer=*/false);
    const auto runWith = [&](const char* rank) {
        return reference::run(
            scene, "gscorecam", {{"k", std::int64_t{5}}, {"rank", std::string(rank)}});
    };
    const SaliencyOutcome variance = runWith("variance");
    const bool single = GetParam() == VisionFamily::Vit;
    const auto says = [](const SaliencyOutcome& outcome) {
        return std::count_if(
            outcome.notes.begin(), outcome.notes.end(), [](const std::string& note) {
                return note.find("has no variance") != std::string::npos;
            });
    };
    EXPECT_EQ(says(variance), single ? 1 : 0);
    EXPECT_EQ(says(runWith("mean")), 0);
    EXPECT_EQ(variance.bank->order == runWith("mean").bank->order, single);
}

INSTANTIATE_TEST_SUITE_P(
    Families,
    GScoreCamVariantsTest,
    testing::Values(VisionFamily::ResNet, VisionFamily::Vit),
    [](const auto& family) { return std::string(toString(family.param)); });

/// Four channels of 2 x 2, importance falling from channel 0 on; scores are `base` plus the mean of
/// the masked picture, which is 1 everywhere.
GivenProbe fourChannels(double base, double sign = 1.0)
{
    at::Tensor activation = at::zeros({4, 2, 2});
    for (int c = 1; c < 4; ++c)
        activation[c][c / 2][c % 2] = sign * c;  // channel 0 is dead
    at::Tensor gradient = at::ones({4, 2, 2});
    for (int c = 0; c < 4; ++c)
        gradient[c] *= 4 - c;
    return GivenProbe(
        sign < 0 ? activation - 0.5 : activation,
        gradient,
        at::ones({1, 3, 16, 16}),
        [base](const at::Tensor& picture) { return base + picture.mean().item<double>(); });
}

TEST(ScoreNoteTest, SaysWhenSmallLogitsConfineTheSoftmax)
{
    const auto notes = [](double base, int k, const char* rule) {
        return fourChannels(base)
            .run("gscorecam", {{"k", std::int64_t{k}}, {"softmax", std::string(rule)}})
            .remarks;
    };
    EXPECT_THAT(
        notes(1.3, 3, "auto"),
        ElementsAre("the logits are small (lowest 1.3), so the softmax runs over the selected "
                    "channels only"));
    EXPECT_THAT(notes(1.3, 3, "all"), IsEmpty());
    EXPECT_THAT(notes(1.3, 3, "selected"), IsEmpty());
    EXPECT_THAT(notes(1.3, 4, "auto"), IsEmpty()) << "all channels are selected";
    EXPECT_THAT(notes(20, 3, "auto"), IsEmpty());
}

TEST(ScoreEdgeCaseTest, ADeadChannelTakesASlotAndAddsNothing)
{
    const SaliencyOutcome outcome = fourChannels(20).run(
        "gscorecam", {{"k", std::int64_t{2}}, {"softmax", std::string("selected")}});

    // Channel 0 is scored as the mean colour, whose mean is 0; channel 1 is a corner of the mask.
    EXPECT_THAT(outcome.bank->order, ElementsAre(0, 1));
    EXPECT_EQ(outcome.bank->logits[0], 20.0F);
    EXPECT_GT(outcome.bank->logits[1], 20.0F);
    EXPECT_GT(outcome.bank->weights[0], 0.3F);
    EXPECT_EQ(outcome.map.values.at<float>(0, 1), outcome.bank->weights[1]);
    EXPECT_EQ(cv::countNonZero(outcome.map.values), 1);
}

TEST(ScoreEdgeCaseTest, NegativeActivationsGiveAnEmptyHeatmapForEveryMethod)
{
    for (const char* id : {"gscorecam", "scorecam", "sscam", "iscam"}) {
        const SaliencyOutcome outcome = fourChannels(20, -1.0).run(id);
        EXPECT_TRUE(cv::checkRange(outcome.map.values)) << id;
        EXPECT_EQ(reference::heatmapOf(outcome.map).state, HeatState::Empty) << id;
    }
}

TEST(ScoreCamSampleTest, ScoresThatManyDifferentChannelsByTheSeed)
{
    TinyScene scene = TinyScene::make(VisionFamily::ResNet, /*gradientLayer=*/false);
    const auto order = [&](int sample, std::uint64_t seed) {
        const SaliencyOutcome outcome =
            reference::run(scene, "scorecam", {{"sample", std::int64_t{sample}}}, {.seed = seed});
        EXPECT_EQ(outcome.bank->logits.size(), outcome.bank->order.size());
        return outcome.bank->order;
    };
    std::vector<int> drawn = order(20, 7);
    EXPECT_EQ(drawn, order(20, 7));
    EXPECT_NE(drawn, order(20, 8));
    EXPECT_EQ(std::vector<int>(drawn.begin(), drawn.begin() + 6), order(6, 7));
    std::sort(drawn.begin(), drawn.end());
    EXPECT_EQ(std::adjacent_find(drawn.begin(), drawn.end()), drawn.end());
    EXPECT_LT(drawn.front(), 64) << "20 of 256 are spread over all";
    EXPECT_GT(drawn.back(), 192);
}

TEST(ScoreCamSampleTest, OfAllChannelsIsTheWholeRun)
{
    TinyScene scene = TinyScene::make(VisionFamily::Vit, /*gradientLayer=*/false);
    const SaliencyOutcome all = reference::run(scene, "scorecam");
    const SaliencyOutcome drawn =
        reference::run(scene, "scorecam", {{"sample", std::int64_t{100'000}}});
    EXPECT_LE(cv::norm(all.map.values, drawn.map.values, cv::NORM_INF), 1e-6);
}

}  // namespace
}  // namespace clipscope
