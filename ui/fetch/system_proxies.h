// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkProxyFactory>
#include <QUrl>

#include <string>

namespace clipscope::ui {

/// The system's proxy settings, for some connections only: Qt's own switch is for the whole
/// program.
class SystemProxies final : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        return systemProxyForQuery(query);
    }
};

/// " (through the proxy 127.0.0.1:3128)" if requests to `address` go through one, else nothing.
[[nodiscard]] std::string proxyText(const QUrl& address);

}  // namespace clipscope::ui
