// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/saliency/method_info.h"
#include "core/saliency/registry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clipscope {
namespace {

std::string messageOf(const char* method, const std::map<std::string, ParamValue>& given)
{
    try {
        const ParamValues values(findMethod(method), given);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
        return error.what();
    }
    return "";
}

TEST(ParamValuesTest, FillsInTheDefaultsOfTheMethod)
{
    const ParamValues values(findMethod("gscorecam"), {});
    EXPECT_EQ(values.integer("k"), 300);
    EXPECT_EQ(values.text("softmax"), "auto");
}

TEST(ParamValuesTest, RefusesWhatIsOutsideTheDomainAndSaysWhatIsAllowed)
{
    using testing::HasSubstr;
    EXPECT_THAT(messageOf("gscorecam", {{"k", std::int64_t{0}}}), HasSubstr("between 1 and"));
    EXPECT_THAT(messageOf("gscorecam", {{"k", std::string("many")}}), HasSubstr("'many'"));
    EXPECT_THAT(messageOf("gscorecam", {{"k", 2.5}}), HasSubstr("whole number"));
    EXPECT_THAT(
        messageOf("gscorecam", {{"softmax", std::string("none")}}),
        HasSubstr("auto, all, selected"));
    EXPECT_THAT(messageOf("gradcam", {{"k", std::int64_t{3}}}), HasSubstr("has no parameter 'k'"));
}

TEST(ParamValuesTest, TakesAWholeRealForAnInteger)
{
    const ParamValues values(findMethod("gscorecam"), {{"k", 20.0}});
    EXPECT_EQ(values.integer("k"), 20);
}

TEST(CatalogueTest, StartsWithTheDefaultMethodAndNamesEveryMethodOnce)
{
    ASSERT_FALSE(methodCatalogue().empty());
    EXPECT_EQ(methodCatalogue().front().id, "gscorecam");
    std::vector<std::string> ids;
    for (const MethodInfo& info : methodCatalogue())
        ids.push_back(info.id);
    EXPECT_THAT(ids, testing::IsSupersetOf({"gscorecam", "scorecam", "gradcam"}));
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
}

TEST(CatalogueTest, AnUnknownMethodGetsTheListOfKnownOnes)
{
    try {
        const MethodInfo& info = findMethod("magiccam");
        FAIL() << "found " << info.id;
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("'magiccam'; choose one of gscorecam"));
    }
}

}  // namespace
}  // namespace clipscope
