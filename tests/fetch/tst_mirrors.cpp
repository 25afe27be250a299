// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that fail for good, servers that are busy, servers that lie; and the next one.
#include "tests/fetch/fetch_fixture.h"

#include <gmock/gmock.h>

#include <chrono>

namespace clipscope::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class MirrorTest : public FetchTest {
protected:
    [[nodiscard]] Answer good() const { return {.body = m_body, .etag = "\"a\"", .ranges = true}; }
    void expectFrom(const std::string& path, const Download& download) const
    {
        const Downloaded done = fetch(download);
        EXPECT_EQ(done.url, m_server.url(path));
        EXPECT_EQ(done.sha256, sha256Of(m_body));
        EXPECT_TRUE(contentOf(partial()) == m_body);
    }
    [[nodiscard]] std::size_t requests(const std::string& path) const
    {
        return m_server.seen(path).size();
    }

    std::string m_body = noise(300000);
};

TEST_F(MirrorTest, TriesTheNextMirrorAtOnceWhereTheFileIsNot)
{
    for (const int status : {400, 401, 403, 404, 410, 451}) {
        m_server.answer("/a.pt", {{.status = status, .body = "<html>sorry</html>"}});
        m_server.answer("/b.pt", {good()});
        const std::size_t before = requests("/a.pt");
        expectFrom("/b.pt", from({"/a.pt", "/b.pt"}));
        EXPECT_EQ(requests("/a.pt"), before + 1) << status;
        std::filesystem::remove(partial());
    }
}

TEST_F(MirrorTest, ListsWhatEveryMirrorSaid)
{
    m_server.answer("/b.pt", {{.status = 410}});
    m_server.answer("/c.pt", {{.status = 403}});
    const Complaint complaint = complaintOf(from({"/a.pt", "/b.pt", "/c.pt"}));
    const std::string host = m_server.host();
    EXPECT_EQ(complaint.code, ErrorCode::Unreadable);
    EXPECT_THAT(
        complaint.text,
        HasSubstr(
            "cannot download a.pt: " + host + ": not found (404); " + host +
            ": no longer there (410); " + host + ": refused access (403); "));
    EXPECT_THAT(complaint.text, Not(HasSubstr("continues")));
    EXPECT_FALSE(std::filesystem::exists(partial()));
}

TEST_F(MirrorTest, GivesUpAfterFiveFaultsInARow)
{
    m_server.answer("/a.pt", {{.status = 500}});
    const Complaint complaint = complaintOf(from({"/a.pt"}));
    EXPECT_THAT(complaint.text, AllOf(HasSubstr("(500)"), HasSubstr("check the connection")));
    EXPECT_EQ(requests("/a.pt"), 5U);
}

TEST_F(MirrorTest, GivesUpSoonerIfAServerNeverAnswered)
{
    m_options.stallSeconds = 0.2;
    m_server.answer("/a.pt", {{.silent = true}});
    m_server.answer("/b.pt", {good()});
    expectFrom("/b.pt", from({"/a.pt", "/b.pt"}));
    EXPECT_EQ(requests("/a.pt"), 2U);
}

TEST_F(MirrorTest, SaysThatAConnectionIsRefused)
{
    std::string url;
    {
        const BadServer gone;
        url = gone.url("/model.pt");
    }
    Download download = from({});
    download.urls = {url};
    const Complaint complaint = complaintOf(download);
    EXPECT_EQ(complaint.code, ErrorCode::Unreadable);
    EXPECT_THAT(complaint.text, HasSubstr("refused the connection"));
    EXPECT_THAT(complaint.text, HasSubstr("try again"));
}

TEST_F(MirrorTest, SaysThatAServerClosesTheConnection)
{
    m_server.answer("/a.pt", {{.body = m_body, .stopAfter = 1000U}});
    const Complaint complaint = complaintOf(from({"/a.pt"}));
    EXPECT_EQ(complaint.code, ErrorCode::Unreadable);
    EXPECT_THAT(complaint.text, HasSubstr("closed the connection too early"));
}

TEST_F(MirrorTest, WaitsAsLongAsABusyServerWants)
{
    for (const int status : {429, 503}) {
        m_server.answer("/a.pt", {{.status = status, .fields = {"Retry-After: 1"}}, good()});
        const auto start = std::chrono::steady_clock::now();
        expectFrom("/a.pt", from({"/a.pt"}));
        EXPECT_GE(std::chrono::steady_clock::now() - start, std::chrono::seconds(1)) << status;
        std::filesystem::remove(partial());
    }
}

TEST_F(MirrorTest, LeavesAServerThatWantsToBeLeftAloneForLong)
{
    m_server.answer("/a.pt", {{.status = 429, .fields = {"Retry-After: 3600"}}});
    EXPECT_THAT(complaintOf(from({"/a.pt"})).text, HasSubstr("wait for 3600 s"));
    m_server.answer("/b.pt", {good()});
    expectFrom("/b.pt", from({"/a.pt", "/b.pt"}));
    EXPECT_EQ(requests("/a.pt"), 2U);
}

TEST_F(MirrorTest, ContinuesOnTheNextMirrorIfTheChecksumWillTell)
{
    Answer drop = good();
    drop.stopAfter = 100000;
    drop.stall = true;
    m_server.answer("/a.pt", {drop, {.status = 404}});
    m_server.answer("/b.pt", {{.body = m_body, .etag = "\"of b\"", .ranges = true}});
    Download download = from({"/a.pt", "/b.pt"});
    download.sha256 = sha256Of(m_body);
    expectFrom("/b.pt", download);
    EXPECT_EQ(m_server.seen("/b.pt").at(0).field("range"), "bytes=100000-");
    EXPECT_EQ(m_server.seen("/b.pt").at(0).field("if-range"), "");
}

