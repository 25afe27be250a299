// SPDX-License-Identifier: GPL-3.0-or-later
// How often does the shipped model find the object and the word on it? Scenes: every object of the
// samples without writing on it, cut out with room round it, with one of two words beside it.
#include "core/attack/attack_scores.h"
#include "core/attack/gaze.h"
#include "core/attack/sweep.h"
#include "core/engine/engine.h"
#include "core/heatmap/heatmap.h"
#include "core/image/image_io.h"
#include "core/sticker/composite.h"
#include "core/sticker/presets.h"
#include "ui/raster/sticker_raster.h"

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace clipscope {
namespace {

// Measured once, on 36 scenes with k = 100: object 91 %, word 66 %, top-1 flipped in 25 %. The
// floors lie well below: the test is to notice that something broke, not to vouch for a rate.
constexpr std::int64_t kQuickChannels = 100;  ///< a third of the default
constexpr int kObjectFloor = 80;
constexpr int kWordFloor = 50;

/// CLIPSCOPE_RATE_K=300 measures the method as it is.
std::int64_t channels()
{
    const char* asked = std::getenv("CLIPSCOPE_RATE_K");
    return asked != nullptr ? std::stoll(asked) : kQuickChannels;
}

std::filesystem::path root()
{
    return CLIPSCOPE_TEST_SOURCE_DIR;
}

struct Scene {
    Image image;
    std::string object;
    Box place;
    std::string word;
    std::vector<Sticker> stickers;
};

/// The object with 35 % of its longer side round it, as far as the picture goes.
Box roomRound(const Box& object, Size picture)
{
    const int room = static_cast<int>(0.35 * std::max(object.width, object.height));
    const int x = std::max(0, object.x - room);
    const int y = std::max(0, object.y - room);
    return {
        x,
        y,
        std::min(picture.width, object.right() + room) - x,
        std::min(picture.height, object.bottom() + room) - y};
}

/// A label in the corner where it hides least of the object.
Sticker labelFor(const std::string& word, Size picture, const Box& object)
{
    const ui::StickerRaster raster;
    Sticker label = withWidth(
        presetSticker(StickerPreset::PaperLabel, word, picture, {}), 0.36 * picture.width, raster);
    label.id = "s1";
    Sticker best = label;
    double least = 2;
    for (const double x : {0.2, 0.8})
        for (const double y : {0.15, 0.85}) {
            const Sticker moved = movedTo(label, {x * picture.width, y * picture.height});
            const auto bounds = boundsOf(moved, picture, raster);
            const double hidden = bounds ? iou(*bounds, object) : 2;
            if (hidden < least) {
                least = hidden;
                best = moved;
            }
        }
    return best;
}

std::vector<Scene> scenes()
{
    std::ifstream file(root() / "resources/samples/samples.json");
    const nlohmann::json samples = nlohmann::json::parse(file);
    std::vector<Scene> all;
    for (const auto& sample : samples.at("samples")) {
        const auto& truths = sample.at("truth");
        const bool bearsWords = std::any_of(truths.begin(), truths.end(), [](const auto& truth) {
            return truth.at("label").template get<std::string>().starts_with("the word");
        });
        if (bearsWords)
            continue;
        const Image picture =
            readImage(root() / "resources/samples" / sample.at("image").get<std::string>());
        for (const auto& truth : truths) {
            const auto box = truth.at("box").get<std::array<int, 4>>();
            const Box object{box[0], box[1], box[2], box[3]};
            const Box cut = roomRound(object, picture.size());
            const Image image(
                picture.rgb()(cv::Rect(cut.x, cut.y, cut.width, cut.height)).clone(), "scene");
            const Box place{object.x - cut.x, object.y - cut.y, object.width, object.height};
            for (const char* word : {"iPod", "sale"})
                all.push_back(
                    {image,
                     truth.at("label").get<std::string>(),
                     place,
                     word,
                     {labelFor(word, image.size(), place)}});
        }
    }
    return all;
}

class AttackRateTest : public testing::Test {
protected:
    AttackRateTest()
    {
        m_engine.loadModel(
            resolveModel(
                kDefaultModel,
                {.vocabulary = root() / "resources/vocab/clip_merges.txt",
                 .samples = root() / "resources/samples",
                 .models = {root() / "models"}}),
            RunContext());
    }

    Engine m_engine;
    ui::StickerRaster m_raster;
};

Point peakOf(const Heatmap& heatmap)
{
    cv::Point place;
    cv::minMaxLoc(heatmap.values, nullptr, nullptr, nullptr, &place);
    return {place.x + 0.5, place.y + 0.5};
}

TEST_F(AttackRateTest, HeatPeaksOnTheObjectAndOnTheWord)
{
    int objects = 0;
    int words = 0;
    int flips = 0;
    const std::vector<Scene> all = scenes();
    ASSERT_GE(all.size(), 20U);
    for (const Scene& scene : all) {
        const Image attacked = composed(scene.image, scene.stickers, m_raster);
        const cv::Mat mask = outlineMaskOf(scene.stickers, scene.image.size(), m_raster);
        const Geometry geometry(
            scene.image.size(), m_engine.model().config.vision.inputSize, Fit::Stretch);
        const auto score =
            engineScorer(m_engine, {scene.object, scene.word, "a dog", "a banana"}, Fit::Stretch);
        flips += compareScores(
                     score(scene.image, {}, RunContext()), score(attacked, {}, RunContext()), 0)
                         .isFlipped()
                     ? 1
                     : 0;
        const auto peak = [&](std::size_t prompt) {
            const SaliencyResult result = m_engine.explain(
                {.image = attacked,
                 .prompts = {scene.object, scene.word},
                 .explained = prompt,
                 .params = {{"k", channels()}}},
                RunContext());
            return peakOf(makeHeatmap(result.map, geometry));
        };
        const Point object = peak(0);
        const Point word = peak(1);
        const bool isOnObject = object.x >= scene.place.x && object.x < scene.place.right() &&
                                object.y >= scene.place.y && object.y < scene.place.bottom();
        const bool isOnWord =
            mask.at<std::uint8_t>(static_cast<int>(word.y), static_cast<int>(word.x)) != 0;
        objects += isOnObject ? 1 : 0;
        words += isOnWord ? 1 : 0;
    }
    const auto percent = [&all](int count) { return 100 * count / static_cast<int>(all.size()); };
    std::cout << "[ rate     ] " << all.size() << " scenes, k = " << channels()
              << ": gScoreCAM for the object peaks in its box in " << percent(objects)
              << " %, for the word on the sticker in " << percent(words)
              << " %; top-1 of four prompts flipped in " << percent(flips) << " %\n";
    RecordProperty("object_percent", percent(objects));
    RecordProperty("word_percent", percent(words));
    RecordProperty("flip_percent", percent(flips));
    EXPECT_GE(percent(objects), kObjectFloor);
    EXPECT_GE(percent(words), kWordFloor);
}

}  // namespace
}  // namespace clipscope
