// SPDX-License-Identifier: GPL-3.0-or-later
// One mirror that works, or not; the file; the thread. See also tst_resume, tst_mirrors.
#include "tests/fetch/fetch_fixture.h"

#include <QCoreApplication>

#include <gmock/gmock.h>

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace clipscope::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(FetchTest, BringsAFileAndItsChecksum)
{
    const std::string body = noise(300000);
    m_server.answer("/model.pt", {{.body = body, .etag = "\"a\""}});
    const Downloaded done = fetch(from({"/model.pt"}));
    EXPECT_EQ(done.url, m_server.url("/model.pt"));
    EXPECT_EQ(done.sha256, sha256Of(body));
    EXPECT_EQ(done.bytes, 300000);
    EXPECT_FALSE(done.verified);
    EXPECT_TRUE(contentOf(partial()) == body);
    EXPECT_FALSE(std::filesystem::exists(description()));
}

TEST_F(FetchTest, BringsAFileLargerThanAllBuffers)
{
    const std::string body = noise(20'000'000);
    m_server.answer("/model.pt", {{.body = body}});
    EXPECT_EQ(fetch(from({"/model.pt"})).sha256, sha256Of(body));
}

TEST_F(FetchTest, BringsAStreamOfUnknownLength)
{
    const std::string body = noise(100000);
    m_server.answer("/model.pt", {{.body = body, .chunked = true}});
    EXPECT_EQ(fetch(from({"/model.pt"})).sha256, sha256Of(body));
    m_server.answer("/old.pt", {{.raw = "HTTP/1.0 200 OK\r\n\r\n" + body}});
    EXPECT_EQ(fetch(from({"/old.pt"})).sha256, sha256Of(body));
}

TEST_F(FetchTest, WaitsForAHeadThatComesInTime)
{
    m_server.answer("/model.pt", {{.body = "abc", .delay = std::chrono::milliseconds(150)}});
    EXPECT_EQ(fetch(from({"/model.pt"})).bytes, 3);
    EXPECT_EQ(m_server.seen("/model.pt").size(), 1U);
}

TEST_F(FetchTest, VerifiesAPublishedChecksumOrItsFirstDigits)
{
    const std::string body = noise(1000);
    std::string sum = sha256Of(body);
    m_server.answer("/model.pt", {{.body = body}});
    Download download = from({"/model.pt"});
    for (const std::size_t digits : {64U, 8U}) {
        download.sha256 = sum.substr(0, digits);
        std::filesystem::remove(partial());
        EXPECT_TRUE(fetch(download).verified) << digits;
    }
    for (char& digit : sum)
        digit = static_cast<char>(std::toupper(static_cast<unsigned char>(digit)));
    download.sha256 = sum;
    std::filesystem::remove(partial());
    EXPECT_TRUE(fetch(download).verified);
}

TEST_F(FetchTest, RemovesAFileWithAnotherChecksum)
{
    const std::string body = noise(1000);
    m_server.answer("/model.pt", {{.body = body, .etag = "\"a\"", .ranges = true}});
    Download download = from({"/model.pt"});
    for (const std::string& wanted : {sha256Of("another"), std::string("00000000")}) {
        download.sha256 = wanted;
        const Complaint complaint = complaintOf(download);
        EXPECT_EQ(complaint.code, ErrorCode::Corrupt);
        EXPECT_THAT(complaint.text, HasSubstr("cannot download model.pt: " + m_server.host()));
        EXPECT_THAT(complaint.text, HasSubstr(sha256Of(body) + " instead of " + wanted));
        EXPECT_FALSE(std::filesystem::exists(partial()));
        EXPECT_FALSE(std::filesystem::exists(description()));
    }
    EXPECT_EQ(m_server.seen("/model.pt").size(), 2U);  // once for each: nothing was inherited
}

