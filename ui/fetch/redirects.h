// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/fetch/http_answer.h"

#include <QNetworkRequest>
#include <QUrl>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace clipscope::ui {

/// What a server says about a file before it sends the reader elsewhere to get it.
struct Statement {
    std::string sha256;      ///< 64 hexadecimal digits; empty if it says nothing
    std::int64_t bytes = 0;  ///< 0 if it says nothing
};

/// The answer at the end of a chain of redirects.
struct FinalAnswer {
    std::unique_ptr<HttpAnswer> answer;
    QUrl address;  ///< that gave it
    Statement stated;
};

/// Sends `request` and follows redirects, every time with the same header fields. Qt could do it,
/// but then the fields of the answers on the way are lost.
/// Throws Trouble, also for a redirect that must not be followed, and Cancelled.
[[nodiscard]] FinalAnswer askFollowingRedirects(
    QNetworkAccessManager& manager,
    QNetworkRequest request,
    Waiter& waiter,
    std::chrono::duration<double> stall);

}  // namespace clipscope::ui
