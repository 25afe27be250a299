// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/session/session_settings.h"
#include "core/text/prompt_templates.h"
#include "tests/core/session/example_session.h"

#include <gtest/gtest.h>

namespace clipscope {
namespace {

TEST(SessionSettingsTest, TakeTheMethodsOwnParametersAndK)
{
    Session session;
    session.question.k = 40;
    session.question.params = {
        {"gscorecam", {{"rank", std::string("max")}}},
        {"rise", {{"cells", std::int64_t{7}}, {"probability", std::int64_t{1}}}}};
    session.box.threshold = {Threshold::Kind::Fixed, 0.25};
    const ExplainSettings settings = settingsOf(session);
    EXPECT_EQ(settings.method, "gscorecam");
    EXPECT_EQ(std::get<std::int64_t>(settings.params.at("k")), 40);
    EXPECT_EQ(std::get<std::string>(settings.params.at("rank")), "max");
    EXPECT_EQ(settings.box, session.box);
    EXPECT_NO_THROW(ParamValues(findMethod("gscorecam"), settings.params));
    EXPECT_TRUE(settingsOf(session, "gradcam").params.empty());
    EXPECT_EQ(std::get<std::int64_t>(settingsOf(session, "rise").params.at("cells")), 7);
    EXPECT_THROW(static_cast<void>(settingsOf(session, "magic")), Error);
}

TEST(SessionSettingsTest, AKAmongTheParametersIsStronger)
{
    Session session;
    session.question.k = 40;
    session.question.params["gscorecam"]["k"] = std::int64_t{7};
    EXPECT_EQ(std::get<std::int64_t>(settingsOf(session).params.at("k")), 7);
}

TEST(SessionSettingsTest, WholeNumbersAreRealsWhereRealsBelong)
{
    for (const MethodInfo& method : methodCatalogue()) {
        Session session;
        session.question.method = method.id;
        for (const ParamSpec& spec : method.params)
            if (std::holds_alternative<double>(spec.fallback) && spec.maximum >= 1 &&
                spec.minimum <= 1)
                session.question.params[method.id][spec.id] = std::int64_t{1};
        EXPECT_NO_THROW(ParamValues(method, settingsOf(session).params)) << method.id;
    }
}

TEST(SessionSettingsTest, TemplatesHaveTheNameThatTheyWereChosenBy)
{
    const auto nameOf = [](const std::vector<std::string>& templates) {
        Session session;
        session.question.templates = templates;
        return settingsOf(session).templates;
    };
    EXPECT_EQ(nameOf({}), "none");
    EXPECT_EQ(nameOf(templatesFromString("imagenet")), "imagenet");
    EXPECT_EQ(nameOf({"my {}"}), "my {}");
    EXPECT_EQ(nameOf({"my {}", "your {}"}), "my {} | your {}");
}

TEST(SessionSettingsTest, MethodsThatThisVersionDoesNotKnowAreRefusedByName)
{
    const auto refusal = [](const Session& session) {
        try {
            checkMethods(session, "work.clipscope");
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Corrupt);
            return std::string(error.what());
        }
        return std::string();
    };
    Session session;
    session.question.params["magic"]["any"] = 1.0;  // kept for later, not in use
    SessionAnswer answer;
    answer.question = session.question;
    answer.result.method = "gscorecam";
    answer.result.params = {{"k", std::int64_t{7}}};
    session.answer = answer;
    session.history = {answer};
    EXPECT_EQ(refusal(session), "");

    session.history[0].result.params["k"] = std::string("seven");
    EXPECT_NE(refusal(session).find("work.clipscope: history[0]: "), std::string::npos);
    session.history.clear();
    session.answer->result.method = "magic";
    EXPECT_NE(refusal(session).find("work.clipscope: answer: "), std::string::npos);
    session.answer.reset();
    session.question.params["gscorecam"]["depth"] = 1.0;
    EXPECT_NE(refusal(session).find("depth"), std::string::npos);
    session.question.method = "magic";
    EXPECT_NE(refusal(session).find("magic"), std::string::npos);
}

TEST(SessionSettingsTest, ResultsOfOneQuestionAreKnownAsSuch)
{
    const SaliencyResult result = test::RandomSession(1).answer(false).result;
    SaliencyResult other = result;
    other.timing.total = 99;
    EXPECT_TRUE(isSameQuestion(result, other));
    other.prompts.front().text += "!";
    EXPECT_FALSE(isSameQuestion(result, other));
    other = result;
    other.seed += 1;
    EXPECT_FALSE(isSameQuestion(result, other));
    other = result;
    other.params["k"] = std::int64_t{1};
    EXPECT_FALSE(isSameQuestion(result, other));
}

}  // namespace
}  // namespace clipscope
