// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/downloader.h"

#include <cstdint>

namespace clipscope::ui {

/// How patient a download is. The defaults suit people; tests are in more of a hurry.
struct DownloaderOptions {
    /// A connection without a byte for this long counts as dropped.
    double stallSeconds = 30;
    /// Tries of one mirror in a row that bring nothing new. A mirror that has never answered gets
    /// two at most.
    int attempts = 5;
    /// Before the second try; doubles from try to try, up to 15 times as long.
    double pauseSeconds = 1;
    /// A server that asks for a longer pause (Retry-After) is left for the next mirror.
    double longestPauseSeconds = 60;
    /// Larger files are refused, as are streams of unknown length that grow beyond.
    std::int64_t largestBytes = std::int64_t{64} << 30;
};

/// Makes downloaders for http and https that use Qt's network library.
///
/// - A downloader may be made and used on any thread that runs no event loop of its own. Without a
///   QCoreApplication (the command line) it makes one, which is possible on the main thread only.
/// - What has arrived is described in `partial` + ".json" (address, ETag, Last-Modified, size), so
///   that a later call continues with Range and If-Range; both are removed when the bytes turn out
///   wrong, the description also when the file is complete.
/// - Redirects are followed, up to ten, but never from https to http. The checksum and size that
///   huggingface.co states on a redirect (X-Linked-Etag, X-Linked-Size) verify files for which
///   nobody published a whole one.
/// - The system's proxy settings hold: http_proxy, https_proxy, no_proxy, or the desktop's.
/// - An answer without a length counts as complete when its connection ends, since Qt does not tell
///   an end from a break there; `bytes` or `sha256` of the Download settle it.
/// - There is no way to send a user name, a password or a token.
[[nodiscard]] DownloaderFactory qtDownloader(const DownloaderOptions& options = {});

}  // namespace clipscope::ui
