// SPDX-License-Identifier: GPL-3.0-or-later
// Scenes from sprites that are made here: rings, discs and bars.
#include "core/base/error.h"
#include "models/training/scenes/captions.h"
#include "models/training/scenes/scene_maker.h"
#include "models/training/scenes/scene_renderer.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

namespace clipscope::training {
namespace {

constexpr int kObjects = 24;

/// Blocks in place of letters: as wide as the text is long.
class BlockLetters final : public PatchSource {
public:
    [[nodiscard]] StickerPatch textPatch(const Sticker& sticker) const override
    {
        const int height = static_cast<int>(sticker.font.size);
        const int width = height * static_cast<int>(sticker.text.size()) / 2;
        StickerPatch patch;
        patch.rgba = cv::Mat(height, width, CV_8UC4, cv::Scalar(0, 0, 0, 255));
        return patch;
    }
};

std::string numbered(const char* name, int number)
{
    std::string text = name;
    text += std::to_string(number);
    return text;
}

SpriteLibrary::Content content()
{
    SpriteLibrary::Content content;
    content.styles = {
        {"fluent", "Fluent", "MIT", "test", false}, {"openmoji", "OpenMoji", "CC", "test", true}};
    for (int i = 0; i < kObjects; ++i)
        content.objects.push_back(
            {numbered("id", i),
             numbered("thing", i),
             {numbered("alias", i)},
             {i % 2 == 0 ? "even" : "odd"}});
    content.objects[0].name = "apple";
    content.words = {"apple", "stop", "ipod", "sale", "tea"};
    content.fonts = {{"Block", "", false}};
    for (std::size_t style = 0; style < content.styles.size(); ++style) {
        auto& sprites = content.sprites.emplace_back();
        for (int i = 0; i < kObjects; ++i) {
            cv::Mat rgba = cv::Mat::zeros(80, 100, CV_8UC4);
            cv::ellipse(
                rgba,
                {50, 40},
                {49, 39},
                0,
                0,
                360,
                cv::Scalar(10 * i, 255 - 10 * i, style == 0 ? 40 : 200, 255),
                cv::FILLED);
            sprites.push_back(rgba);
        }
    }
    for (int i = 0; i < 30; ++i) {
        content.backgrounds.emplace_back(60, 80, CV_8UC3, cv::Scalar(8 * i, 90, 200));
        content.backgroundNames.push_back(numbered("b", i));
    }
    return content;
}

const SpriteLibrary& library()
{
    static const SpriteLibrary kLibrary(content());
    return kLibrary;
}

bool areSame(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0;
}

class ScenesTest : public testing::Test {
protected:
    BlockLetters m_letters;
    SceneRenderer m_renderer{library(), m_letters};
};

TEST_F(ScenesTest, TheSameSeedGivesTheSameBytesInAnyOrder)
{
    const SceneMaker maker(library(), {}, 5);
    const SceneMaker again(library(), {}, 5);
    const BlockLetters letters;
    const SceneRenderer other(library(), letters);
    for (int i = 19; i >= 0; --i) {
        const auto number = static_cast<std::uint64_t>(i);
        const Scene a = m_renderer.render(maker.spec(number), 64);
        const Scene b = other.render(again.spec(number), 64);
        ASSERT_TRUE(areSame(a.rgb, b.rgb)) << i;
        EXPECT_TRUE(areSame(a.rgb, m_renderer.renderPicture(maker.spec(number), 64)));
    }
    const SceneMaker another(library(), {}, 6);
    EXPECT_FALSE(areSame(
        m_renderer.renderPicture(maker.spec(0), 64),
        m_renderer.renderPicture(another.spec(0), 64)));
}

TEST_F(ScenesTest, BoxesFitTheMasksAndMasksDoNotOverlap)
{
    const SceneMaker maker(library(), {.wordShare = 0.6}, 2);
    int hiddenItems = 0;
    for (std::uint64_t i = 0; i < 200; ++i) {
        const Scene scene = m_renderer.render(maker.spec(i), 96);
        cv::Mat sum = cv::Mat::zeros(96, 96, CV_8UC1);
        for (const SceneItem& item : scene.items) {
            const cv::Rect rect = cv::boundingRect(item.mask);
            EXPECT_EQ(item.box, (Box{rect.x, rect.y, rect.width, rect.height}));
            EXPECT_LE(item.fullBox.x, item.box.x);
            EXPECT_GE(item.fullBox.right(), item.box.right());
            EXPECT_GE(item.fullBox.bottom(), item.box.bottom());
            sum += item.mask / 255;
            hiddenItems += item.seenShare < 1 ? 1 : 0;
        }
        double most = 0;
        cv::minMaxLoc(sum, nullptr, &most);
        EXPECT_LE(most, 1);
    }
    EXPECT_GT(hiddenItems, 10);
}

TEST_F(ScenesTest, WhatLiesOnTopTakesItsPixelsFromWhatIsBelow)
{
    SceneSpec spec;
    SceneObject below;
    below.object = 1;
    below.size = 0.5;
    below.x = 0.4;
    SceneObject above = below;
    above.object = 2;
    above.x = 0.6;
    spec.objects = {below, above};
    const Scene scene = m_renderer.render(spec, 100);
    ASSERT_EQ(scene.items.size(), 2U);
    // 50 pixels wide and, by the sprite's shape, 40 high; the second begins at 35.
    EXPECT_NEAR(scene.items[0].fullBox.x, 15, 1);
    EXPECT_NEAR(scene.items[0].fullBox.width, 50, 1);
    EXPECT_NEAR(scene.items[0].fullBox.height, 40, 1);
    EXPECT_EQ(scene.items[1].seenShare, 1);
    EXPECT_EQ(scene.items[1].box, scene.items[1].fullBox);
    EXPECT_LT(scene.items[0].seenShare, 0.7);
    EXPECT_GT(scene.items[0].seenShare, 0.3);
    EXPECT_EQ(cv::countNonZero(scene.items[0].mask & scene.items[1].mask), 0);
}

TEST_F(ScenesTest, AnObjectIsPaintedInItsColoursWhereItsMaskIs)
{
    SceneSpec spec;
    spec.ground.first = {0, 0, 255};
    SceneObject object;
    object.object = 3;
    object.size = 0.6;
    spec.objects = {object};
    const Scene scene = m_renderer.render(spec, 100);
    EXPECT_EQ(scene.rgb.at<cv::Vec3b>(50, 50), cv::Vec3b(30, 225, 40));
    EXPECT_EQ(scene.rgb.at<cv::Vec3b>(2, 2), cv::Vec3b(0, 0, 255));
    EXPECT_EQ(scene.items[0].mask.at<std::uint8_t>(50, 50), 255);
    EXPECT_EQ(scene.items[0].mask.at<std::uint8_t>(2, 2), 0);
}

TEST(Redraw, LinesRunAlongTheOutlineAndColoursGetFewer)
{
    cv::Mat rgba = cv::Mat::zeros(80, 80, CV_8UC4);
    for (int x = 10; x < 70; ++x)  // a ramp from dark to light, with a step in green at 40
        rgba(cv::Rect(x, 10, 1, 60)).setTo(cv::Scalar(4 * (x - 10), x < 40 ? 40 : 240, 90, 255));
    cv::Mat drawn = rgba.clone();
    redraw(drawn, 60, {.line = 0.035, .levels = 3});
    EXPECT_EQ(drawn.at<cv::Vec4b>(40, 11), cv::Vec4b(0, 0, 0, 255)) << "the outline";
    EXPECT_EQ(drawn.at<cv::Vec4b>(40, 5), cv::Vec4b(0, 0, 0, 0)) << "beside it";
    EXPECT_LT(drawn.at<cv::Vec4b>(40, 40)[1], 60) << "the step inside";
    const cv::Vec4b calm = drawn.at<cv::Vec4b>(25, 25);
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(calm[i] == 0 || calm[i] == 128 || calm[i] == 255) << int(calm[i]);
    cv::Mat alphas[2];
    cv::extractChannel(rgba, alphas[0], 3);
    cv::extractChannel(drawn, alphas[1], 3);
    EXPECT_TRUE(areSame(alphas[0], alphas[1])) << "masks and boxes stay";

    cv::Mat hollow = rgba.clone();
    redraw(hollow, 60, {.line = 0.02, .isHollow = true});
    EXPECT_EQ(hollow.at<cv::Vec4b>(25, 25), cv::Vec4b(255, 255, 255, 255));
    cv::Mat same = rgba.clone();
    redraw(same, 60, {});
    EXPECT_TRUE(areSame(same, rgba));
}

TEST(Redraw, IsForTrainingAndLeavesOtherScenesAsTheyWere)
{
    const SceneMaker plain(library(), {}, 5);
    const SceneMaker redrawn(library(), {.redrawnShare = 0.5}, 5);
    int count = 0;
    int all = 0;
    for (std::uint64_t i = 0; i < 60; ++i) {
        for (const SceneObject& object : plain.spec(i).objects)
            EXPECT_EQ(object.redrawing.line + object.redrawing.levels, 0);
        for (const SceneObject& object : redrawn.spec(i).objects) {
            count += object.redrawing.line > 0 || object.redrawing.levels > 0 ? 1 : 0;
            ++all;
        }
    }
    EXPECT_GT(count, all / 3);
    EXPECT_LT(count, 2 * all / 3);
    EXPECT_THROW(SceneMaker(library(), {.split = SceneSplit::Test, .redrawnShare = 0.5}, 5), Error);
}

TEST_F(ScenesTest, AWordOnPaperCoversItsPaper)
{
    SceneSpec spec;
    SceneWord word;
    word.word = 1;
    word.text = "stop";
    word.width = 0.4;
    word.height = 1;
    word.paper = StickerColour{255, 255, 255};
    word.padding = 0.5;
    spec.words = {word};
    const Scene scene = m_renderer.render(spec, 200);
    ASSERT_EQ(scene.items.size(), 1U);
    EXPECT_EQ(scene.items[0].kind, SceneItemKind::Word);
    EXPECT_EQ(library().nameOf(scene.items[0].label), "stop");
    // Letters of 80 x 40 with 20 of paper on all sides.
    EXPECT_EQ(scene.items[0].box, (Box{40, 60, 120, 80}));
    EXPECT_EQ(scene.rgb.at<cv::Vec3b>(62, 42), cv::Vec3b(255, 255, 255));
    EXPECT_EQ(scene.rgb.at<cv::Vec3b>(100, 100), cv::Vec3b(0, 0, 0));
}

TEST(SceneMaker, TrainingShowsNothingThatIsHeldOut)
{
    const SceneMaker maker(library(), {.wordShare = 0.5}, 3);
    for (std::uint64_t i = 0; i < 1000; ++i) {
        const SceneSpec spec = maker.spec(i);
        for (const SceneObject& object : spec.objects)
            EXPECT_EQ(object.style, 0);
        const std::vector<int> labels = spec.labels(library());
        for (std::size_t a = 0; a < labels.size(); ++a)
            for (std::size_t b = a + 1; b < labels.size(); ++b)
                EXPECT_FALSE(isHeldOutPair(library(), labels[a], labels[b]));
        const bool isPhoto = spec.ground.kind == SceneGround::Kind::Photo;
        const auto photo = static_cast<std::size_t>(spec.ground.photo);
        EXPECT_FALSE(isPhoto && isHeldOutBackground(library().backgroundNames()[photo]));
    }
}

TEST(SceneMaker, TestScenesInTrainedStylesHoldAPairThatWasNeverTrainedOn)
{
    SceneOptions options{.split = SceneSplit::Test, .fewestObjects = 2, .wordShare = 0};
    options.styles = {"fluent"};
    const SceneMaker maker(library(), options, 3);
    for (std::uint64_t i = 0; i < 300; ++i) {
        const std::vector<int> labels = maker.spec(i).labels(library());
        bool hasNewPair = false;
        for (const int a : labels)
            for (const int b : labels)
                hasNewPair = hasNewPair || (a < b && isHeldOutPair(library(), a, b));
        EXPECT_TRUE(hasNewPair) << i;
    }
}

TEST(SceneMaker, ATenthOfThePairsIsHeldOutInEitherOrder)
{
    int heldOut = 0;
    int pairs = 0;
    for (int a = 0; a < library().labelCount(); ++a)
        for (int b = a + 1; b < library().labelCount(); ++b) {
            EXPECT_EQ(isHeldOutPair(library(), a, b), isHeldOutPair(library(), b, a));
            heldOut += isHeldOutPair(library(), a, b) ? 1 : 0;
            ++pairs;
        }
    EXPECT_NEAR(double(heldOut) / pairs, 0.1, 0.04);
}

TEST(SceneMaker, RefusesToTrainOnAHeldOutStyle)
{
    SceneOptions options;
    options.styles = {"openmoji"};
    EXPECT_THROW(SceneMaker(library(), options, 1), Error);
    options.split = SceneSplit::Test;
    EXPECT_NO_THROW(SceneMaker(library(), options, 1));
}

TEST(SceneMaker, MirrorsNothingWhereThereAreWords)
{
    const SceneMaker maker(library(), {.wordShare = 0.5}, 4);
    int words = 0;
    int mirrored = 0;
    for (std::uint64_t i = 0; i < 500; ++i) {
        const SceneSpec spec = maker.spec(i);
        const bool turns =
            spec.ground.isMirrored ||
            std::any_of(spec.objects.begin(), spec.objects.end(), [](const auto& object) {
                return object.isMirrored;
            });
        words += spec.words.empty() ? 0 : 1;
        mirrored += turns ? 1 : 0;
        EXPECT_FALSE(turns && !spec.words.empty());
    }
    EXPECT_GT(words, 150);
    EXPECT_GT(mirrored, 100);
}

TEST(SceneMaker, WithoutClutterOneLargeObjectStandsOnAPlainGround)
{
    const SceneMaker maker(library(), {.wordShare = 0, .clutter = 0}, 4);
    for (std::uint64_t i = 0; i < 100; ++i) {
        const SceneSpec spec = maker.spec(i);
        ASSERT_EQ(spec.objects.size(), 1U);
        EXPECT_GE(spec.objects[0].size, 0.5);
        EXPECT_EQ(spec.objects[0].rotation, 0);
        EXPECT_NE(spec.ground.kind, SceneGround::Kind::Photo);
        EXPECT_EQ(spec.finish.noise, 0);
    }
}

TEST(Captions, AreTrueForTheirScene)
{
    const SceneMaker maker(library(), {.wordShare = 0.5}, 8);
    const CaptionWriter writer(library());
    std::set<std::string> texts;
    for (std::uint64_t i = 0; i < 500; ++i) {
        const SceneSpec spec = maker.spec(i);
        SeededRandom dice(i);
        const Caption caption = writer.write(spec, dice);
        EXPECT_TRUE(isTrueFor(caption, spec.labels(library()))) << caption.text;
        texts.insert(caption.text);
    }
    EXPECT_GT(texts.size(), 200U);
}

TEST(Captions, NameWhatASceneMerelyBears)
{
    const CaptionWriter writer(library());
    const Caption caption = writer.naming("apple");
    EXPECT_EQ(caption.text, "a photo of a apple");
    const int theObject = 0;
    const int theWord = library().labelOfWord(0);
    const int stop = library().labelOfWord(1);
    EXPECT_TRUE(isTrueFor(caption, std::vector{theObject}));
    EXPECT_TRUE(isTrueFor(caption, std::vector{5, theWord}));
    EXPECT_FALSE(isTrueFor(caption, std::vector{5, stop}));
    EXPECT_TRUE(isTrueFor(writer.naming("odd"), std::vector{3}));
    EXPECT_FALSE(isTrueFor(writer.naming("odd"), std::vector{2}));
    EXPECT_THROW(static_cast<void>(writer.naming("nothing")), Error);
}

}  // namespace
}  // namespace clipscope::training
