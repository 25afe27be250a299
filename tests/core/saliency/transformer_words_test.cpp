// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/saliency/transformer/cells.h"
#include "core/saliency/word_relevance.h"
#include "tests/support/tiny_clip.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/zeros.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <vector>

namespace clipscope {
namespace {

at::Tensor embeddingOf(const ClipModel& model)
{
    const at::NoGradGuard guard;
    return unitRows(model.visual().encode(tinyPixels(VisionFamily::Vit, 1)))[0];
}

TEST(TokenRelevanceTest, GivesOneShareForEveryTokenBetweenStartAndEnd)
{
    const auto model = tinyClip(VisionFamily::Vit);
    for (const WordBlocks blocks : {WordBlocks::Last, WordBlocks::All}) {
        const TokenRelevance relevance = tokenRelevance(
            model->textTower(), {62, 7, 11, 3, 63, 1, 2}, embeddingOf(*model), 100, blocks);
        ASSERT_EQ(relevance.scores.size(), 3U);
        EXPECT_NEAR(
            std::accumulate(relevance.scores.begin(), relevance.scores.end(), 0.0), 1, 1e-12);
        for (const double score : relevance.scores)
            EXPECT_GE(score, 0);
        EXPECT_FALSE(relevance.none);
    }
}

TEST(TokenRelevanceTest, SaysSoWhenThereIsNoWordOrNoneSpeaksForTheMatch)
{
    const auto model = tinyClip(VisionFamily::Vit);
    const TokenRelevance empty =
        tokenRelevance(model->textTower(), {62, 63}, embeddingOf(*model), 100, WordBlocks::Last);
    EXPECT_TRUE(empty.none);
    EXPECT_TRUE(empty.scores.empty());

    const at::Tensor nothing = at::zeros({32}, at::TensorOptions(at::kFloat));
    const TokenRelevance unmoved =
        tokenRelevance(model->textTower(), {62, 7, 11, 63}, nothing, 100, WordBlocks::All);
    EXPECT_TRUE(unmoved.none);
    EXPECT_EQ(unmoved.scores, (std::vector<double>{0, 0}));
}

TEST(TokenRelevanceTest, TheScaleOnlyMattersWhereBlocksAreStacked)
{
    const auto model = tinyClip(VisionFamily::Vit);
    const auto scores = [&](double scale, WordBlocks blocks) {
        return tokenRelevance(
                   model->textTower(), {62, 7, 11, 3, 63}, embeddingOf(*model), scale, blocks)
            .scores;
    };
    const auto gap = [](const std::vector<double>& a, const std::vector<double>& b) {
        double largest = 0;
        for (std::size_t i = 0; i < a.size(); ++i)
            largest = std::max(largest, std::abs(a[i] - b[i]));
        return largest;
    };
    EXPECT_LT(gap(scores(1, WordBlocks::Last), scores(100, WordBlocks::Last)), 1e-6);
    EXPECT_GT(gap(scores(1, WordBlocks::All), scores(100, WordBlocks::All)), 1e-3);
}

TEST(TokenRelevanceTest, RefusesWhatTheEncoderRefuses)
{
    const auto model = tinyClip(VisionFamily::Vit);
    EXPECT_THROW(
        std::ignore = tokenRelevance(
            model->textTower(), {62, 64, 63}, embeddingOf(*model), 100, WordBlocks::Last),
        Error);
}

TEST(PerWordTest, SumsThePiecesOfEachWord)
{
    EXPECT_EQ(
        perWord({.125, .25, .5, .0625, .0625}, {true, false, true, false, true}),
        (std::vector<double>{.125, .75, .125}));
    EXPECT_EQ(perWord({}, {}), std::vector<double>());
}

TEST(PerWordTest, ACutOffPromptEndsWithAWordOfItsOwn)
{
    EXPECT_EQ(perWord({.5, .25, .25}, {true, false, false}), (std::vector<double>{.5, .5}));
    EXPECT_THROW(std::ignore = perWord({.5}, {}), Error);
}

}  // namespace
}  // namespace clipscope
