// SPDX-License-Identifier: GPL-3.0-or-later
// Every measure with models whose answers are known.
#include "core/base/error.h"
#include "core/eval/bench_record.h"
#include "core/eval/scene_bench.h"

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace clipscope {
namespace {

constexpr int kSide = 64;
const Box kPlace{8, 8, 32, 32};

SceneTruth truth(const std::string& name, const Box& box, bool isWord = false)
{
    return {.isWord = isWord, .name = name, .index = 1, .box = box, .fullBox = box, .seenShare = 1};
}

/// Four single objects with attacks, one scene of two, one with a word.
SceneSet scenes()
{
    SceneSet set{
        .side = kSide,
        .seed = 1,
        .split = "test",
        .styles = {{"seen", "Seen", "MIT", false}, {"new", "New", "MIT", true}},
        .objects = {},
        .words = {},
        .scenes = {}};
    for (int i = 0; i < 14; ++i) {
        set.objects.push_back({"thing" + std::to_string(i), {"group"}});
        set.words.push_back("word" + std::to_string(i));
    }
    for (int i = 0; i < 4; ++i) {
        const std::string name = std::to_string(i);
        set.scenes.push_back(
            {.file = name,
             .mask = "m",
             .style = "seen",
             .truths = {truth("thing" + name, kPlace)},
             .attack = SceneAttack{"attacked" + name, "word" + name, {}}});
    }
    set.scenes.push_back(
        {.file = "4",
         .mask = "m",
         .style = "new",
         .truths = {truth("thing4", kPlace), truth("thing5", kPlace)},
         .attack = {}});
    set.scenes.push_back(
        {.file = "5",
         .mask = "m",
         .style = "new",
         .truths = {truth("thing6", kPlace), truth("word7", kPlace, true)},
         .attack = {}});
    return set;
}

Image blank(const std::string& file)
{
    return {cv::Mat(kSide, kSide, CV_8UC3, cv::Scalar(1, 2, 3)), file};
}

Heatmap heatIn(const Box& box, Size picture)
{
    Heatmap heatmap;
    heatmap.values = cv::Mat::zeros(picture.height, picture.width, CV_32FC1);
    heatmap.values(cv::Rect(box.x, box.y, box.width, box.height)).setTo(1);
    heatmap.state = HeatState::Ok;
    heatmap.seen = {0, 0, picture.width, picture.height};
    return heatmap;
}

/// Likes prompts that end in one of these names, by the picture's file.
BenchModel modelWith(std::map<std::string, std::set<std::string>> likes)
{
    BenchModel model;
    model.score =
        [likes](const Image& image, const std::vector<std::string>& prompts, const RunContext&) {
            std::vector<double> logits;
            const auto liked = likes.find(image.source());
            for (const std::string& prompt : prompts)
                logits.push_back(
                    liked != likes.end() &&
                            liked->second.contains(prompt.substr(prompt.rfind(' ') + 1))
                        ? 1
                        : 0);
            return logits;
        };
    return model;
}

BenchReport measured(const BenchModel& model, BenchOptions options = {})
{
    return runSceneBench(scenes(), model, options, blank, RunContext());
}

TEST(SceneBench, CountsRightAnswersAmongTenAndFlips)
{
    // Right on 0, 1 and 2; stickers change 0 to their word and 1 to nothing that was asked for.
    const BenchReport report = measured(modelWith(
        {{"0", {"thing0"}},
         {"1", {"thing1"}},
         {"2", {"thing2"}},
         {"3",
          {"thing4",
           "thing5",
           "thing6",
           "thing7",
           "thing8",
           "thing9",
           "thing10",
           "thing11",
           "thing12",
           "thing13"}},
         {"attacked0", {"word0"}},
         {"attacked1", {"thing1"}},
         {"attacked2", {"thing2"}},
         {"4", {"thing4", "thing5"}},
         {"5", {"word7"}}}));
    const AnswerTally& seen = report.answers.at("seen");
    EXPECT_EQ(seen.single, (Tally{4, 3}));
    EXPECT_EQ(seen.flipped, (Tally{3, 1}));
    EXPECT_EQ(seen.several.count, 0);
    const AnswerTally& fresh = report.answers.at("new");
    EXPECT_EQ(fresh.several, (Tally{1, 1}));
    EXPECT_EQ(fresh.word, (Tally{1, 1}));
    EXPECT_TRUE(report.isComplete());
}

TEST(SceneBench, MeasuresBoxesPeaksAndTiles)
{
    BenchModel model;
    model.methods.push_back(
        {.id = "knows",
         .heat =
             [](const Image& image, const Choice& choice, const RunContext&) {
                 if (image.width() == kSide)
                     return heatIn(kPlace, image.size());
                 // The grid is made of scenes 0 to 3 in that order.
                 const int tile = choice.prompts[choice.right].back() - '0';
                 return heatIn({tile % 2 * 224 + 20, tile / 2 * 224 + 20, 100, 100}, image.size());
             },
         .box = {}});
    model.methods.push_back(
        {.id = "half",
         .heat =
             [](const Image& image, const Choice&, const RunContext&) {
                 return heatIn(
                     {kPlace.x + kPlace.width / 2, kPlace.y, kPlace.width, kPlace.height},
                     image.size());
             },
         .box = {}});
    model.methods.push_back(
        {.id = "nothing",
         .heat =
             [](const Image&, const Choice&, const RunContext&) {
                 return Heatmap{.values = cv::Mat::zeros(kSide, kSide, CV_32FC1)};
             },
         .box = {}});
    const BenchReport report = measured(model);
    const MethodTally& knows = report.methods.at("knows").at("seen");
    EXPECT_EQ(knows.single.iou, (Tally{4, 4}));
    EXPECT_EQ(knows.single.pointing, (Tally{4, 4}));
    EXPECT_EQ(knows.tileBox, (Tally{1, 1}));
    EXPECT_EQ(knows.tileHeat, (Tally{1, 1}));
    const MethodTally& half = report.methods.at("half").at("seen");
    EXPECT_NEAR(*half.single.iou.mean(), 1.0 / 3, 1e-12);
    EXPECT_EQ(half.single.half, (Tally{4, 0}));
    EXPECT_EQ(half.single.pointing, (Tally{4, 4}));
    const MethodTally& nothing = report.methods.at("nothing").at("seen");
    EXPECT_EQ(nothing.single.iou, (Tally{4, 0}));
    EXPECT_EQ(nothing.single.pointing, (Tally{4, 0}));
    EXPECT_EQ(nothing.tileHeat, (Tally{1, 0}));
    EXPECT_EQ(report.methods.at("knows").at("new").several.iou, (Tally{1, 1}));
}

TEST(SceneBench, PromptsAreTenWithOneThatIsRight)
{
    const SceneSet set = scenes();
    const Choice choice = objectChoice(set, set.scenes[4], "thing4", 9);
    EXPECT_EQ(choice.prompts.size(), kChoices);
    EXPECT_EQ(choice.prompts[choice.right], "a photo of a thing4");
    const std::set<std::string> all(choice.prompts.begin(), choice.prompts.end());
    EXPECT_EQ(all.size(), kChoices);
    EXPECT_FALSE(all.contains("a photo of a thing5"));
    EXPECT_EQ(objectChoice(set, set.scenes[4], "thing4", 9).prompts, choice.prompts);
    EXPECT_NE(objectChoice(set, set.scenes[4], "thing4", 10).prompts, choice.prompts);

    Choice attacked = choice;
    const std::size_t place = putWord(attacked, "sale");
    EXPECT_NE(place, attacked.right);
    EXPECT_EQ(attacked.prompts[place], "a photo of a sale");
    EXPECT_EQ(attacked.prompts.size(), kChoices);
    EXPECT_EQ(putWord(attacked, "sale"), place);

    const Choice read = wordChoice(set, set.scenes[5], "word7", 1);
    EXPECT_EQ(read.prompts[read.right], "the word word7");
    EXPECT_EQ(read.prompts.size(), kChoices);
}

TEST(SceneBench, BaselinesKnowNothingButSizes)
{
    BenchModel model;
    model.methods = {centreBoxMethod(scenes()), randomMapMethod(1)};
    const BenchReport report = measured(model);
    // The best of all boxes in the middle for one at (8, 8) of 32 pixels in 64.
    const double centre = *report.methods.at("centre box").at("seen").single.iou.mean();
    EXPECT_GT(centre, 0.4);
    EXPECT_LT(centre, 0.7);
    EXPECT_EQ(report.methods.at("centre box").at("seen").single.pointing, (Tally{4, 4}));
    EXPECT_EQ(report.methods.at("random map").at("seen").single.iou.count, 4);
    model.methods = {centreBoxMethod(scenes()), randomMapMethod(1)};
    EXPECT_EQ(measured(model), report);
}

TEST(SceneBench, ReportsAfterEveryScene)
{
    std::vector<int> done;
    const BenchReport report = runSceneBench(
        scenes(), {}, {.limit = 3}, blank, RunContext(), [&done](const BenchReport& part) {
            done.push_back(part.scenesDone);
            EXPECT_EQ(part.isComplete(), part.scenesDone == 3);
        });
    EXPECT_EQ(done, (std::vector{1, 2, 3}));
    EXPECT_THROW(static_cast<void>(runSceneBench({}, {}, {}, blank, RunContext())), Error);
}

TEST(BenchRecord, SumsStylesByWhatWasTrainedOn)
{
    const SceneSet set = scenes();
    BenchRecord record;
    record.report = measured(modelWith({{"0", {"thing0"}}}));
    const auto groups = styleGroups(set);
    std::vector<std::string> titles;
    for (const StyleGroup& group : groups)
        titles.push_back(group.title);
    ASSERT_EQ(titles.size(), 5U);
    EXPECT_EQ(titles[0], "trained styles");
    EXPECT_EQ(titles[1], "held-out styles");
    EXPECT_EQ(titles[2], "all");
    EXPECT_EQ(answersOf(record.report, groups[0]).single.count, 4);
    EXPECT_EQ(answersOf(record.report, groups[1]).single.count, 0);
    const auto json = nlohmann::json::parse(benchJson(set, record));
    EXPECT_EQ(json["schema"], "clipscope.eval-scenes/1");
    const auto& answers = json["result"]["answers"];
    EXPECT_EQ(answers["all"]["object_single"]["count"], 4);
    EXPECT_TRUE(answers["held-out styles"]["object_single"]["mean"].is_null());
}

}  // namespace
}  // namespace clipscope
