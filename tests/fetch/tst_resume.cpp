// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that drop or stall, and what an earlier run has left.
#include "tests/fetch/fetch_fixture.h"

#include <gmock/gmock.h>

namespace clipscope::test {
namespace {

using ::testing::HasSubstr;

constexpr std::size_t kSize = 300000;
constexpr std::size_t kHalf = 150000;

class ResumeTest : public FetchTest {
protected:
    /// A server that does everything right.
    [[nodiscard]] Answer good() const { return {.body = m_body, .etag = "\"a\"", .ranges = true}; }
    void expectWhole(const Downloaded& done) const
    {
        EXPECT_EQ(done.sha256, sha256Of(m_body));
        EXPECT_TRUE(contentOf(partial()) == m_body);
        EXPECT_FALSE(std::filesystem::exists(description()));
    }
    /// The ranges that were asked for; Qt may have asked several times.
    [[nodiscard]] std::vector<std::string> ranges() const
    {
        std::vector<std::string> all;
        for (const SeenRequest& seen : m_server.seen("/model.pt"))
            if (all.empty() || all.back() != seen.field("range"))
                all.push_back(seen.field("range"));
        return all;
    }
    [[nodiscard]] SeenRequest request(std::size_t index) const
    {
        return m_server.seen("/model.pt").at(index);
    }

