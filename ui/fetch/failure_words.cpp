// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fetch/failure_words.h"

#include <QString>

namespace clipscope::ui {
namespace {

std::string statusWords(int status)
{
    switch (status) {
    case 401:
    case 403:
        return "refused access";
    case 404:
        return "not found";
    case 407:
        return "the proxy wants a user name and a password";
    case 408:
        return "did not wait for the request";
    case 410:
        return "no longer there";
    case 416:
        return "cannot send the rest of the file";
    case 429:
        return "too many requests";
    case 451:
        return "not available for legal reasons";
    case 503:
        return "overloaded or under maintenance";
    default:
        return status >= 500 ? "a fault of the server" : "an unexpected answer";
    }
}

bool isTemporary(int status)
{
    return status == 408 || status == 425 || status == 429 || status >= 500;
}

}  // namespace

std::string hostText(const QUrl& address)
{
    const QString host = address.host();
    if (host.isEmpty())
        return QStringLiteral("'%1'").arg(address.toString()).toStdString();
    const QString port = address.port() < 0 ? QString() : QStringLiteral(":%1").arg(address.port());
    return (host + port).toStdString();
}

Trouble statusTrouble(int status, std::optional<double> waitSeconds)
{
    return {
        .verdict = isTemporary(status) ? Verdict::Temporary : Verdict::Permanent,
        .words = statusWords(status) + " (" + std::to_string(status) + ")",
        .waitSeconds = waitSeconds};
}

Trouble networkTrouble(QNetworkReply::NetworkError error, const QString& details)
{
    const auto temporary = [](const std::string& words) {
        return Trouble{Verdict::Temporary, words, {}};
    };
    const auto permanent = [](const std::string& words) {
        return Trouble{Verdict::Permanent, words, {}};
    };
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return temporary("the server was not found");
    case QNetworkReply::ConnectionRefusedError:
        return temporary("refused the connection");
    case QNetworkReply::RemoteHostClosedError:
        return temporary("closed the connection too early");
    case QNetworkReply::TimeoutError:
        return temporary("did not answer in time");
    case QNetworkReply::SslHandshakeFailedError:
        return permanent("no safe connection (" + details.toStdString() + ")");
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return temporary("the proxy cannot be reached");
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return permanent("the proxy wants a user name and a password");
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return permanent("answered something that is not HTTP");
    default:
        return temporary("the connection failed (" + details.toStdString() + ")");
    }
}

void nameHost(Trouble& trouble, const QUrl& mirror, const QUrl& address)
{
    if (address.host() != mirror.host())
        trouble.words += " at " + hostText(address);
}

}  // namespace clipscope::ui
