// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/text/prompt_templates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace clipscope {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(FillTemplateTest, PutsTheLabelIntoTheSlot)
{
    EXPECT_EQ(fillTemplate("a photo of a {}.", "red panda"), "a photo of a red panda.");
    EXPECT_EQ(fillTemplate("{}", "dog"), "dog");
    EXPECT_EQ(fillTemplate("a {} in a video game.", ""), "a  in a video game.");
}

TEST(FillTemplateTest, LeavesBracesOfTheLabelAlone)
{
    EXPECT_EQ(fillTemplate("a {}.", "{}"), "a {}.");
}

TEST(FillTemplateTest, RefusesWhatHasNotExactlyOneSlot)
{
    for (const char* text : {"", "a photo", "{ }", "{} and {}", "{}{}"})
        EXPECT_THROW((void)fillTemplate(text, "dog"), Error) << text;
}

TEST(TemplatesFromStringTest, KnowsTheNamedSets)
{
    EXPECT_THAT(templatesFromString("none"), ElementsAre("{}"));
    EXPECT_THAT(templatesFromString("object"), ElementsAre("a photo of {}"));
    EXPECT_THAT(templatesFromString("photo-of-a"), ElementsAre("a photo of a {}."));
    EXPECT_THAT(templatesFromString("image-of-a"), ElementsAre("An image of a {}"));
    EXPECT_THAT(templatesFromString("action"), ElementsAre("someone is {}"));
}

TEST(TemplatesFromStringTest, TakesATemplateAsItStands)
{
    EXPECT_THAT(templatesFromString("a toy {}, blurred"), ElementsAre("a toy {}, blurred"));
}

TEST(TemplatesFromStringTest, ListsWhatIsKnownOtherwise)
{
    for (const char* text : {"", "ImageNet", "a photo", "{} and {}"}) {
        try {
            (void)templatesFromString(text);
            ADD_FAILURE() << "accepted \"" << text << "\"";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
            EXPECT_THAT(
                error.what(),
                AllOf(
                    HasSubstr("none, object, photo-of-a, image-of-a, action, imagenet, surgery"),
                    HasSubstr("\"" + std::string(text) + "\""),
                    HasSubstr("\"{}\"")));
        }
    }
}

TEST(TemplateSetsTest, EveryTemplateHasOneSlotAndNoneIsThereTwice)
{
    for (const TemplateSet& set : templateSets()) {
        for (const std::string& text : set.templates)
            EXPECT_NO_THROW((void)fillTemplate(text, "dog")) << text;
        const std::set<std::string> distinct(set.templates.begin(), set.templates.end());
        EXPECT_EQ(distinct.size(), set.templates.size()) << set.id;
    }
}

TEST(TemplateSetsTest, ImagenetHasTheEightyOfThePaper)
{
    const auto templates = templatesFromString("imagenet");
    ASSERT_EQ(templates.size(), 80U);
    EXPECT_EQ(templates.front(), "a bad photo of a {}.");
    EXPECT_EQ(templates[44], "a origami {}.");
    EXPECT_EQ(templates.back(), "a tattoo of the {}.");
    // The seven that forward selection kept, as the notebook lists them.
    for (const char* text :
         {"itap of a {}.",
          "a bad photo of the {}.",
          "a origami {}.",
          "a photo of the large {}.",
          "a {} in a video game.",
          "art of the {}.",
          "a photo of the small {}."})
        EXPECT_THAT(templates, testing::Contains(text));
}

TEST(TemplateSetsTest, SurgeryHasTheEightyAndFiveScenes)
{
    const auto imagenet = templatesFromString("imagenet");
    const auto surgery = templatesFromString("surgery");
    ASSERT_EQ(surgery.size(), 85U);
    EXPECT_TRUE(std::equal(imagenet.begin(), imagenet.end(), surgery.begin()));
    for (std::size_t i = 80; i < 85; ++i)
        EXPECT_THAT(surgery[i], testing::EndsWith(" {} in the scene."));
    EXPECT_EQ(surgery.back(), "this is one {} in the scene.");
}

}  // namespace
}  // namespace clipscope