    std::string m_body = noise(kSize);
};

TEST_F(ResumeTest, ContinuesAfterEveryDrop)
{
    Answer drop = good();
    drop.stopAfter = 70000;
    m_server.answer("/model.pt", {drop});
    expectWhole(fetch(from({"/model.pt"})));
    EXPECT_EQ(
        ranges(),
        (std::vector<std::string>{
            "", "bytes=70000-", "bytes=140000-", "bytes=210000-", "bytes=280000-"}));
    EXPECT_EQ(m_server.seen("/model.pt").back().field("if-range"), "\"a\"");
}

TEST_F(ResumeTest, CountsOnlyAttemptsThatBringNothing)
{
    Answer drop = good();
    drop.stopAfter = 10000;
    m_server.answer("/model.pt", {drop});
    expectWhole(fetch(from({"/model.pt"})));
    EXPECT_EQ(ranges().size(), 30U);  // where five attempts are allowed
}

TEST_F(ResumeTest, ContinuesAfterAStall)
{
    Answer stall = good();
    stall.stopAfter = kHalf;
    stall.stall = true;
    m_server.answer("/model.pt", {stall, good()});
    expectWhole(fetch(from({"/model.pt"})));
    EXPECT_EQ(request(1).field("range"), "bytes=150000-");
}

TEST_F(ResumeTest, AsksAgainAServerThatDoesNotAnswer)
{
    m_server.answer("/model.pt", {{.silent = true}, good()});
    expectWhole(fetch(from({"/model.pt"})));
}

TEST_F(ResumeTest, ContinuesAStreamThatBreaksOff)
{
    Answer broken = good();
    broken.chunked = true;
    broken.stopAt = kHalf;
    m_server.answer("/model.pt", {broken});
    Download download = from({"/model.pt"});
    download.bytes = kSize;
    expectWhole(fetch(download));
    EXPECT_GE(ranges().size(), 2U);
}

TEST_F(ResumeTest, ContinuesAServerThatSendsPartsOnly)
{
    // Whole answers, each of them short of what the file has.
    Answer piece = good();
    piece.body = m_body.substr(0, kHalf);
    piece.contentRange = "bytes 100000-149999/300000";
    leave(m_body.substr(0, 100000), m_server.url("/model.pt"), "\"a\"", kSize);
    m_server.answer("/model.pt", {piece, good()});
    expectWhole(fetch(from({"/model.pt"})));
    EXPECT_EQ(request(1).field("range"), "bytes=150000-");
}

TEST_F(ResumeTest, ContinuesAnEarlierRunAndReportsThatItChecksIt)
{
    leave(m_body.substr(0, kHalf), m_server.url("/model.pt"), "\"a\"", kSize);
    m_server.answer("/model.pt", {good()});
    Listener listener;
    expectWhole(fetch(from({"/model.pt"}), listener.context()));
    EXPECT_EQ(request(0).field("range"), "bytes=150000-");
    ASSERT_FALSE(listener.reports().empty());
    EXPECT_EQ(listener.reports().front().stage, "checking file");
    EXPECT_EQ(listener.reports().front().total, std::int64_t{kHalf});
}

TEST_F(ResumeTest, StartsOverIfTheServerIgnoresTheRange)
{
    leave(noise(kHalf, 2), m_server.url("/model.pt"), "\"a\"", kSize);
    Answer answer = good();
    answer.ranges = false;
    m_server.answer("/model.pt", {answer});
    expectWhole(fetch(from({"/model.pt"})));
    EXPECT_EQ(m_server.seen("/model.pt").size(), 1U);
}

TEST_F(ResumeTest, StartsOverIfTheTagHasChanged)
{
    leave(noise(kHalf, 2), m_server.url("/model.pt"), "\"old\"", kSize);
    m_server.answer("/model.pt", {good()});
    expectWhole(fetch(from({"/model.pt"})));
    EXPECT_EQ(request(0).field("if-range"), "\"old\"");
}

TEST_F(ResumeTest, StartsOverIfTheTagChangesWhileDownloading)
{
    Answer old{.body = noise(kSize, 2), .etag = "\"old\"", .ranges = true};
    old.stopAfter = kHalf;
    old.stall = true;
    m_server.answer("/model.pt", {old, good()});
    expectWhole(fetch(from({"/model.pt"})));
}

TEST_F(ResumeTest, StartsOverIfThePartIsNotTheOneItAskedFor)
{
    struct Case {
        const char* range;
        const char* etag;
    };
    for (const Case& wrong :
         {Case{"bytes 150001-299999/300000", "\"a\""},
          Case{"bytes 0-299999/300000", "\"a\""},
          Case{"bytes 150000-299999/300001", "\"a\""},
          Case{"nonsense", "\"a\""},
          Case{"bytes 150000-299999/300000", "\"b\""}}) {
        leave(noise(kHalf, 2), m_server.url("/model.pt"), "\"a\"", kSize);
        const Answer answer{
            .status = 206,
            .body = m_body.substr(kHalf),
            .etag = wrong.etag,
            .contentRange = wrong.range};
        m_server.answer("/model.pt", {answer, good()});
        const std::size_t before = m_server.seen("/model.pt").size();
        expectWhole(fetch(from({"/model.pt"})));
        const auto seen = m_server.seen("/model.pt");
        EXPECT_EQ(seen.size(), before + 2) << wrong.range;  // at once
        EXPECT_EQ(seen.back().field("range"), "") << wrong.range;
    }
}

TEST_F(ResumeTest, GivesUpOnAServerWhoseFileChangesAllTheTime)
{
    std::vector<Answer> answers;
    for (const char tag : std::string("abcdefghijklmnopqrstuvwxyz")) {
        Answer drop = good();
        drop.etag[1] = tag;
        drop.stopAfter = kHalf;
        drop.stall = true;
        answers.push_back(drop);
    }
    m_server.answer("/model.pt", answers);
    EXPECT_EQ(complaintOf(from({"/model.pt"})).code, ErrorCode::Unreadable);
    EXPECT_LT(m_server.seen("/model.pt").size(), 10U);
}

TEST_F(ResumeTest, TakesACompleteFileThatTheServerConfirms)
{
    leave(m_body, m_server.url("/model.pt"), "\"a\"", kSize);
    m_server.answer("/model.pt", {good()});
    const Downloaded done = fetch(from({"/model.pt"}));
    expectWhole(done);
    EXPECT_FALSE(done.verified);
    EXPECT_EQ(m_server.seen("/model.pt").size(), 1U);
}

TEST_F(ResumeTest, StartsOverIfMoreIsThereThanTheServerHas)
{
    leave(m_body + "rest", m_server.url("/model.pt"), "\"a\"", 0);
    m_server.answer("/model.pt", {good()});
    expectWhole(fetch(from({"/model.pt"})));
    EXPECT_EQ(request(1).field("range"), "");
}

TEST_F(ResumeTest, NeedsNoServerForACompleteFileWithAKnownChecksum)
{
    leave(m_body, "http://the.first.mirror/model.pt", "\"a\"", kSize);
    Download download = from({"/model.pt"});
    download.bytes = kSize;
    download.sha256 = sha256Of(m_body);
    const Downloaded done = fetch(download);
    expectWhole(done);
    EXPECT_TRUE(done.verified);
    EXPECT_EQ(done.url, "http://the.first.mirror/model.pt");
    EXPECT_TRUE(m_server.seen("/model.pt").empty());
}

TEST_F(ResumeTest, DoesNotTrustBytesOfUnknownOriginWithoutAChecksum)
{
    m_server.answer("/model.pt", {good()});
    for (const std::string& origin :
         {std::string("not json"),
          std::string("[1, 2]"),
          std::string(R"({"url": 3, "total": "x"})"),
          R"({"url": ")" + m_server.url("/other.pt") + R"(", "etag": "\"a\"", "total": 300000})",
          R"({"url": ")" + m_server.url("/model.pt") +
              R"(", "etag": "W/\"a\"", "total": 300000})"}) {
        leave(noise(kHalf, 2), "", "", 0);
        ASSERT_EQ(m_folder.file("model.part.json", origin), description());
        expectWhole(fetch(from({"/model.pt"})));
        EXPECT_EQ(m_server.seen("/model.pt").back().field("range"), "") << origin;
    }
}

