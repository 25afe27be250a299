// SPDX-License-Identifier: GPL-3.0-or-later
// Channels that are scored in reduced precision first, and again where it matters.
#include "core/saliency/blocks/heavy_channels.h"
#include "core/saliency/registry.h"
#include "tests/support/tiny_scene.h"

#include <ATen/ops/cos.h>

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <set>

namespace clipscope {
namespace {

/// The reference with an error of a thousandth that depends on the picture.
class CoarseEncoder final : public MaskedEncoder {
public:
    explicit CoarseEncoder(const ClipModel& model) : m_model(model) {}
    [[nodiscard]] at::Tensor encode(const at::Tensor& pixels) const override
    {
        calls += pixels.size(0);
        const at::Tensor exact = m_model.visual().encode(pixels);
        return exact * (1 + 0.001 * at::cos(exact * 1000));
    }
    [[nodiscard]] std::string name() const override { return "coarse"; }

    mutable std::int64_t calls = 0;

private:
    const ClipModel& m_model;
};

ChannelBank bankOf(std::vector<float> logits)
{
    ChannelBank bank;
    const auto count = static_cast<int>(logits.size());
    bank.activations = cv::Mat::zeros(2 * count, 4, CV_32FC1);
    bank.grid = {2, 2};
    bank.order.resize(logits.size());
    std::iota(bank.order.begin(), bank.order.end(), 0);
    bank.importance.assign(2 * logits.size(), 1.0F);
    bank.logits = std::move(logits);
    bank.softmax = SoftmaxRule::Selected;
    return bank;
}

SaliencyOutcome explain(TinyScene& scene, const MaskedEncoder* draft, const char* id)
{
    const at::NoGradGuard guard;
    ProbeInputs inputs = scene.inputs(8);
    inputs.draft = draft;
    const ClipProbe probe(std::move(inputs));
    const MethodInfo& info = findMethod(id);
    std::map<std::string, ParamValue> given;
    if (std::string(id) == "gscorecam")
        given["k"] = std::int64_t{40};
    return createMethod(id)->run(probe, ParamValues(info, given), RunContext());
}

TEST(HeavyChannelsTest, AreTheFewestThatHoldTheWeightOfEveryK)
{
    std::vector<float> logits;
    for (int i = 0; i < 30; ++i)
        logits.push_back(20.0F + 6.0F * std::sin(static_cast<float>(i * i)));
    const ChannelBank bank = bankOf(logits);
    const HeavyChannels heavy = heavyChannels(bank);
    EXPECT_GE(heavy.share, 0.99);
    EXPECT_LT(heavy.places.size(), 20U);
    for (std::size_t k = 1; k <= logits.size(); ++k) {
        double all = 0;
        double held = 0;
        for (std::size_t i = 0; i < k; ++i)
            all += std::exp(static_cast<double>(logits[i]));
        for (const std::size_t place : heavy.places)
            if (place < k)
                held += std::exp(static_cast<double>(logits[place]));
        EXPECT_GE(held, 0.9899 * all) << "k = " << k;
    }
}

TEST(HeavyChannelsTest, OfAnEvenSpreadAreAnEighth)
{
    ChannelBank bank = bankOf(std::vector<float>(400, 5.0F));
    bank.weighting = ScoreWeighting::Product;  // looks at all channels at once only
    const HeavyChannels heavy = heavyChannels(bank);
    EXPECT_EQ(heavy.places.size(), 50U);
    EXPECT_NEAR(heavy.share, 0.125, 1e-6);
}

class DraftScoresTest : public testing::TestWithParam<const char*> {};

TEST_P(DraftScoresTest, TheMapIsThatOfFullPrecision)
{
    TinyScene exactScene = TinyScene::make(VisionFamily::ResNet, false);
    const SaliencyOutcome exact = explain(exactScene, nullptr, GetParam());
    TinyScene scene = TinyScene::make(VisionFamily::ResNet, false);
    const CoarseEncoder coarse(*scene.model);
    const SaliencyOutcome drafted = explain(scene, &coarse, GetParam());

    EXPECT_GT(coarse.calls, 0);
    ASSERT_EQ(drafted.bank->logits.size(), exact.bank->logits.size());
    std::set<std::size_t> same;
    for (std::size_t i = 0; i < exact.bank->logits.size(); ++i)
        if (std::abs(drafted.bank->logits[i] - exact.bank->logits[i]) < 1e-4F)
            same.insert(i);
    EXPECT_LT(same.size(), exact.bank->logits.size()) << "the coarse encoder is not coarse";
    for (const std::size_t place : heavyChannels(*drafted.bank).places)
        EXPECT_TRUE(same.contains(place)) << place;
    double low = 0;
    double high = 0;
    cv::minMaxLoc(exact.map.values, &low, &high);
    EXPECT_LT(cv::norm(exact.map.values, drafted.map.values, cv::NORM_INF), 0.02 * (high - low));
    EXPECT_NE(drafted.scoring.find("bfloat16"), std::string::npos);
    EXPECT_EQ(exact.scoring, "");
}

INSTANTIATE_TEST_SUITE_P(ScoreMethods, DraftScoresTest, testing::Values("gscorecam", "scorecam"));

TEST(DraftScoresTest, OtherFamiliesAndLaterCallersGetFullPrecision)
{
    const at::NoGradGuard guard;
    TinyScene scene = TinyScene::make(VisionFamily::ResNet, false);
    const CoarseEncoder coarse(*scene.model);
    ProbeInputs inputs = scene.inputs(8);
    inputs.draft = &coarse;
    const ClipProbe probe(std::move(inputs));
    PictureFamily family{
        .id = "mirrors",
        .stage = "s",
        .count = 3,
        .make = [&](const std::vector<std::int64_t>& rows) {
            return scene.pixels.expand({static_cast<std::int64_t>(rows.size()), -1, -1, -1});
        }};
    const auto score = [&](bool tolerant) {
        family.tolerant = tolerant;
        return probe.scores(family, {0, 2}, RunContext(), {});
    };
    const double exact = scene.logitOf(scene.model->visual().encode(scene.pixels));
    const double draft = scene.logitOf(coarse.encode(scene.pixels));
    ASSERT_GT(std::abs(exact - draft), 2e-4);
    EXPECT_NEAR(static_cast<double>(score(true).front()), draft, 1e-4);
    EXPECT_NEAR(static_cast<double>(score(false).front()), exact, 1e-4);
    EXPECT_NEAR(static_cast<double>(score(true).front()), exact, 1e-4) << "the better one is kept";
    EXPECT_EQ(probe.passes(), 4);
}

}  // namespace
}  // namespace clipscope
