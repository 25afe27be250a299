// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/fetch/waiter.h"

#include <QByteArray>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <chrono>
#include <cstdint>
#include <memory>

class QNetworkAccessManager;

namespace clipscope::ui {

/// One request and the answer to it, read by a thread that waits. Every wait may throw Cancelled,
/// or Trouble if the connection drops or stalls.
class HttpAnswer {
public:
    /// Sends the request and returns when the head of the answer is there. A server that sends
    /// nothing for `stall` counts as gone.
    HttpAnswer(
        QNetworkAccessManager& manager,
        const QNetworkRequest& request,
        Waiter& waiter,
        std::chrono::duration<double> stall);
    ~HttpAnswer();
    HttpAnswer(const HttpAnswer&) = delete;
    HttpAnswer& operator=(const HttpAnswer&) = delete;

    [[nodiscard]] int status() const;
    [[nodiscard]] QByteArray field(const char* name) const { return m_reply->rawHeader(name); }
    /// Content-Length; 0 if there is none.
    [[nodiscard]] std::int64_t contentLength() const;

    /// The next bytes of the body; empty at its end.
    [[nodiscard]] QByteArray read();

private:
    void waitForMore();

    std::unique_ptr<QNetworkReply> m_reply;
    Waiter& m_waiter;
    std::chrono::duration<double> m_stall;
    std::chrono::steady_clock::time_point m_lastSign;
};

}  // namespace clipscope::ui