TEST_F(MirrorTest, StartsOverOnTheNextMirrorWithoutAChecksum)
{
    m_server.answer(
        "/a.pt",
        {{.body = noise(300000, 2), .etag = "\"a\"", .stopAfter = 100000U, .stall = true},
         {.status = 404}});
    m_server.answer("/b.pt", {good()});
    expectFrom("/b.pt", from({"/a.pt", "/b.pt"}));
    EXPECT_EQ(m_server.seen("/b.pt").at(0).field("range"), "");
}

TEST_F(MirrorTest, TriesTheNextMirrorIfTheBytesAreWrong)
{
    m_server.answer("/a.pt", {{.body = noise(300000, 2)}});
    m_server.answer("/b.pt", {good()});
    Download download = from({"/a.pt", "/b.pt"});
    download.sha256 = sha256Of(m_body);
    expectFrom("/b.pt", download);
    download.urls.pop_back();
    std::filesystem::remove(partial());
    download.urls.push_back(m_server.url("/missing.pt"));
    const Complaint complaint = complaintOf(download);
    EXPECT_EQ(complaint.code, ErrorCode::Corrupt);
    EXPECT_THAT(complaint.text, AllOf(HasSubstr("sent another file"), HasSubstr("(404)")));
    m_server.answer("/missing.pt", {{.status = 500}});
    EXPECT_EQ(complaintOf(download).code, ErrorCode::Unreadable);  // it may have the right ones
}

TEST_F(MirrorTest, RefusesAFileOfAnotherSizeBeforeItArrives)
{
    leave(m_body.substr(0, 1000), m_server.url("/old.pt"), "\"a\"", m_body.size());
    m_server.answer("/a.pt", {{.body = noise(1000)}});
    Download download = from({"/a.pt"});
    download.bytes = 300000;
    download.sha256 = sha256Of(m_body);
    EXPECT_THAT(
        complaintOf(download).text, HasSubstr("a file of 1000 bytes instead of 300000 bytes"));
    EXPECT_TRUE(
        contentOf(partial()) == m_body.substr(0, 1000));  // another mirror may have the rest
}

TEST_F(MirrorTest, NoticesALengthThatPromisesTooMuch)
{
    m_server.answer(
        "/a.pt", {{.body = m_body, .etag = "\"a\"", .ranges = true, .announced = 300001}});
    EXPECT_EQ(complaintOf(from({"/a.pt"})).code, ErrorCode::Unreadable);
}

TEST_F(MirrorTest, NoticesALengthThatPromisesTooLittle)
{
    m_server.answer("/a.pt", {{.body = m_body, .announced = 299999}});
    Download download = from({"/a.pt"});
    download.sha256 = sha256Of(m_body);
    EXPECT_EQ(complaintOf(download).code, ErrorCode::Corrupt);
    download.bytes = 300000;
    EXPECT_EQ(complaintOf(download).code, ErrorCode::Unreadable);
}

TEST_F(MirrorTest, NeverWritesMoreThanTheFileHas)
{
    m_server.answer("/a.pt", {{.body = m_body + m_body, .chunked = true}});
    Download download = from({"/a.pt"});
    download.bytes = 300000;
    const Complaint complaint = complaintOf(download);
    EXPECT_EQ(complaint.code, ErrorCode::Corrupt);
    EXPECT_THAT(complaint.text, HasSubstr("more than the 300000 bytes"));
    EXPECT_FALSE(std::filesystem::exists(partial()));
}

TEST_F(MirrorTest, TriesTheNextMirrorAfterAWebPageOrAnEmptyFile)
{
    m_server.answer("/b.pt", {good()});
    for (const std::string page :
         {"<!DOCTYPE html><title>Please log in</title>",
          "\xEF\xBB\xBF \r\n<HTML lang=en>",
          "\n\n<html>\n"}) {
        m_server.answer("/a.pt", {{.body = page}});
        EXPECT_THAT(complaintOf(from({"/a.pt"})).text, HasSubstr("sent a web page")) << page;
        EXPECT_FALSE(std::filesystem::exists(partial()));
        expectFrom("/b.pt", from({"/a.pt", "/b.pt"}));
        std::filesystem::remove(partial());
    }
    m_server.answer("/a.pt", {{.body = ""}});
    EXPECT_THAT(complaintOf(from({"/a.pt"})).text, HasSubstr("sent an empty file"));
    EXPECT_FALSE(std::filesystem::exists(partial()));
}

TEST_F(MirrorTest, SurvivesAnswersThatAreNotHttp)
{
    m_server.answer("/b.pt", {good()});
    for (const std::string& raw :
         {std::string("SSH-2.0-OpenSSH_9.2\r\n"),
          std::string("\0\0\0\0", 4),
          std::string(),
          std::string("HTTP/1.1 200\r\n"),
          std::string("HTTP/1.1 9999999 ok\r\n\r\n")}) {
        m_server.answer("/a.pt", {{.raw = raw}});
        expectFrom("/b.pt", from({"/a.pt", "/b.pt"}));
        std::filesystem::remove(partial());
    }
}

}  // namespace
}  // namespace clipscope::test
