// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fetch/fetch_fixture.h"

#include "core/base/sha256.h"

#include <clocale>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <span>

namespace clipscope::test {

std::string noise(std::size_t bytes, unsigned seed)
{
    std::mt19937 random(seed);
    std::string text(bytes, '\0');
    for (char& byte : text)
        byte = static_cast<char>(random() & 0xFFU);
    return text;
}

std::string sha256Of(const std::string& bytes)
{
    return sha256Hex(std::as_bytes(std::span(bytes.data(), bytes.size())));
}

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void Listener::progress(const Progress& progress)
{
    m_reports.push_back(progress);
    if (m_when && m_when(progress))
        m_stop.request_stop();
}

FetchTest::FetchTest()
{
    for (const char* variable :
         {"http_proxy",
          "https_proxy",
          "all_proxy",
          "no_proxy",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "ALL_PROXY",
          "NO_PROXY"})
        ::unsetenv(variable);
    // A user's locale, which must not leak into the program.
    ::setenv("LC_ALL", "C.UTF-8", 1);
}

FetchTest::~FetchTest()
{
    EXPECT_STREQ(std::setlocale(LC_ALL, nullptr), "C") << "the download changed the locale";
}

Download FetchTest::from(const std::vector<std::string>& paths) const
{
    Download download;
    for (const std::string& path : paths)
        download.urls.push_back(m_server.url(path));
    download.partial = partial();
    return download;
}

Downloaded FetchTest::fetch(const Download& download, const RunContext& context) const
{
    return ui::qtDownloader(m_options)()->fetch(download, context);
}

Complaint FetchTest::complaintOf(const Download& download) const
{
    try {
        const Downloaded done = fetch(download);
        ADD_FAILURE() << "brought " << done.bytes << " bytes from " << done.url;
        return {};
    } catch (const Error& error) {
        return {.code = error.code(), .text = error.what()};
    }
}

bool FetchTest::isCancelled(const Download& download, Listener& listener) const
{
    try {
        const Downloaded done = fetch(download, listener.context());
        ADD_FAILURE() << "brought " << done.bytes << " bytes from " << done.url;
        return false;
    } catch (const Cancelled&) {
        return true;
    }
}

void FetchTest::leave(
    const std::string& bytes,
    const std::string& url,
    const std::string& etag,
    std::size_t total,
    const std::string& lastModified) const
{
    std::ofstream(partial(), std::ios::binary) << bytes;
    const auto quoted = [](const std::string& text) {
        std::string result = "\"";
        for (const char letter : text)
            result += letter == '"' ? std::string("\\\"") : std::string(1, letter);
        return result + "\"";
    };
    std::ofstream(description()) << R"({"url": )" << quoted(url) << R"(, "etag": )" << quoted(etag)
                                 << R"(, "lastModified": )" << quoted(lastModified)
                                 << R"(, "total": )" << total << "}";
}

}  // namespace clipscope::test