TEST_F(FetchTest, ReportsBytesAtMostTwentyTimesASecond)
{
    const std::string body = noise(5'000'000);
    m_server.answer("/model.pt", {{.body = body}});
    Listener listener;
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(fetch(from({"/model.pt"}), listener.context()).bytes, 5'000'000);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    ASSERT_FALSE(listener.reports().empty());
    EXPECT_LE(static_cast<double>(listener.reports().size()), 20 * seconds.count() + 2);
    std::int64_t before = 0;
    for (const Progress& progress : listener.reports()) {
        EXPECT_EQ(progress.stage, "downloading");
        EXPECT_GE(progress.done, before);
        before = progress.done;
    }
    EXPECT_EQ(listener.reports().back().done, 5'000'000);
    EXPECT_EQ(listener.reports().back().total, 5'000'000);
}

TEST_F(FetchTest, AsksForUncompressedBytesAndRefusesOthers)
{
    m_server.answer("/model.pt", {{.body = "x", .fields = {"Content-Encoding: gzip"}}});
    const Complaint complaint = complaintOf(from({"/model.pt"}));
    EXPECT_EQ(complaint.code, ErrorCode::Unreadable);
    EXPECT_THAT(complaint.text, HasSubstr("compressed"));
    const SeenRequest seen = m_server.seen("/model.pt").at(0);
    EXPECT_EQ(seen.field("accept-encoding"), "identity");
    EXPECT_THAT(seen.field("user-agent"), HasSubstr("clipscope/"));
    EXPECT_FALSE(std::filesystem::exists(partial()));
}

TEST_F(FetchTest, TakesItsOwnApplicationAwayAgain)
{
    ASSERT_EQ(QCoreApplication::instance(), nullptr);
    m_server.answer("/model.pt", {{.body = "abc"}});
    {
        const std::unique_ptr<Downloader> downloader = ui::qtDownloader()();
        for (int round = 0; round < 2; ++round)
            EXPECT_EQ(downloader->fetch(from({"/model.pt"}), {}).bytes, 3);
        EXPECT_NE(QCoreApplication::instance(), nullptr);
    }
    EXPECT_EQ(QCoreApplication::instance(), nullptr);
}

TEST_F(FetchTest, WorksOnAThreadWithoutAnEventLoop)
{
    int argc = 1;
    std::array<char, 5> name{"test"};
    std::array<char*, 2> argv{name.data(), nullptr};
    const QCoreApplication application(argc, argv.data());
    const std::string body = noise(3'000'000);
    m_server.answer("/model.pt", {{.body = body}});
    Downloaded done;
    std::thread([&] { done = fetch(from({"/model.pt"})); }).join();
    EXPECT_EQ(done.sha256, sha256Of(body));
    std::setlocale(LC_ALL, "C");  // this application's doing, not the downloader's
}

TEST_F(FetchTest, NeedsAnApplicationOnOtherThreads)
{
    Complaint complaint;
    std::thread([&] { complaint = complaintOf(from({"/model.pt"})); }).join();
    EXPECT_EQ(complaint.code, ErrorCode::Internal);
}

TEST_F(FetchTest, DownloadsOnlyHttpAddressesWithoutPasswords)
{
    const std::string secret = m_folder.file("secret", "abc").string();
    for (const std::string& url :
         {"file://" + secret,
          secret,
          std::string("ftp://127.0.0.1/x"),
          std::string("http://"),
          std::string(),
          "http://me:pass@" + m_server.host() + "/model.pt"}) {
        Download download = from({});
        download.urls = {url};
        const Complaint complaint = complaintOf(download);
        EXPECT_EQ(complaint.code, ErrorCode::Unreadable) << url;
        EXPECT_THAT(complaint.text, Not(HasSubstr("pass@"))) << url;
        EXPECT_FALSE(std::filesystem::exists(partial())) << url;
    }
    EXPECT_TRUE(m_server.seen("/model.pt").empty());
}

TEST_F(FetchTest, RefusesDownloadsThatMakeNoSense)
{
    Download download = from({});
    EXPECT_EQ(complaintOf(download).code, ErrorCode::InvalidArgument);
    download = from({"/model.pt"});
    download.bytes = -1;
    EXPECT_EQ(complaintOf(download).code, ErrorCode::InvalidArgument);
    for (const std::string& sum :
         {std::string("xyz"), std::string("deadbeef "), std::string(65, 'a')}) {
        download = from({"/model.pt"});
        download.sha256 = sum;
        EXPECT_EQ(complaintOf(download).code, ErrorCode::InvalidArgument) << sum;
    }
    EXPECT_TRUE(m_server.seen("/model.pt").empty());
}

