// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"
#include "core/base/error.h"

#include <gtest/gtest.h>

#include <string>

namespace clipscope::cli {
namespace {

MethodInfo exampleMethod()
{
    MethodInfo method;
    method.id = "example";
    ParamSpec count;
    count.id = "count";
    count.fallback = std::int64_t{3};
    ParamSpec strength;
    strength.id = "strength";
    strength.fallback = 0.5;
    ParamSpec mode;
    mode.id = "mode";
    mode.fallback = std::string("soft");
    method.params = {count, strength, mode};
    return method;
}

std::string sentenceOf(const std::vector<std::string>& pairs)
{
    try {
        static_cast<void>(parseParams(exampleMethod(), pairs));
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
        return error.what();
    }
    return "accepted";
}

TEST(MethodIdTest, IgnoresCaseDashesUnderscoresAndBlanks)
{
    EXPECT_EQ(normalisedMethodId("Grad-CAM++"), "gradcam++");
    EXPECT_EQ(normalisedMethodId("g_score CAM"), "gscorecam");
}

TEST(ParseWholeTest, TakesWholeNumbersInItsRangeOnly)
{
    EXPECT_EQ(parseWhole("--k", "300", 1, 400), 300);
    for (const char* text : {"", "3.5", "12x", " 3", "401", "0", "99999999999999999999"})
        EXPECT_THROW(static_cast<void>(parseWhole("--k", text, 1, 400)), Error) << text;
}

TEST(ParseSeedTest, TakesTheWholeRangeOf64Bits)
{
    EXPECT_EQ(parseSeed("18446744073709551615"), 18446744073709551615U);
    EXPECT_THROW(static_cast<void>(parseSeed("-1")), Error);
    EXPECT_THROW(static_cast<void>(parseSeed("18446744073709551616")), Error);
}

TEST(ParseParamsTest, ReadsEachValueAsItsDeclaredType)
{
    const auto params = parseParams(exampleMethod(), {"count=7", "strength=0.25", "mode=a=b"});
    EXPECT_EQ(params.at("count"), ParamValue(std::int64_t{7}));
    EXPECT_EQ(params.at("strength"), ParamValue(0.25));
    EXPECT_EQ(params.at("mode"), ParamValue(std::string("a=b")));
}

TEST(ParseParamsTest, SaysWhatIsWrong)
{
    EXPECT_EQ(sentenceOf({"count=many"}), "count of example must be a whole number, not 'many'");
    EXPECT_EQ(sentenceOf({"strength=high"}), "strength of example must be a number, not 'high'");
    EXPECT_NE(sentenceOf({"count"}).find("NAME=VALUE"), std::string::npos);
    EXPECT_NE(sentenceOf({"=3"}).find("NAME=VALUE"), std::string::npos);
}

}  // namespace
}  // namespace clipscope::cli
