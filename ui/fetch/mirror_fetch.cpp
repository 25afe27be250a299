// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fetch/mirror_fetch.h"

#include "core/base/version.h"
#include "ui/fetch/failure_words.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <span>
#include <utility>

namespace clipscope::ui {
namespace {

// A mirror that has never answered is most likely down, or the network is.
constexpr int kAttemptsUnanswered = 2;
constexpr double kLongestGrowth = 15;
// Enough to tell a web page, even after some white space.
constexpr std::int64_t kBeginning = 64;

constexpr const char* kClosedEarly = "closed the connection too early";

constexpr int kWhole = 200;
constexpr int kPart = 206;
constexpr int kUnsatisfiable = 416;

std::string bytesText(std::int64_t bytes)
{
    return std::to_string(bytes) + " bytes";
}

/// The whole file will follow: what is there is of no use, and the next try comes at once.
Trouble askAnew(const std::string& words)
{
    return {.verdict = Verdict::Temporary, .words = words, .waitSeconds = 0};
}

Trouble webPage()
{
    return {Verdict::Permanent, "sent a web page, perhaps the log-in page of this network", {}};
}

}  // namespace

MirrorFetch::MirrorFetch(const Common& common, std::string url)
    : m_download(common.download)
    , m_options(common.options)
    , m_part(common.part)
    , m_manager(common.manager)
    , m_waiter(common.waiter)
    , m_url(std::move(url))
    , m_address(QUrl(QString::fromStdString(m_url)))
    , m_othersBytes(common.part.size() > 0)
{
}

Statement MirrorFetch::run()
{
    if (const std::string reason = whyNotAllowed(m_address); !reason.empty())
        throw Trouble{Verdict::Permanent, reason, {}};
    // A program that was stopped after the last byte has left nothing to ask for.
    if (m_part.size() > 0 && m_part.size() == m_download.bytes && !m_download.sha256.empty())
        return {};
    int fruitless = 0;
    while (true) {
        const std::int64_t before = m_part.size();
        const int restarts = m_restarts;
        Trouble trouble;
        try {
            if (attempt())
                return m_stated;
            trouble.words = kClosedEarly;  // Qt does not always call it an error
        } catch (const Trouble& caught) {
            trouble = caught;
        }
        if (trouble.verdict != Verdict::Temporary)
            throw Trouble{trouble};
        const bool progressed = restarts == m_restarts && m_part.size() > before;
        fruitless = progressed ? 0 : fruitless + 1;
        const int limit =
            m_answered ? m_options.attempts : std::min(m_options.attempts, kAttemptsUnanswered);
        if (fruitless >= limit || m_restarts > m_options.attempts)
            throw Trouble{trouble};
        pauseAfter(trouble, fruitless);
    }
}

void MirrorFetch::pauseAfter(const Trouble& trouble, int fruitless)
{
    const double growth = std::min(kLongestGrowth, std::pow(2.0, std::max(0, fruitless - 1)));
    const double seconds = trouble.waitSeconds.value_or(m_options.pauseSeconds * growth);
    if (seconds > m_options.longestPauseSeconds)
        throw Trouble{
            Verdict::Temporary,
            trouble.words + ", asks to wait for " + std::to_string(std::llround(seconds)) + " s",
            {}};
    m_waiter.pause(std::chrono::duration<double>(seconds));
}

bool MirrorFetch::mayContinue() const
{
    if (m_part.size() == 0 || (m_download.bytes > 0 && m_part.size() > m_download.bytes))
        return false;
    // Either the server compares the tag, or the checksum tells in the end.
    return !m_download.sha256.empty() || request().hasRawHeader("If-Range");
}

QNetworkRequest MirrorFetch::request() const
{
    QNetworkRequest request(m_address);
    request.setHeader(
        QNetworkRequest::UserAgentHeader, QStringLiteral("clipscope/%1").arg(kVersion));
    // Else Qt asks for compressed bytes, and positions in the file mean nothing.
    request.setRawHeader("Accept-Encoding", "identity");
    for (const auto attribute :
         {QNetworkRequest::CookieLoadControlAttribute,
          QNetworkRequest::CookieSaveControlAttribute,
          QNetworkRequest::AuthenticationReuseAttribute})
        request.setAttribute(attribute, QNetworkRequest::Manual);
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    // A single stream gains nothing from HTTP/2.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (m_part.size() == 0)
        return request;
    request.setRawHeader("Range", "bytes=" + QByteArray::number(qint64{m_part.size()}) + "-");
    const Origin& origin = m_part.origin();
    const QByteArray etag = QByteArray::fromStdString(origin.etag);
    if (origin.url != m_url)
        return request;
    if (isStrongTag(etag))
        request.setRawHeader("If-Range", etag);
    else if (!origin.lastModified.empty())
        request.setRawHeader("If-Range", QByteArray::fromStdString(origin.lastModified));
    return request;
}

bool MirrorFetch::attempt()
{
    if (m_part.size() > 0 && !mayContinue())
        startOver();
    m_waiter.report("downloading", m_part.size(), std::max(m_total, m_download.bytes));
    const FinalAnswer asked = askFollowingRedirects(
        m_manager, request(), m_waiter, std::chrono::duration<double>(m_options.stallSeconds));
    m_answered = true;
    m_stated = asked.stated;
    try {
        return take(*asked.answer);
    } catch (Trouble& trouble) {
        nameHost(trouble, m_address, asked.address);
        throw;
    }
}

bool MirrorFetch::take(HttpAnswer& answer)
{
    const int status = answer.status();
    if (status == kUnsatisfiable && m_part.size() > 0)
        return confirmComplete(answer);
    if (status != kWhole && status != kPart)
        throw statusTrouble(
            status, readRetryAfter(answer.field("Retry-After"), QDateTime::currentDateTimeUtc()));
    const QByteArray coding = answer.field("Content-Encoding").trimmed().toLower();
    if (!coding.isEmpty() && coding != "identity")
        throw Trouble{Verdict::Permanent, "sent the file compressed, unasked", {}};
    if (!m_stated.sha256.empty() && !m_stated.sha256.starts_with(m_download.sha256))
        throw Trouble{Verdict::Permanent, "has another file (SHA-256 " + m_stated.sha256 + ")", {}};
    if (status == kPart) {
        acceptRest(answer);
        return receive(answer, m_part.size());
    }
    acceptSize(answer.contentLength());
    return receive(answer, 0);
}

bool MirrorFetch::confirmComplete(const HttpAnswer& answer)
{
    const auto range = readContentRange(answer.field("Content-Range"));
    const std::int64_t known = knownTotal();
    const std::int64_t total = range && range->total > 0 ? range->total : known;
    if (m_part.size() == total && (known == 0 || known == total)) {
        acceptSize(total);
        return true;
    }
    startOver();
    throw askAnew(statusTrouble(kUnsatisfiable, {}).words);
}

std::int64_t MirrorFetch::knownTotal() const
{
    return m_part.origin().url == m_url ? m_part.origin().total : 0;
}

void MirrorFetch::acceptRest(const HttpAnswer& answer)
{
    if (m_part.size() == 0)
        throw Trouble{Verdict::Permanent, "sent a part when asked for the whole file", {}};
    const auto range = readContentRange(answer.field("Content-Range"));
    const Origin& origin = m_part.origin();
    const std::string etag = answer.field("ETag").trimmed().toStdString();
    const bool isSameFile =
        origin.url != m_url || origin.etag.empty() || etag.empty() || etag == origin.etag;
    const bool isSameSize =
        !range || origin.total == 0 || range->total == 0 || range->total == origin.total;
    if (!range || range->first != m_part.size() || !isSameFile || !isSameSize) {
        startOver();
        throw askAnew("did not continue where it was asked to");
    }
    acceptSize(range->total > 0 ? range->total : knownTotal());
}

void MirrorFetch::acceptSize(std::int64_t total)
{
    const std::int64_t expected = m_download.bytes > 0 ? m_download.bytes : m_stated.bytes;
    if (total > 0 && expected > 0 && total != expected)
        throw Trouble{
            Verdict::Permanent,
            "has a file of " + bytesText(total) + " instead of " + bytesText(expected),
            {}};
    m_total = total > 0 ? total : expected;
    if (m_total > m_options.largestBytes)
        throw Trouble{
            Verdict::Permanent,
            "has a file of " + bytesText(m_total) + ", which is too large for a model",
            {}};
}

Origin MirrorFetch::originOf(const HttpAnswer& answer) const
{
    Origin origin{
        .url = m_url,
        .etag = answer.field("ETag").trimmed().toStdString(),
        .lastModified = answer.field("Last-Modified").trimmed().toStdString(),
        .total = m_total};
    // An answer with a part may leave out what the first one has said.
    if (answer.status() == kPart && m_part.origin().url == m_url) {
        if (origin.etag.empty())
            origin.etag = m_part.origin().etag;
        if (origin.lastModified.empty())
            origin.lastModified = m_part.origin().lastModified;
    }
    return origin;
}

bool MirrorFetch::receive(HttpAnswer& answer, std::int64_t from)
{
    QByteArray block = answer.read();
    if (block.isEmpty() && m_total == 0)
        throw Trouble{Verdict::Permanent, "sent an empty file", {}};
    if (block.isEmpty())
        return false;
    // Before anything that is there is given up for a log-in page.
    if (from == 0 && looksLikeWebPage(block))
        throw webPage();
    m_part.reserve(m_total - m_part.size());
    if (from == 0 && m_part.size() > 0)
        startOver();
    m_part.remember(originOf(answer));
    QByteArray beginning;
    while (!block.isEmpty()) {
        append(block);
        if (from == 0 && beginning.size() < kBeginning) {
            beginning += block.left(kBeginning);
            if (looksLikeWebPage(beginning)) {
                startOver();
                throw webPage();
            }
        }
        block = answer.read();
    }
    return m_total == 0 || m_part.size() == m_total;
}

void MirrorFetch::append(const QByteArray& block)
{
    const std::int64_t limit = m_total > 0 ? m_total : m_options.largestBytes;
    if (m_part.size() + block.size() > limit) {
        startOver();
        throw Trouble{
            Verdict::WrongBytes, "sent more than the " + bytesText(limit) + " of the file", {}};
    }
    m_part.append(std::as_bytes(std::span(block.data(), static_cast<std::size_t>(block.size()))));
    m_waiter.report("downloading", m_part.size(), m_total);
}

void MirrorFetch::startOver()
{
    m_part.startOver();
    m_othersBytes = false;
    ++m_restarts;
}

}  // namespace clipscope::ui
