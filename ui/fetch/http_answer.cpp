// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fetch/http_answer.h"

#include "ui/fetch/failure_words.h"
#include "ui/fetch/system_proxies.h"
#include "ui/fetch/trouble.h"

#include <QNetworkAccessManager>

#include <cmath>

namespace clipscope::ui {
namespace {

// How far the network may run ahead of the disk.
constexpr qint64 kBuffer = qint64{4} << 20;
constexpr qint64 kBlock = qint64{1} << 20;

bool hasHead(const QNetworkReply& reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
}

}  // namespace

HttpAnswer::HttpAnswer(
    QNetworkAccessManager& manager,
    const QNetworkRequest& request,
    Waiter& waiter,
    std::chrono::duration<double> stall)
    : m_reply(manager.get(request))
    , m_waiter(waiter)
    , m_stall(stall)
    , m_lastSign(std::chrono::steady_clock::now())
{
    m_reply->setReadBufferSize(kBuffer);
    QEventLoop* loop = &waiter.loop();
    QObject::connect(m_reply.get(), &QNetworkReply::metaDataChanged, loop, &QEventLoop::quit);
    QObject::connect(m_reply.get(), &QNetworkReply::readyRead, loop, &QEventLoop::quit);
    QObject::connect(m_reply.get(), &QNetworkReply::finished, loop, &QEventLoop::quit);
    try {
        while (!hasHead(*m_reply)) {
            if (m_reply->isFinished())
                throw networkTrouble(m_reply->error(), m_reply->errorString());
            waitForMore();
        }
    } catch (Trouble& trouble) {
        trouble.words += proxyText(request.url());
        throw;
    }
    m_lastSign = std::chrono::steady_clock::now();
}

HttpAnswer::~HttpAnswer() = default;

int HttpAnswer::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

std::int64_t HttpAnswer::contentLength() const
{
    return std::max(qint64{0}, field("Content-Length").trimmed().toLongLong());
}

QByteArray HttpAnswer::read()
{
    while (m_reply->bytesAvailable() == 0) {
        if (m_reply->isFinished()) {
            if (m_reply->error() != QNetworkReply::NoError)
                throw networkTrouble(m_reply->error(), m_reply->errorString());
            return {};
        }
        waitForMore();
    }
    m_lastSign = std::chrono::steady_clock::now();
    return m_reply->read(kBlock);
}

void HttpAnswer::waitForMore()
{
    m_waiter.wait();
    if (std::chrono::steady_clock::now() - m_lastSign < m_stall || m_reply->isFinished() ||
        m_reply->bytesAvailable() > 0)
        return;
    throw Trouble{
        Verdict::Temporary,
        "sent nothing for " + std::to_string(std::lround(std::ceil(m_stall.count()))) + " s",
        {}};
}

}  // namespace clipscope::ui
