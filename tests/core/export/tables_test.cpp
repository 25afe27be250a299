// SPDX-License-Identifier: GPL-3.0-or-later
// The tables beside a result, byte for byte.
#include "core/export/channel_table.h"
#include "core/export/tables.h"
#include "tests/core/export/example_explanation.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <limits>

namespace clipscope {
namespace {

using test::exampleExplanation;

/// Three channels of two cells, of which the last and the first were scored, in this order.
ChannelBank exampleBank()
{
    ChannelBank bank;
    bank.activations = (cv::Mat_<float>(3, 2) << 1, 2, -4, -2, 0.5F, 0);
    bank.grid = {2, 1};
    bank.weights = {0.25F, 0, 0.75F};
    bank.order = {2, 0};
    bank.logits = {20.5F, 19};
    bank.importance = {0.5F, -1, 2};
    return bank;
}

TEST(BoxesTableTest, ListsTheLargestFirst)
{
    const Explanation example = exampleExplanation();
    EXPECT_EQ(
        boxesCsv(example.localisation, example.image.size()),
        "rank,x,y,width,height,area,area_share,mean_heat,chosen,selected\n"
        "1,20,10,30,20,600,0.25,1,1,1\n"
        "2,2,3,6,5,30,0.0125,0.75,0,0\n");
}

TEST(BoxesTableTest, KeepsTheOrderOfEqualAreas)
{
    Localisation found;
    found.candidates = {{.box = {0, 0, 2, 8}, .meanHeat = 0.5}, {.box = {4, 0, 4, 4}}};
    found.chosen = 1;
    found.selected = {0, 1};
    EXPECT_EQ(
        boxesCsv(found, {8, 8}),
        "rank,x,y,width,height,area,area_share,mean_heat,chosen,selected\n"
        "1,0,0,2,8,16,0.25,0.5,0,1\n"
        "2,4,0,4,4,16,0.25,0,1,1\n");
}

TEST(BoxesTableTest, SaysTheSameInJson)
{
    const Explanation example = exampleExplanation();
    EXPECT_EQ(boxesJson(example.localisation, {60, 40}, {}), R"({
  "schema": "clipscope.boxes/1",
  "image": {
    "width": 60,
    "height": 40
  },
  "threshold": "otsu",
  "level": 128,
  "box_rule": "largest",
  "boxes": [
    {
      "rank": 1,
      "x": 20,
      "y": 10,
      "width": 30,
      "height": 20,
      "area": 600,
      "area_share": 0.25,
      "mean_heat": 1.0,
      "chosen": true,
      "selected": true
    },
    {
      "rank": 2,
      "x": 2,
      "y": 3,
      "width": 6,
      "height": 5,
      "area": 30,
      "area_share": 0.0125,
      "mean_heat": 0.75,
      "chosen": false,
      "selected": false
    }
  ]
}
)");
}

TEST(BoxesTableTest, HasItsTitlesAloneWhereNothingWasFound)
{
    EXPECT_EQ(
        boxesCsv({}, {60, 40}),
        "rank,x,y,width,height,area,area_share,mean_heat,chosen,selected\n");
}

TEST(PromptsTableTest, HasOneLineForEachPromptAndLeavesOutWhatIsNotKnown)
{
    Explanation example = exampleExplanation();
    example.result.prompts[1].probability.reset();
    example.result.prompts[1].logit = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(
        promptsCsv(example.result.prompts),
        "prompt,cosine,logit,probability\na dog,0.25,25,0.75\na cat,0.125,,\n");
}

struct TextCase {
    std::string text;
    std::string cell;
};

class PromptCellTest : public ::testing::TestWithParam<TextCase> {};

TEST_P(PromptCellTest, IsQuotedWhereItWouldElseBeReadAsSomethingElse)
{
    PromptScore prompt;
    prompt.text = GetParam().text;
    EXPECT_EQ(
        promptsCsv({prompt}), "prompt,cosine,logit,probability\n" + GetParam().cell + ",0,0,\n");
}

INSTANTIATE_TEST_SUITE_P(
    Texts,
    PromptCellTest,
    ::testing::Values(
        TextCase{"plain words", "plain words"},
        TextCase{"a, b", "\"a, b\""},
        TextCase{"say \"cheese\"", "\"say \"\"cheese\"\"\""},
        TextCase{"two\nlines", "\"two\nlines\""},
        TextCase{" blank ", "\" blank \""},
        TextCase{"caf\xc3\xa9", "caf\xc3\xa9"},
        TextCase{"caf\xe9", "caf\xef\xbf\xbd"}));

TEST(PromptsTableTest, HasNumbersThatReadBackExactlyInEveryLocale)
{
    const char* before = std::setlocale(LC_ALL, nullptr);
    const std::string kept = before ? before : "C";
    for (const char* comma : {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8"})
        if (std::setlocale(LC_ALL, comma))
            break;
    PromptScore prompt;
    prompt.text = "x";
    prompt.cosine = 0.1 + 0.2;
    prompt.logit = 1234567.5;
    prompt.probability = 1e-9;
    EXPECT_EQ(
        promptsCsv({prompt}),
        "prompt,cosine,logit,probability\nx,0.30000000000000004,1234567.5,1e-09\n");
    std::setlocale(LC_ALL, kept.c_str());
}

TEST(ChannelsTableTest, HasEveryChannelAndItsScoreIfItWasScored)
{
    EXPECT_EQ(
        channelsCsv(channelTable(exampleBank())),
        "channel,weight,logit,importance,order,mean_activation,max_activation\n"
        "0,0.25,19,0.5,2,1.5,2\n"
        "1,0,,-1,,-3,-2\n"
        "2,0.75,20.5,2,1,0.25,0.5\n");
}

TEST(ChannelsTableTest, LeavesTheScoresOutForMethodsThatScoreNothing)
{
    ChannelBank bank = exampleBank();
    bank.order.clear();
    bank.logits.clear();
    bank.importance.clear();
    EXPECT_EQ(
        channelsCsv(channelTable(bank, 1)),
        "channel,weight,logit,importance,order,mean_activation,max_activation\n"
        "0,0.25,,,,1.5,2\n"
        "1,0,,,,-3,-2\n"
        "2,0.75,,,,0.25,0.5\n");
}

TEST(ChannelsTableTest, TellsWhatASmallerKWouldHaveFound)
{
    const auto rows = channelTable(exampleBank(), 1);
    EXPECT_EQ(rows[2].order, 1);
    EXPECT_FLOAT_EQ(*rows[2].logit, 20.5F);
    EXPECT_EQ(rows[0].order, std::nullopt);
    EXPECT_EQ(rows[0].logit, std::nullopt);
    EXPECT_EQ(rows[0].weight, weightsOfFirst(exampleBank(), 1)[0]);
}

}  // namespace
}  // namespace clipscope
