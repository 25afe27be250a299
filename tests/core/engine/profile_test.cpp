// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/engine/profile.h"
#include "core/text/prompt_templates.h"

#include <gtest/gtest.h>

namespace clipscope {
namespace {

constexpr VisionFamily kFamilies[] = {VisionFamily::ResNet, VisionFamily::Vit};

TEST(ProfileTest, EveryProfileNamesAMethodWithParametersThatItAllows)
{
    for (const ProfileInfo& profile : profileCatalogue()) {
        for (const VisionFamily family : kFamilies) {
            const ExplainSettings settings = profileSettings(profile.id, {.family = family});
            const MethodInfo& method = findMethod(settings.method);
            EXPECT_NO_THROW(ParamValues(method, settings.params)) << profile.id;
            EXPECT_NO_THROW(std::ignore = templatesFromString(settings.templates)) << profile.id;
        }
        EXPECT_TRUE(profile.summary.ends_with('.')) << profile.id;
        EXPECT_FALSE(profile.source.empty()) << profile.id;
    }
}

TEST(ProfileTest, ClipCamsThresholdDependsOnTheBackbone)
{
    const auto beta = [](VisionFamily family) {
        return profileSettings("clipcam", {.family = family}).box.threshold.value;
    };
    EXPECT_DOUBLE_EQ(beta(VisionFamily::ResNet), 0.2);
    EXPECT_DOUBLE_EQ(beta(VisionFamily::Vit), 0.3);
    EXPECT_EQ(profileSettings("clipcam", {}).box.rule, BoxRule::Enclosing);
}

TEST(ProfileTest, TheFirstProfileIsThePublishedGScoreCam)
{
    const ExplainSettings settings = profileSettings(profileCatalogue().front().id, {});
    EXPECT_EQ(settings.method, "gscorecam");
    EXPECT_EQ(std::get<std::int64_t>(settings.params.at("k")), 300);
    EXPECT_EQ(std::get<std::string>(settings.params.at("softmax")), "all");
    EXPECT_EQ(settings.box, LocalizeOptions{});
    EXPECT_EQ(settings.map, MapOptions{});
}

TEST(ProfileTest, AnUnknownProfileIsRefusedWithTheKnownOnes)
{
    try {
        std::ignore = profileSettings("scorecam", {});
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("pytorch-grad-cam"), std::string::npos);
    }
}

}  // namespace
}  // namespace clipscope
