// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fetch/system_proxies.h"

#include <QString>

namespace clipscope::ui {

std::string proxyText(const QUrl& address)
{
    const QList<QNetworkProxy> proxies =
        QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(address));
    if (proxies.isEmpty() || proxies.front().hostName().isEmpty())
        return {};
    return QStringLiteral(" (through the proxy %1:%2)")
        .arg(proxies.front().hostName())
        .arg(proxies.front().port())
        .toStdString();
}

}  // namespace clipscope::ui
