// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fetch/http_fields.h"

#include "ui/fetch/trouble.h"

#include <QLocale>
#include <QRegularExpression>
#include <QString>
#include <QTimeZone>

#include <algorithm>

namespace clipscope::ui {

std::optional<ContentRange> readContentRange(const QByteArray& value)
{
    static const QRegularExpression kSatisfied(R"(^bytes\s+(\d{1,18})-\d{1,18}/(\d{1,18}|\*)$)");
    static const QRegularExpression kUnsatisfied(R"(^bytes\s+\*/(\d{1,18})$)");
    const QString text = QString::fromLatin1(value.trimmed()).toLower();
    if (const auto match = kSatisfied.match(text); match.hasMatch())
        return ContentRange{
            .first = match.captured(1).toLongLong(), .total = match.captured(2).toLongLong()};
    if (const auto match = kUnsatisfied.match(text); match.hasMatch())
        return ContentRange{.first = std::nullopt, .total = match.captured(1).toLongLong()};
    return std::nullopt;
}

std::optional<double> readRetryAfter(const QByteArray& value, const QDateTime& now)
{
    bool isNumber = false;
    const double seconds = value.trimmed().toUInt(&isNumber);
    if (isNumber)
        return seconds;
    QDateTime date = QLocale::c().toDateTime(
        QString::fromLatin1(value.trimmed()), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return std::max(0.0, static_cast<double>(now.msecsTo(date)) / 1000.0);
}

std::string readLinkedSha256(const QByteArray& value)
{
    static const QRegularExpression kDigits("^\"?([0-9a-f]{64})\"?$");
    const auto match = kDigits.match(QString::fromLatin1(value.trimmed()).toLower());
    return match.hasMatch() ? match.captured(1).toStdString() : std::string();
}

bool isStrongTag(const QByteArray& etag)
{
    return etag.size() >= 2 && etag.startsWith('"') && etag.endsWith('"');
}

std::string whyNotAllowed(const QUrl& address)
{
    if (!address.isValid() || address.host().isEmpty() ||
        (address.scheme() != "https" && address.scheme() != "http"))
        return "only complete http and https addresses can be downloaded";
    if (!address.userInfo().isEmpty())
        return "addresses with a user name or a password are not supported";
    return {};
}

QUrl redirectTarget(const QUrl& from, const QByteArray& location)
{
    QUrl target = from.resolved(QUrl::fromEncoded(location.trimmed()));
    if (location.trimmed().isEmpty() || !whyNotAllowed(target).empty())
        throw Trouble{Verdict::Permanent, "redirects to an address that cannot be downloaded", {}};
    if (from.scheme() == "https" && target.scheme() != "https")
        throw Trouble{Verdict::Permanent, "redirects from https to http, which is not safe", {}};
    return target;
}

bool looksLikeWebPage(QByteArrayView beginning)
{
    if (beginning.startsWith("\xEF\xBB\xBF"))  // the byte order mark of UTF-8
        beginning = beginning.sliced(3);
    const QByteArray text = beginning.trimmed().toByteArray().left(16).toLower();
    return text.startsWith("<!doc") || text.startsWith("<html");
}

}  // namespace clipscope::ui