TEST_F(FetchTest, NamesTheFileThatCannotBeWritten)
{
    m_server.answer("/model.pt", {{.body = "abc"}});
    for (const auto& place :
         {m_folder.file("plain", "x") / "model.part",
          m_folder.path() / "missing" / "model.part",
          m_folder.path()}) {
        Download download = from({"/model.pt"});
        download.partial = place;
        const Complaint complaint = complaintOf(download);
        EXPECT_EQ(complaint.code, ErrorCode::WriteFailed);
        EXPECT_THAT(complaint.text, HasSubstr("cannot write " + place.string() + ": "));
    }
}

/// Makes writing beyond a size fail, as on a full disk, whoever runs the test.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    void (*m_handler)(int);
    rlimit m_before{};
};

TEST_F(FetchTest, KeepsWhatArrivedBeforeTheDiskWasFull)
{
    const std::string body = noise(300000);
    m_server.answer("/model.pt", {{.body = body, .etag = "\"a\"", .ranges = true}});
    {
        const FileSizeLimit limit(100000);
        const Complaint complaint = complaintOf(from({"/model.pt"}));
        EXPECT_EQ(complaint.code, ErrorCode::WriteFailed);
        EXPECT_THAT(complaint.text, HasSubstr("cannot write " + partial().string() + ": "));
    }
    EXPECT_TRUE(contentOf(partial()) == body.substr(0, 100000));
    EXPECT_EQ(fetch(from({"/model.pt"})).sha256, sha256Of(body));
    EXPECT_EQ(m_server.seen("/model.pt").at(1).field("range"), "bytes=100000-");
}

TEST_F(FetchTest, RefusesAFileForWhichTheDiskHasNoRoom)
{
    constexpr std::int64_t kMoreThanAnyDisk = std::int64_t{1} << 60;
    m_options.largestBytes = kMoreThanAnyDisk;
    m_server.answer("/model.pt", {{.body = "x", .announced = kMoreThanAnyDisk}});
    const Complaint complaint = complaintOf(from({"/model.pt"}));
    EXPECT_EQ(complaint.code, ErrorCode::WriteFailed);
    EXPECT_THAT(complaint.text, HasSubstr("free some space"));
    EXPECT_FALSE(std::filesystem::exists(partial()));
    EXPECT_FALSE(std::filesystem::exists(description()));
}

TEST_F(FetchTest, RefusesFilesThatAreTooLargeForAModel)
{
    m_options.largestBytes = 1000;
    m_server.answer("/announced.pt", {{.body = noise(1001)}});
    const Complaint announced = complaintOf(from({"/announced.pt"}));
    EXPECT_EQ(announced.code, ErrorCode::Unreadable);
    EXPECT_THAT(announced.text, HasSubstr("1001 bytes"));
    m_server.answer("/stream.pt", {{.body = noise(1001), .chunked = true}});
    EXPECT_THAT(complaintOf(from({"/stream.pt"})).text, HasSubstr("1000 bytes"));
    EXPECT_FALSE(std::filesystem::exists(partial()));
}

TEST_F(FetchTest, LeavesAFileAloneThatAnotherProgramIsDownloading)
{
    m_server.answer("/model.pt", {{.body = "abc"}});
    const int other = ::open(partial().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    ASSERT_EQ(::write(other, "ab", 2), 2);
    ASSERT_EQ(::flock(other, LOCK_EX), 0);
    const Complaint complaint = complaintOf(from({"/model.pt"}));
    EXPECT_EQ(complaint.code, ErrorCode::WriteFailed);
    EXPECT_THAT(complaint.text, HasSubstr("another program is downloading"));
    EXPECT_EQ(contentOf(partial()), "ab");
    ::close(other);
    EXPECT_EQ(fetch(from({"/model.pt"})).bytes, 3);
}

}  // namespace
}  // namespace clipscope::test
