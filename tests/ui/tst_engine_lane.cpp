// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_backend.h"
#include "tests/ui/ui_support.h"
#include "ui/jobs/engine_lane.h"

#include <QElapsedTimer>

#include <gtest/gtest.h>

#include <stdexcept>

namespace clipscope::test {
namespace {

using ui::EngineLane;
using ui::Task;

SaliencyRequest requestFor(const std::string& prompt)
{
    static const ui::PicturePtr kPicture = gradientPicture(20, 10);
    return {.image = kPicture->image, .prompts = {prompt}, .params = {}};
}

class EngineLaneTest : public ::testing::Test {
protected:
    EngineLaneTest()
    {
        QObject::connect(&m_lane, &EngineLane::explained, &m_lane, [this](const auto& result) {
            m_explained.push_back(result->prompts.front().text);
        });
        QObject::connect(&m_lane, &EngineLane::cancelled, &m_lane, [this](Task) { ++m_cancelled; });
        QObject::connect(
            &m_lane, &EngineLane::failed, &m_lane, [this](Task, const Failure& failure) {
                m_failures.push_back(failure.text);
            });
        QObject::connect(&m_lane, &EngineLane::refined, &m_lane, [this](const auto&, const auto&) {
            ++m_refined;
        });
    }
    [[nodiscard]] int answers() const
    {
        return static_cast<int>(m_explained.size() + m_failures.size()) + m_cancelled;
    }
    /// A later job of another kind: once it has answered, nothing earlier can be under way.
    void drain()
    {
        bool listed = false;
        QObject::connect(&m_lane, &EngineLane::modelsListed, &m_lane, [&listed] { listed = true; });
        m_lane.listModels();
        ASSERT_TRUE(waitUntil([&listed] { return listed; }));
    }

