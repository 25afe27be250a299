// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/eval/scene_set.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace clipscope {
namespace {

SceneSet sample()
{
    SceneSet set{
        .side = 64,
        .seed = 3,
        .split = "test",
        .styles = {{"openmoji", "OpenMoji", "CC-BY-SA-4.0", true}},
        .objects = {{"apple", {"fruit"}}},
        .words = {"stop"},
        .scenes = {}};
    set.scenes.push_back(
        {.file = "0.png",
         .mask = "0-mask.png",
         .style = "openmoji",
         .truths =
             {{.isWord = false,
               .name = "apple",
               .index = 1,
               .box = {1, 2, 3, 4},
               .fullBox = {1, 2, 5, 6},
               .seenShare = 0.5},
              {.isWord = true,
               .name = "stop",
               .index = 2,
               .box = {7, 8, 9, 10},
               .fullBox = {7, 8, 9, 10},
               .seenShare = 1}},
         .attack = SceneAttack{"0-attacked.png", "stop", {0, 0, 8, 8}}});
    return set;
}

class SceneSetTest : public testing::Test {
protected:
    /// The message of reading this text.
    std::string refusal(const std::string& text)
    {
        std::ofstream(m_folder.path() / "scenes.json") << text;
        try {
            static_cast<void>(readSceneSet(m_folder.path()));
        } catch (const Error& error) {
            return error.what();
        }
        return "accepted";
    }

    std::string changed(const std::string& from, const std::string& to)
    {
        std::string text = sceneSetJson(sample());
        const auto place = text.find(from);
        EXPECT_NE(place, std::string::npos) << from;
        return text.replace(place, from.size(), to);
    }

    TempFolder m_folder;
};

TEST_F(SceneSetTest, SurvivesBeingWrittenAndRead)
{
    std::ofstream(m_folder.path() / "scenes.json") << sceneSetJson(sample());
    EXPECT_EQ(readSceneSet(m_folder.path()), sample());
}

TEST_F(SceneSetTest, RefusesWhatItCannotUse)
{
    EXPECT_NE(refusal("{}").find("is not a list of scenes"), std::string::npos);
    EXPECT_NE(refusal("[").find("is not a list of scenes"), std::string::npos);
    EXPECT_NE(
        refusal(changed("\"side\": 64", "\"side\": \"x\"")).find("cannot be read"),
        std::string::npos);
    EXPECT_NE(
        refusal(changed("\"0.png\"", "\"../0.png\"")).find("not a file of the folder"),
        std::string::npos);
    EXPECT_NE(
        refusal(changed("\"style\": \"openmoji\"", "\"style\": \"x\"")).find("no style 'x'"),
        std::string::npos);
    EXPECT_NE(
        refusal(
            changed("\"name\": \"apple\",\n     \"index\"", "\"name\": \"pear\",\n     \"index\""))
            .find("'pear'"),
        std::string::npos);
    std::filesystem::remove(m_folder.path() / "scenes.json");
    EXPECT_THROW(static_cast<void>(readSceneSet(m_folder.path())), Error);
}

}  // namespace
}  // namespace clipscope
