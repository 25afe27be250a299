// SPDX-License-Identifier: GPL-3.0-or-later
// Stopping at any point, and going on from there. Every wait here would last for a minute.
#include "tests/fetch/fetch_fixture.h"

#include <chrono>

namespace clipscope::test {
namespace {

constexpr std::size_t kSize = 300000;

class CancelTest : public FetchTest {
protected:
    CancelTest()
    {
        m_options.stallSeconds = 60;
        m_options.pauseSeconds = 60;
    }
    /// Stops as soon as `when` holds; what has arrived stays, and a second run completes it.
    void stopAndContinue(const Listener::When& when, std::size_t kept)
    {
        Listener listener(when);
        const auto start = std::chrono::steady_clock::now();
        ASSERT_TRUE(isCancelled(from({"/model.pt"}), listener));
        // Generous for loaded machines; without a check during waits it would be a minute.
        EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
        EXPECT_TRUE(contentOf(partial()) == m_body.substr(0, kept));
        m_server.answer("/model.pt", {{.body = m_body, .etag = "\"a\"", .ranges = true}});
        EXPECT_EQ(fetch(from({"/model.pt"})).sha256, sha256Of(m_body));
        EXPECT_TRUE(contentOf(partial()) == m_body);
        const std::string range = "bytes=" + std::to_string(kept) + "-";
        EXPECT_EQ(m_server.seen("/model.pt").back().field("range"), kept > 0 ? range : "");
    }

    std::string m_body = noise(kSize);
};

TEST_F(CancelTest, StopsWhileTheServerDoesNotAnswer)
{
    m_server.answer("/model.pt", {{.silent = true}});
    stopAndContinue([this](const auto&) { return !m_server.seen("/model.pt").empty(); }, 0);
    EXPECT_FALSE(std::filesystem::exists(description()));
}

class CancelPointTest : public CancelTest, public ::testing::WithParamInterface<std::size_t> {};

TEST_P(CancelPointTest, StopsDuringAStallAndContinuesToTheSameBytes)
{
    const std::size_t point = GetParam();
    Answer stall{.body = m_body, .etag = "\"a\"", .stopAfter = point, .stall = true};
    m_server.answer("/model.pt", {stall});
    stopAndContinue(
        [point](const Progress& progress) {
            return progress.done == static_cast<std::int64_t>(point);
        },
        point);
}

INSTANTIATE_TEST_SUITE_P(
    Points, CancelPointTest, ::testing::Values(1U, 65536U, 200001U, kSize - 1));

TEST_F(CancelTest, StopsDuringThePauseBeforeTheNextTry)
{
    Answer drop{.body = m_body, .etag = "\"a\"", .stopAfter = 1000U};
    m_server.answer("/model.pt", {drop});
    stopAndContinue([](const Progress& progress) { return progress.done == 1000; }, 1000);
}

TEST_F(CancelTest, StopsDuringThePauseThatTheServerWants)
{
    m_server.answer("/model.pt", {{.status = 503, .fields = {"Retry-After: 50"}}});
    stopAndContinue([this](const auto&) { return !m_server.seen("/model.pt").empty(); }, 0);
}

TEST_F(CancelTest, StopsWhileItChecksWhatIsThere)
{
    m_body = noise(20'000'000);
    leave(m_body, m_server.url("/model.pt"), "\"a\"", m_body.size());
    stopAndContinue(
        [](const Progress& progress) { return progress.stage == "checking file"; }, m_body.size());
}

TEST_F(CancelTest, SendsNothingIfItWasStoppedBefore)
{
    m_server.answer("/model.pt", {{.body = m_body}});
    Listener listener([](const auto&) { return true; });
    listener.progress({});
    EXPECT_TRUE(isCancelled(from({"/model.pt"}), listener));
    EXPECT_TRUE(m_server.seen("/model.pt").empty());
    EXPECT_FALSE(std::filesystem::exists(partial()));
}

}  // namespace
}  // namespace clipscope::test
