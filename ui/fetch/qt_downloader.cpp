// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fetch/qt_downloader.h"

#include "core/base/check.h"
#include "ui/fetch/failure_words.h"
#include "ui/fetch/mirror_fetch.h"
#include "ui/fetch/network_application.h"
#include "ui/fetch/partial_file.h"
#include "ui/fetch/system_proxies.h"
#include "ui/fetch/trouble.h"
#include "ui/fetch/waiter.h"

#include <QNetworkAccessManager>

#include <algorithm>
#include <optional>
#include <string_view>

namespace clipscope::ui {
namespace {

constexpr std::size_t kSha256Digits = 64;

std::string lowerCase(std::string text)
{
    for (char& letter : text)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return text;
}

/// The download with its checksum in lower case.
Download checked(Download download)
{
    CLIPSCOPE_CHECK(!download.urls.empty(), "a download needs an address");
    CLIPSCOPE_CHECK(
        download.bytes >= 0,
        "a file cannot have " + std::to_string(download.bytes) + " bytes; use 0 for unknown");
    download.sha256 = lowerCase(download.sha256);
    CLIPSCOPE_CHECK(
        download.sha256.size() <= kSha256Digits &&
            download.sha256.find_first_not_of("0123456789abcdef") == std::string::npos,
        "'" + download.sha256 + "' is no SHA-256: up to 64 hexadecimal digits are expected");
    return download;
}

/// The checksum, or its beginning, that `got` misses; nothing if it is right.
std::optional<std::string>
missedChecksum(const std::string& got, const std::string& published, const Statement& stated)
{
    if (!got.starts_with(published))
        return published + (published.size() < kSha256Digits ? "..." : "");
    if (published.size() < kSha256Digits && !stated.sha256.empty() && got != stated.sha256)
        return stated.sha256;
    return std::nullopt;
}

/// What the mirrors said, one by one, and what to do about it.
class Refusals {
public:
    void add(const std::string& url, const Trouble& trouble)
    {
        m_words += m_words.empty() ? "" : "; ";
        m_words += hostText(QUrl(QString::fromStdString(url))) + ": " + trouble.words;
        m_anyTemporary = m_anyTemporary || trouble.verdict == Verdict::Temporary;
        m_anyWrong = m_anyWrong || trouble.verdict == Verdict::WrongBytes;
    }
    [[nodiscard]] Error error(const Download& download, const PartialFile& part) const
    {
        const QString name = QUrl(QString::fromStdString(download.urls.front())).fileName();
        const std::string what =
            "cannot download " + (name.isEmpty() ? "the file" : name.toStdString()) + ": ";
        // While a mirror may still deliver, and `partial` may hold its bytes, nothing is settled.
        return {
            m_anyWrong && !m_anyTemporary ? ErrorCode::Corrupt : ErrorCode::Unreadable,
            what + m_words + "; " + remedy(part)};
    }

private:
    [[nodiscard]] std::string remedy(const PartialFile& part) const
    {
        if (m_anyTemporary)
            return std::string("check the connection or the proxy settings (https_proxy) and try "
                               "again") +
                   (part.size() > 0 ? ": it continues where it stopped" : "");
        if (m_anyWrong)
            return "what arrived was removed; try again later, or over another network";
        return "try again later, look for a newer version of clipscope, or download the file by "
               "hand";
    }

    std::string m_words;
    bool m_anyTemporary = false;
    bool m_anyWrong = false;
};

class QtDownloader final : public Downloader {
public:
    explicit QtDownloader(const DownloaderOptions& options) : m_options(options) {}

    Downloaded fetch(const Download& asked, const RunContext& context) override
    {
        const Download download = checked(asked);
        if (QCoreApplication::instance() == nullptr)
            m_application.emplace();
        Waiter waiter(context);
        PartialFile part(download.partial);
        const std::int64_t before = part.size();
        part.rehash([&](std::int64_t done) { waiter.report("checking file", done, before); });
        QNetworkAccessManager manager;
        manager.setProxyFactory(new SystemProxies);  // which the manager owns
        const MirrorFetch::Common common{download, m_options, part, manager, waiter};
        Refusals refusals;
        for (const std::string& url : download.urls) {
            try {
                return fromMirror(common, url);
            } catch (const Trouble& trouble) {
                refusals.add(url, trouble);
            }
        }
        throw refusals.error(download, part);
    }

private:
    [[nodiscard]] static Downloaded
    fromMirror(const MirrorFetch::Common& common, const std::string& url)
    {
        const std::string& published = common.download.sha256;
        PartialFile& part = common.part;
        while (true) {
            MirrorFetch mirror(common, url);
            const Statement stated = mirror.run();
            const std::string got = part.checksum();
            const auto missed = missedChecksum(got, published, stated);
            if (!missed) {
                common.waiter.report("downloading", part.size(), part.size());
                common.waiter.reportNow();
                part.finish();
                return {
                    .url = part.origin().url.empty() ? url : part.origin().url,
                    .sha256 = got,
                    .bytes = part.size(),
                    .verified = !published.empty() || !stated.sha256.empty()};
            }
            part.startOver();
            // Bytes of an earlier run or of another mirror may be to blame: once more without.
            if (!mirror.continuedOthersBytes())
                throw Trouble{
                    Verdict::WrongBytes,
                    "sent another file (SHA-256 " + got + " instead of " + *missed + ")",
                    {}};
        }
    }

    DownloaderOptions m_options;
    std::optional<NetworkApplication> m_application;
};

}  // namespace

DownloaderFactory qtDownloader(const DownloaderOptions& options)
{
    return [options] { return std::make_unique<QtDownloader>(options); };
}

}  // namespace clipscope::ui
