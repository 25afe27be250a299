// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/localize/localize.h"
#include "tests/core/localize/heatmaps.h"

#include <opencv2/core.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace clipscope {
namespace {

using test::heatmapFromText;
using test::heatmapOf;
using test::twoHills;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr BoxRule kRules[] = {
    BoxRule::LargestBox,
    BoxRule::AreaIntensity,
    BoxRule::All,
    BoxRule::Enclosing,
    BoxRule::LargestContour};

Localisation found(const Heatmap& heatmap, BoxRule rule, double value = 0.5, double alpha = 1)
{
    return localize(
        heatmap,
        LocalizeOptions{
            .threshold = {Threshold::Kind::Fixed, value}, .rule = rule, .alpha = alpha});
}

Localisation clipcam(const Heatmap& heatmap, double beta)
{
    return localize(
        heatmap,
        LocalizeOptions{.threshold = {Threshold::Kind::AtLeast, beta}, .rule = BoxRule::Enclosing});
}

std::vector<Box> selectedBoxes(const Localisation& result)
{
    std::vector<Box> boxes;
    for (const std::size_t i : result.selected)
        boxes.push_back(result.candidates.at(i).box);
    return boxes;
}

/// A large box with a faint outline, a small hot one, and one between them in both respects.
Heatmap threeObjects()
{
    return heatmapFromText({
        "6666666.....",
        "6666666.....",
        "6666666..99.",
        "6666666..99.",
        "6666666.....",
        "6666666.....",
        "...........#",
    });
}

TEST(BoxRuleTest, TheDefaultIsAlgorithmOne)
{
    const Localisation plain = localize(twoHills(), Threshold{});
    const Localisation options = localize(twoHills(), LocalizeOptions{});
    EXPECT_EQ(options.box(), (Box{6, 9, 13, 11}));
    EXPECT_EQ(plain.box(), options.box());
    EXPECT_EQ(plain.level, options.level);
    EXPECT_EQ(plain.selected, std::vector<std::size_t>{plain.chosen.value()});
}

TEST(BoxRuleTest, AllSelectsEveryBoxAndChoosesTheLargest)
{
    const Localisation result = found(twoHills(), BoxRule::All, 0.2);
    EXPECT_THAT(selectedBoxes(result), UnorderedElementsAre(Box{5, 8, 15, 13}, Box{28, 4, 7, 9}));
    EXPECT_EQ(result.box(), (Box{5, 8, 15, 13}));
}

TEST(BoxRuleTest, TheTradeOffGoesFromTheLargestToTheHottest)
{
    // Of 7 x 12 pixels: area 42, 4 and 1; heat on the outline 0.6, 0.9 and 1.
    const Box large{0, 0, 7, 6};
    const Box middle{9, 2, 2, 2};
    const Box hot{11, 6, 1, 1};
    const auto boxAt = [](double alpha) {
        return found(threeObjects(), BoxRule::AreaIntensity, 0.5, alpha).box();
    };
    EXPECT_EQ(boxAt(1), large);
    EXPECT_EQ(boxAt(0), hot);
    // Middle against hot: alpha * 3 / 84 against (1 - alpha) * 0.1, equal at 2.8 / 3.8; the large
    // one overtakes the hot one before that, at alpha * 41 / 84 = (1 - alpha) * 0.4.
    const double crossing = 0.4 / (0.4 + 41.0 / 84);
    EXPECT_EQ(boxAt(crossing - 0.001), hot);
    EXPECT_EQ(boxAt(crossing + 0.001), large);
    EXPECT_NE(boxAt(crossing), middle);
}

TEST(BoxRuleTest, TheTradeOffReadsTheOutlineAndNotTheInside)
{
    const Heatmap heatmap = heatmapFromText({
        "666666......",
        "6####6.77777",
        "6####6.7...7",
        "6####6.7...7",
        "666666.77777",
    });
    // The left one is hotter inside, the right one on the outline, whose cold inside is a hole.
    EXPECT_EQ(found(heatmap, BoxRule::AreaIntensity, 0.5, 0).box(), (Box{7, 1, 5, 4}));
    EXPECT_EQ(found(heatmap, BoxRule::AreaIntensity, 0.5, 1).box(), (Box{0, 0, 6, 5}));
}

TEST(BoxRuleTest, TheTradeOffWithoutHeatIsAlgorithmOne)
{
    for (const double value : {0.1, 0.2, 0.5, 0.8})
        EXPECT_EQ(
            found(twoHills(), BoxRule::AreaIntensity, value, 1).box(),
            found(twoHills(), BoxRule::LargestBox, value).box());
}

TEST(BoxRuleTest, EnclosingIsOneBoxRoundEverythingPositive)
{
    const Localisation result = clipcam(
        heatmapFromText({
            "........",
            "..3.....",
            ".....2..",
            "......#.",
            "........",
        }),
        0.3);
    EXPECT_EQ(result.box(), (Box{2, 1, 5, 3}));
    EXPECT_EQ(result.candidates.size(), 1U);
    EXPECT_THAT(result.selected, ElementsAre(0U));
    EXPECT_EQ(result.contours.size(), 2U);
    EXPECT_NEAR(result.candidates[0].meanHeat, (0.3 + 0.2 + 1) / 15, 1e-7);
}

TEST(BoxRuleTest, EnclosingHasNoBoxWhereCLIPCAMHasTheFirstPixel)
{
    const Localisation result = clipcam(twoHills(), 1);
    EXPECT_EQ(result.box(), (Box{12, 14, 1, 1})) << "the summit is exactly 1";
    Heatmap flat = heatmapOf(cv::Mat::zeros(6, 8, CV_32FC1));
    flat.state = HeatState::Flat;
    EXPECT_EQ(clipcam(flat, 0).box(), std::nullopt);
}

TEST(BoxRuleTest, MaxBoxAccPrefersTheLargerAreaNotTheLargerBox)
{
    const Heatmap heatmap = heatmapFromText({
        "#......####.",  // the thin L has the larger box, the block encloses more
        "#......####.",
        "#......####.",
        "#......####.",
        "######.####.",
        "............",
    });
    EXPECT_EQ(found(heatmap, BoxRule::LargestBox).box(), (Box{0, 0, 6, 5}));
    EXPECT_EQ(found(heatmap, BoxRule::LargestContour).box(), (Box{7, 0, 4, 5}));
}

TEST(BoxRuleTest, MaxBoxAccClampsCornersToTheLastPixel)
{
    const Heatmap heatmap = heatmapFromText({
        "......",
        "...###",
        "...###",
        "...###",
    });
    EXPECT_EQ(found(heatmap, BoxRule::LargestBox).box(), (Box{3, 1, 3, 3}));
    // Corners (3, 1) and (min(6, 5), min(4, 3)), read as inclusive by the protocol.
    EXPECT_EQ(found(heatmap, BoxRule::LargestContour).box(), (Box{3, 1, 2, 2}));
}

TEST(BoxRuleTest, MaxBoxAccLooksAtHolesToo)
{
    const Heatmap heatmap = heatmapFromText({
        "#######.",
        "#.....#.",
        "#.....#.",
        "#######.",
        "........",
    });
    EXPECT_EQ(found(heatmap, BoxRule::LargestBox).contours.size(), 1U);
    const Localisation result = found(heatmap, BoxRule::LargestContour);
    EXPECT_EQ(result.contours.size(), 2U);
    EXPECT_EQ(result.box(), (Box{0, 0, 7, 4}));
}

TEST(BoxRuleTest, NoRuleFindsABoxInAnEmptyMap)
{
    Heatmap empty = heatmapOf(cv::Mat::zeros(6, 8, CV_32FC1));
    empty.state = HeatState::Empty;
    for (const BoxRule rule : kRules) {
        const Localisation result = found(empty, rule, 0);
        EXPECT_EQ(result.box(), std::nullopt) << toString(rule);
        EXPECT_THAT(result.selected, IsEmpty()) << toString(rule);
        EXPECT_THAT(result.candidates, IsEmpty()) << toString(rule);
    }
}

TEST(BoxRuleTest, AnImpossibleAlphaIsRefused)
{
    for (const double alpha : {-0.1, 1.1, std::nan("")})
        EXPECT_THROW((void)found(twoHills(), BoxRule::AreaIntensity, 0.5, alpha), Error) << alpha;
}

TEST(BoxRuleTest, NamesSurviveARoundTrip)
{
    for (const BoxRule rule : kRules)
        EXPECT_EQ(boxRuleFromString(toString(rule)), rule);
    try {
        (void)boxRuleFromString("biggest");
        ADD_FAILURE() << "accepted \"biggest\"";
    } catch (const Error& error) {
        EXPECT_STREQ(
            error.what(),
            "unknown box rule \"biggest\"; use largest, trade-off, all, enclosing or maxboxacc");
    }
}

}  // namespace
}  // namespace clipscope