TEST_F(ResumeTest, ContinuesWithTheDateWhereTheTagIsWeak)
{
    const std::string date = "Wed, 21 Oct 2015 07:28:00 GMT";
    leave(m_body.substr(0, kHalf), m_server.url("/model.pt"), "W/\"a\"", kSize, date);
    Answer answer = good();
    answer.etag = "W/\"a\"";
    answer.fields = {"Last-Modified: " + date};
    m_server.answer("/model.pt", {answer});
    expectWhole(fetch(from({"/model.pt"})));
    EXPECT_EQ(request(0).field("if-range"), date);
    EXPECT_EQ(request(0).field("range"), "bytes=150000-");
}

TEST_F(ResumeTest, ContinuesBytesOfUnknownOriginIfTheChecksumWillTell)
{
    leave(m_body.substr(0, kHalf), "", "", 0);
    std::filesystem::remove(description());
    m_server.answer("/model.pt", {good()});
    Download download = from({"/model.pt"});
    download.sha256 = sha256Of(m_body).substr(0, 8);
    expectWhole(fetch(download));
    EXPECT_EQ(request(0).field("range"), "bytes=150000-");
    EXPECT_EQ(request(0).field("if-range"), "");
}

TEST_F(ResumeTest, DownloadsAnewIfTheBytesThatWereThereAreDamaged)
{
    leave(noise(kHalf, 2), m_server.url("/model.pt"), "\"a\"", kSize);
    m_server.answer("/model.pt", {good()});
    Download download = from({"/model.pt"});
    download.sha256 = sha256Of(m_body);
    expectWhole(fetch(download));
    EXPECT_EQ(request(0).field("range"), "bytes=150000-");
    EXPECT_EQ(request(1).field("range"), "");
}

TEST_F(ResumeTest, DoesNotGiveUpWhatIsThereForAWebPage)
{
    leave(m_body.substr(0, kHalf), m_server.url("/model.pt"), "\"a\"", kSize);
    m_server.answer("/model.pt", {{.body = "<!DOCTYPE html><title>Please log in</title>"}, good()});
    EXPECT_THAT(complaintOf(from({"/model.pt"})).text, HasSubstr("sent a web page"));
    EXPECT_TRUE(contentOf(partial()) == m_body.substr(0, kHalf));
    expectWhole(fetch(from({"/model.pt"})));
    EXPECT_EQ(request(1).field("range"), "bytes=150000-");
}

TEST_F(ResumeTest, RemembersTheTagWherePartsAreWithoutOne)
{
    leave(m_body.substr(0, 1000), m_server.url("/model.pt"), "\"a\"", kSize);
    Answer bare{.status = 206, .body = m_body.substr(1000, 1000)};
    bare.contentRange = "bytes 1000-1999/300000";
    m_server.answer("/model.pt", {bare, good()});
    expectWhole(fetch(from({"/model.pt"})));
    EXPECT_EQ(request(1).field("range"), "bytes=2000-");
    EXPECT_EQ(request(1).field("if-range"), "\"a\"");
}

TEST_F(ResumeTest, KeepsWhatArrivedWhenItGivesUp)
{
    m_options.stallSeconds = 0.2;
    Answer half = good();
    half.stopAfter = kHalf;
    half.stall = true;
    Answer nothing = half;
    nothing.stopAfter = 0;
    m_server.answer("/model.pt", {half, nothing});
    const Complaint complaint = complaintOf(from({"/model.pt"}));
    EXPECT_EQ(complaint.code, ErrorCode::Unreadable);
    EXPECT_THAT(complaint.text, HasSubstr("sent nothing for"));
    EXPECT_THAT(complaint.text, HasSubstr("https_proxy"));
    EXPECT_THAT(complaint.text, HasSubstr("continues where it stopped"));
    EXPECT_EQ(m_server.seen("/model.pt").size(), 6U);  // one that brought bytes, five that did not
    EXPECT_TRUE(contentOf(partial()) == m_body.substr(0, kHalf));
    m_server.answer("/model.pt", {good()});
    expectWhole(fetch(from({"/model.pt"})));
    EXPECT_EQ(request(6).field("range"), "bytes=150000-");
}

}  // namespace
}  // namespace clipscope::test
