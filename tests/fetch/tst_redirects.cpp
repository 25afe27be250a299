// SPDX-License-Identifier: GPL-3.0-or-later
// Redirects, what a server states on them, and proxies.
#include "tests/fetch/fetch_fixture.h"

#include <gmock/gmock.h>

#include <cstdlib>

namespace clipscope::test {
namespace {

using ::testing::HasSubstr;

class RedirectTest : public FetchTest {
protected:
    void redirect(
        const std::string& from,
        const std::string& location,
        int status = 302,
        const std::vector<std::string>& fields = {})
    {
        Answer answer{.status = status, .body = "elsewhere", .fields = {"Location: " + location}};
        answer.fields.insert(answer.fields.end(), fields.begin(), fields.end());
        m_server.answer(from, {answer});
    }
    /// /model.pt redirects to /cdn, and says so much about it.
    void state(const std::string& sha256, std::size_t bytes)
    {
        redirect(
            "/model.pt",
            "/cdn",
            302,
            {"X-Linked-Etag: \"" + sha256 + "\"", "X-Linked-Size: " + std::to_string(bytes)});
        m_server.answer("/cdn", {{.body = m_body, .etag = "\"cdn\"", .ranges = true}});
    }

    static std::string pathOf(int number)
    {
        std::string path = "/";
        return path += std::to_string(number);
    }

    std::string m_body = noise(200000);
};

TEST_F(RedirectTest, FollowsThemToTheFile)
{
    m_server.answer("/cdn/x", {{.body = m_body}});
    for (const int status : {301, 302, 303, 307, 308})
        for (const std::string& location :
             {m_server.url("/cdn/x"),
              std::string("/cdn/x"),
              "//" + m_server.host() + "/cdn/x",
              std::string("cdn/x")}) {
            redirect("/model.pt", location, status);
            const Downloaded done = fetch(from({"/model.pt"}));
            EXPECT_EQ(done.sha256, sha256Of(m_body)) << status << location;
            EXPECT_EQ(done.url, m_server.url("/model.pt"));
            std::filesystem::remove(partial());
        }
}

TEST_F(RedirectTest, ContinuesBehindARedirect)
{
    redirect("/model.pt", "/cdn");
    Answer stall{.body = m_body, .etag = "\"cdn\"", .ranges = true, .stopAt = 90000U};
    stall.stall = true;
    m_server.answer("/cdn", {stall});
    EXPECT_EQ(fetch(from({"/model.pt"})).sha256, sha256Of(m_body));
    EXPECT_EQ(
        m_server.seen("/model.pt").size(), 2U);  // addresses of stores are valid for a while only
    EXPECT_EQ(m_server.seen("/cdn").at(1).field("range"), "bytes=90000-");
    EXPECT_EQ(m_server.seen("/cdn").at(1).field("if-range"), "\"cdn\"");
}

TEST_F(RedirectTest, FollowsTenButNotEleven)
{
    m_server.answer("/10", {{.body = m_body}});
    for (int i = 0; i < 10; ++i)
        redirect(pathOf(i), pathOf(i + 1));
    redirect("/before", "/0");
    EXPECT_EQ(fetch(from({"/0"})).sha256, sha256Of(m_body));
    std::filesystem::remove(partial());
    EXPECT_THAT(complaintOf(from({"/before"})).text, HasSubstr("redirects without end"));
    redirect("/loop", "/loop");
    EXPECT_THAT(complaintOf(from({"/loop"})).text, HasSubstr("redirects without end"));
    EXPECT_EQ(m_server.seen("/loop").size(), 11U);
}

TEST_F(RedirectTest, DoesNotLeaveTheWeb)
{
    const std::string secret = m_folder.file("secret", "abc").string();
    for (const std::string& location :
         {"file://" + secret,
          std::string("ftp://127.0.0.1/x"),
          std::string("data:,abc"),
          std::string("http://me:pw@127.0.0.1/"),
          std::string()}) {
        redirect("/model.pt", location);
        const Complaint complaint = complaintOf(from({"/model.pt"}));
        EXPECT_EQ(complaint.code, ErrorCode::Unreadable);
        EXPECT_THAT(complaint.text, HasSubstr("address that cannot be downloaded")) << location;
    }
    EXPECT_EQ(m_server.seen("/model.pt").size(), 5U);
}

TEST_F(RedirectTest, SaysWhichServerBehindARedirectFailed)
{
    // The same machine by another name; its port is closed to no one, the file is just not there.
    const std::string port = m_server.host().substr(m_server.host().find(':'));
    redirect("/model.pt", "http://127.1.2.3" + port + "/cdn");
    EXPECT_THAT(
        complaintOf(from({"/model.pt"})).text,
        HasSubstr(m_server.host() + ": refused the connection at 127.1.2.3" + port));
}

TEST_F(RedirectTest, VerifiesWhatTheServerStates)
{
    state(sha256Of(m_body), m_body.size());
    EXPECT_TRUE(fetch(from({"/model.pt"})).verified);
    std::filesystem::remove(partial());
    state(sha256Of("another"), m_body.size());
    const Complaint complaint = complaintOf(from({"/model.pt"}));
    EXPECT_EQ(complaint.code, ErrorCode::Corrupt);
    EXPECT_THAT(complaint.text, HasSubstr(sha256Of(m_body) + " instead of " + sha256Of("another")));
    EXPECT_FALSE(std::filesystem::exists(partial()));
}

TEST_F(RedirectTest, BelievesTheStatedSize)
{
    state(sha256Of(m_body), m_body.size() + 1);
    EXPECT_THAT(complaintOf(from({"/model.pt"})).text, HasSubstr("instead of 200001 bytes"));
}

TEST_F(RedirectTest, IgnoresStatementsThatAreNoSha256)
{
    state("0123456789abcdef0123456789abcdef01234567", m_body.size() + 1);  // a small file's, of git
    EXPECT_FALSE(fetch(from({"/model.pt"})).verified);
}

TEST_F(RedirectTest, DoesNotDownloadWhatIsStatedToBeAnotherFile)
{
    state(sha256Of("another"), m_body.size());
    Download download = from({"/model.pt"});
    download.sha256 = sha256Of(m_body).substr(0, 8);
    EXPECT_THAT(complaintOf(download).text, HasSubstr("has another file (SHA-256 "));
    EXPECT_FALSE(std::filesystem::exists(partial()));
}

TEST_F(RedirectTest, AsksTheProxyOfTheEnvironment)
{
    ::setenv("http_proxy", ("http://" + m_server.host()).c_str(), 1);
    m_server.answer("http://models.invalid/model.pt", {{.body = m_body}});
    Download download = from({});
    download.urls = {"http://models.invalid/model.pt"};
    EXPECT_EQ(fetch(download).sha256, sha256Of(m_body));
}

TEST_F(RedirectTest, DoesNotAskTheProxyForHostsThatAreExcepted)
{
    std::string closed;
    {
        const BadServer gone;
        closed = gone.url("");
    }
    m_server.answer("/model.pt", {{.body = m_body}});
    ::setenv("http_proxy", closed.c_str(), 1);
    EXPECT_THAT(
        complaintOf(from({"/model.pt"})).text,
        HasSubstr("refused the connection (through the proxy " + closed.substr(7) + ")"));
    ::setenv("no_proxy", "127.0.0.1", 1);
    EXPECT_EQ(fetch(from({"/model.pt"})).sha256, sha256Of(m_body));
}

}  // namespace
}  // namespace clipscope::test