    std::shared_ptr<FakeScript> m_script = std::make_shared<FakeScript>();
    std::vector<std::string> m_explained;
    std::vector<std::string> m_failures;
    int m_cancelled = 0;
    int m_refined = 0;
    EngineLane m_lane{fakeBackend(m_script)};
};

TEST_F(EngineLaneTest, MakesTheBackendOnAThreadOfItsOwn)
{
    drain();
    EXPECT_NE(m_script->thread.load(), std::this_thread::get_id());
    EXPECT_NE(m_script->thread.load(), std::thread::id());
}

TEST_F(EngineLaneTest, AnswersOnlyTheLastOfManyRapidRequests)
{
    m_script->hold();
    for (int i = 0; i < 20; ++i)
        m_lane.explain(requestFor("prompt " + std::to_string(i)));
    m_script->release();
    drain();
    EXPECT_EQ(m_explained, std::vector<std::string>{"prompt 19"});
    EXPECT_EQ(answers(), 1);
}

TEST_F(EngineLaneTest, AnnouncesTheCancellationOfARunningJobOnce)
{
    m_script->hold();
    m_lane.explain(requestFor("apple"));
    ASSERT_TRUE(waitUntil([this] { return m_script->explains == 1; }));
    m_lane.cancel(Task::Explain);
    drain();
    EXPECT_EQ(m_cancelled, 1);
    EXPECT_EQ(answers(), 1);
}

TEST_F(EngineLaneTest, AnnouncesTheCancellationOfAJobThatHasNotStarted)
{
    m_script->hold();
    m_lane.explain(requestFor("apple"));
    ASSERT_TRUE(waitUntil([this] { return m_script->explains == 1; }));
    m_lane.score({.image = requestFor("x").image, .fit = Fit::Stretch, .prompts = {"x"}});
    m_lane.cancel(Task::Score);
    m_script->release();
    drain();
    EXPECT_EQ(m_cancelled, 1);
    EXPECT_EQ(m_script->scores, 0);
    EXPECT_EQ(m_explained.size(), 1U);
}

TEST_F(EngineLaneTest, TurnsAnErrorIntoOneSignalAndGoesOnWorking)
{
    m_script->failNextExplain = true;
    m_lane.explain(requestFor("apple"));
    ASSERT_TRUE(waitUntil([this] { return answers() == 1; }));
    EXPECT_EQ(m_failures, std::vector<std::string>{"there is not enough memory for one picture"});
    m_lane.explain(requestFor("pear"));
    ASSERT_TRUE(waitUntil([this] { return answers() == 2; }));
    EXPECT_EQ(m_explained, std::vector<std::string>{"pear"});
}

TEST_F(EngineLaneTest, DeliversPartialMapsWhileTheJobRuns)
{
    m_script->hold();
    m_lane.explain(requestFor("apple"));
    EXPECT_TRUE(waitUntil([this] { return m_refined == 1; }));
    EXPECT_EQ(answers(), 0);
    m_script->release();
    EXPECT_TRUE(waitUntil([this] { return answers() == 1; }));
}

TEST_F(EngineLaneTest, SendsAtMostTwentyProgressMessagesASecond)
{
    m_script->steps = 20000;
    int messages = 0;
    QObject::connect(&m_lane, &EngineLane::progressed, &m_lane, [&messages] { ++messages; });
    QElapsedTimer clock;
    clock.start();
    m_lane.explain(requestFor("apple"));
    ASSERT_TRUE(waitUntil([this] { return answers() == 1; }));
    const auto allowed = static_cast<int>(clock.elapsed() / 50) + 1;
    EXPECT_GE(messages, 1);
    EXPECT_LE(messages, allowed);
    EXPECT_LE(m_refined, allowed);
}

TEST_F(EngineLaneTest, AttributesHeadsBesideAnExplanationThatMadeWay)
{
    std::vector<std::string> order;
    QObject::connect(&m_lane, &EngineLane::headsAttributed, &m_lane, [&order](const auto& report) {
        order.push_back("heads of " + report->prompts.front().text);
    });
    QObject::connect(&m_lane, &EngineLane::explained, &m_lane, [&order](const auto& result) {
        order.push_back("map of " + result->prompts.front().text);
    });
    m_script->hold();
    m_lane.explain(requestFor("apple"));
    ASSERT_TRUE(waitUntil([this] { return m_script->explains == 1; }));
    m_lane.cancel(Task::Explain);
    m_lane.attributeHeads(requestFor("pear"));
    m_lane.attributeHeads(requestFor("apple"));
    m_lane.explain(requestFor("apple"));
    m_script->release();
    drain();
    EXPECT_EQ(order, (std::vector<std::string>{"heads of apple", "map of apple"}));
    EXPECT_EQ(m_cancelled, 0);
}

TEST_F(EngineLaneTest, DoesNotDeliverWhatANewerRequestHasOvertaken)
{
    m_script->hold();
    m_lane.explain(requestFor("apple"));
    ASSERT_TRUE(waitUntil([this] { return m_script->explains == 1; }));
    m_lane.explain(requestFor("pear"));
    m_script->release();
    drain();
    EXPECT_EQ(m_explained, std::vector<std::string>{"pear"});
    EXPECT_EQ(m_cancelled, 0);
}

TEST(EngineLaneLifeTest, FailsEveryJobIfTheBackendCannotBeMade)
{
    EngineLane lane([]() -> std::unique_ptr<ui::Backend> {
        throw Error(ErrorCode::Unreadable, "cannot find the vocabulary");
    });
    int failures = 0;
    QObject::connect(&lane, &EngineLane::failed, &lane, [&failures] { ++failures; });
    lane.listModels();
    EXPECT_TRUE(waitUntil([&failures] { return failures == 1; }));
}

TEST(EngineLaneLifeTest, IsDestroyedWithinTwoSecondsWhileBusyTwentyTimes)
{
    for (int round = 0; round < 20; ++round) {
        const auto script = std::make_shared<FakeScript>();
        script->hold();
        QElapsedTimer clock;
        {
            EngineLane lane(fakeBackend(script));
            lane.explain(requestFor("apple"));
            lane.score({.image = requestFor("x").image, .fit = Fit::Stretch, .prompts = {"x"}});
            ASSERT_TRUE(waitUntil([&script] { return script->explains == 1; }));
            clock.start();
        }
        EXPECT_LT(clock.elapsed(), 2000);
    }
}

}  // namespace
}  // namespace clipscope::test
