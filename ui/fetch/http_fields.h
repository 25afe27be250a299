// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <QUrl>

#include <cstdint>
#include <optional>
#include <string>

namespace clipscope::ui {

/// The Content-Range of an answer (RFC 9110, section 14.4).
struct ContentRange {
    /// Offset of the first byte that follows; none where the range could not be satisfied.
    std::optional<std::int64_t> first;
    std::int64_t total = 0;  ///< bytes of the whole file; 0 if the server does not know
};
/// Nothing if `value` is not one in bytes.
[[nodiscard]] std::optional<ContentRange> readContentRange(const QByteArray& value);

/// Seconds from `now` that a Retry-After asks for, given as a number or as a date (RFC 9110,
/// section 10.2.3); never negative. Nothing if it is neither.
[[nodiscard]] std::optional<double> readRetryAfter(const QByteArray& value, const QDateTime& now);

/// The 64 lower-case hexadecimal digits of an X-Linked-Etag; empty if it holds anything else, as it
/// does for small files, whose tags are not SHA-256.
[[nodiscard]] std::string readLinkedSha256(const QByteArray& value);

/// True for a tag that promises equal bytes: quoted and not marked weak.
[[nodiscard]] bool isStrongTag(const QByteArray& etag);

/// Nothing if clipscope may ask for `address`, otherwise why not, in words.
[[nodiscard]] std::string whyNotAllowed(const QUrl& address);

/// Where a redirect from `from` leads. Throws Trouble if it must not be followed: nowhere, to
/// another protocol, or from https to http.
[[nodiscard]] QUrl redirectTarget(const QUrl& from, const QByteArray& location);

/// True if a file that begins like this is a web page: what log-in pages of networks and servers
/// with many words for "not found" send in place of the file. 16 bytes after white space are
/// enough.
[[nodiscard]] bool looksLikeWebPage(QByteArrayView beginning);

}  // namespace clipscope::ui
