// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/export.h"
#include "tests/core/export/example_explanation.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace clipscope {
namespace {

using Json = nlohmann::ordered_json;
using test::exampleExplanation;

Json written(const Explanation& explanation)
{
    return Json::parse(resultJson(explanation));
}

TEST(ResultJsonTest, HasTheKeysOfTheContractInOrder)
{
    const Json json = written(exampleExplanation());
    std::vector<std::string> keys;
    for (const auto& [key, value] : json.items())
        keys.push_back(key);
    const std::vector<std::string> contract = {
        "schema",
        "image",
        "model",
        "method",
        "options",
        "prompts",
        "explained",
        "heatmap",
        "threshold",
        "boxes",
        "box",
        "passes",
        "notes",
        "timing_ms"};
    EXPECT_EQ(keys, contract);
}

TEST(ResultJsonTest, NamesThePictureAndTheModel)
{
    const Json json = written(exampleExplanation());
    EXPECT_EQ(json["schema"], "clipscope.result/1");
    EXPECT_EQ(
        json["image"],
        Json::parse(
            R"({"path": "pictures/dog.png", "width": 60, "height": 40, "sha256": "ab12"})"));
    EXPECT_EQ(
        json["model"],
        Json::parse(
            R"({"name": "tiny", "family": "resnet", "input_size": 32, "embed_dim": 8, "sha256": "cd34",
                "choices": {"activation": {"value": "gelu", "origin": "config.json"}}})"));
}

TEST(ResultJsonTest, ListsEveryOptionInForceWithTheMethodsParametersAmongThem)
{
    EXPECT_EQ(written(exampleExplanation())["options"], Json::parse(R"({
        "model": "tiny", "method": "gscorecam", "k": 300, "softmax": "auto", "profile": null,
        "layer": "layer4.1", "fit": "stretch", "resample": "bilinear", "template": "none",
        "scalar": "logit", "rival": null, "alpha": 1.0, "aug_smooth": false,
        "eigen_smooth": false, "mask_iterations": 0, "corrupt": "none",
        "interpolation": "bilinear", "closing": "off", "threshold": "otsu",
        "box_rule": "largest", "box_alpha": 1.0, "seed": 18446744073709551615, "threads": 2,
        "precision": "float32", "device": "cpu"})"));
}

TEST(ResultJsonTest, SaysWhichChannelsWereSwitchedOffOrShownAlone)
{
    Explanation example = exampleExplanation();
    EXPECT_FALSE(written(example)["heatmap"].contains("channels_off"));
    EXPECT_FALSE(written(example)["heatmap"].contains("channel"));
    example.options.channelsOff = {7, 1203};
    example.options.channel = 88;
    EXPECT_EQ(written(example)["heatmap"]["channels_off"], Json::parse("[7, 1203]"));
    EXPECT_EQ(written(example)["heatmap"]["channel"], 88);
}

TEST(ResultJsonTest, GivesTokensScoresAndDroppedTokensOfEachPrompt)
{
    const Json json = written(exampleExplanation());
    EXPECT_EQ(json["explained"], 0);
    EXPECT_EQ(json["prompts"], Json::parse(R"([
        {"text": "a dog", "tokens": [3, 1, 4], "dropped_tokens": 0,
         "cosine": 0.25, "logit": 25.0, "probability": 0.75},
        {"text": "a cat", "tokens": [3, 2, 4], "dropped_tokens": 5,
         "cosine": 0.125, "logit": 0.0, "probability": 0.25}])"));
}

TEST(ResultJsonTest, GivesALonePromptNoProbability)
{
    Explanation lone = exampleExplanation();
    lone.result.prompts.resize(1);
    lone.result.prompts[0].probability.reset();
    EXPECT_TRUE(written(lone)["prompts"][0]["probability"].is_null());
}

TEST(ResultJsonTest, DescribesTheHeatmapWithItsRowsBeforeItsColumns)
{
    EXPECT_EQ(written(exampleExplanation())["heatmap"], Json::parse(R"({
        "file": "heatmap.npy", "native_file": "heatmap_native.npy", "native_size": [2, 3],
        "raw_min": -1.5, "raw_max": 4.25, "state": "ok"})"));
}

TEST(ResultJsonTest, ListsEveryBoxAndRepeatsTheChosenOne)
{
    const Json json = written(exampleExplanation());
    EXPECT_EQ(json["boxes"], Json::parse(R"([
        {"x": 2, "y": 3, "width": 6, "height": 5, "area": 30, "mean_heat": 0.75, "chosen": false,
         "selected": false},
        {"x": 20, "y": 10, "width": 30, "height": 20, "area": 600, "mean_heat": 1.0, "chosen": true,
         "selected": true}])"));
    EXPECT_EQ(json["box"], Json::parse(R"({"x": 20, "y": 10, "width": 30, "height": 20})"));
}

TEST(ResultJsonTest, HasNoBoxWhereNothingIsHot)
{
    Explanation empty = exampleExplanation();
    empty.localisation = {};
    empty.heatmap.state = HeatState::Empty;
    const Json json = written(empty);
    EXPECT_EQ(json["boxes"], Json::array());
    EXPECT_TRUE(json["box"].is_null());
    EXPECT_EQ(json["heatmap"]["state"], "empty");
}

TEST(ResultJsonTest, SaysWhichThresholdWasFoundOrAskedFor)
{
    Explanation example = exampleExplanation();
    EXPECT_EQ(
        written(example)["threshold"],
        (Json{{"kind", "otsu"}, {"value", 128.0 / 255}, {"level", 128}}));
    example.options.box.threshold = {.kind = Threshold::Kind::Fixed, .value = 0.5};
    EXPECT_EQ(
        written(example)["threshold"], (Json{{"kind", "fixed"}, {"value", 0.5}, {"level", 128}}));
}

TEST(ResultJsonTest, RoundsTimesToMicroseconds)
{
    EXPECT_EQ(written(exampleExplanation())["timing_ms"], Json::parse(R"({
        "load": 1.0, "text": 0.0, "forward": 0.0, "gradient": 0.0, "scores": 0.0, "total": 2.0})"));
}

TEST(ResultJsonTest, WritesNumbersThatAreNotFiniteAsNull)
{
    Explanation broken = exampleExplanation();
    broken.result.prompts[0].cosine = std::numeric_limits<double>::quiet_NaN();
    broken.heatmap.rawMax = std::numeric_limits<float>::infinity();
    const Json json = written(broken);
    EXPECT_TRUE(json["prompts"][0]["cosine"].is_null());
    EXPECT_TRUE(json["heatmap"]["raw_max"].is_null());
}

TEST(ResultJsonTest, SurvivesPathsAndPromptsOfAnyBytes)
{
    Explanation odd = exampleExplanation();
    odd.image = Image(odd.image.rgb().clone(), "caf\xe9/\"\n\x01.png");
    odd.result.prompts[0].text = "\xff\xfe";
    const Json json = written(odd);
    EXPECT_EQ(json["image"]["path"], "caf\xef\xbf\xbd/\"\n\x01.png");
    EXPECT_TRUE(json["image"]["sha256"].is_null());
    EXPECT_EQ(json["prompts"][0]["text"], "\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(ScoreJsonTest, RepeatsThePromptsAsInTheResult)
{
    const Explanation example = exampleExplanation();
    const Json json = Json::parse(scoreJson(
        {.image = example.image,
         .model = example.model,
         .fit = "pad",
         .prompts = example.result.prompts}));
    EXPECT_EQ(json["schema"], "clipscope.score/1");
    EXPECT_EQ(json["fit"], "pad");
    EXPECT_EQ(json["prompts"], written(example)["prompts"]);
}

TEST(ResultJsonTest, TellsWordsAndAttributionOnlyWhereThereAreAny)
{
    Explanation example = exampleExplanation();
    EXPECT_FALSE(written(example).contains("words"));
    EXPECT_FALSE(written(example).contains("attribution"));

    example.result.words = {{.word = "red", .relevance = 0.25}, {.word = "dog", .relevance = 0.75}};
    example.result.attribution = Attribution{
        .heads = (cv::Mat_<float>(1, 2) << 0.5F, -0.25F),
        .mlps = {0.125F, 0.25F},
        .cosine = 0.625,
        .headMaps = {},
        .classShares = {},
        .grid = {}};
    const Json json = written(example);
    EXPECT_EQ(json["words"], Json::parse(R"([
        {"word": "red", "relevance": 0.25}, {"word": "dog", "relevance": 0.75}])"));
    EXPECT_EQ(json["attribution"], Json::parse(R"({
        "cosine": 0.625, "heads": [[0.5, -0.25]], "mlps": [0.125, 0.25]})"));
}

TEST(ResultJsonTest, RemarksStandAmongTheNotes)
{
    Explanation example = exampleExplanation();
    example.result.notes = {"first"};
    example.result.remarks = {"second"};
    EXPECT_EQ(written(example)["notes"], Json::parse(R"(["first", "second"])"));
}

TEST(ResultJsonTest, NamesEveryKindOfThreshold)
{
    Explanation example = exampleExplanation();
    example.localisation.value = 0.4;
    const auto kindAndValue = [&](const char* text) {
        example.options.box.threshold = thresholdFromString(text);
        const Json json = written(example)["threshold"];
        return std::pair<std::string, double>(json["kind"], json["value"]);
    };
    EXPECT_EQ(kindAndValue("otsu"), std::pair(std::string("otsu"), 0.4));
    EXPECT_EQ(kindAndValue("mean"), std::pair(std::string("mean"), 0.4));
    EXPECT_EQ(kindAndValue("0.7"), std::pair(std::string("fixed"), 0.7));
    EXPECT_EQ(kindAndValue(">=0.2"), std::pair(std::string("at_least"), 0.2));
}

}  // namespace
}  // namespace clipscope
