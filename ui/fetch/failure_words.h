// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/fetch/trouble.h"

#include <QNetworkReply>
#include <QUrl>

#include <optional>
#include <string>

namespace clipscope::ui {

/// How people call the server of an address: "huggingface.co", "127.0.0.1:8080".
[[nodiscard]] std::string hostText(const QUrl& address);

/// What an HTTP status other than success means. `waitSeconds`: what the server's Retry-After said.
[[nodiscard]] Trouble statusTrouble(int status, std::optional<double> waitSeconds);

/// What a failure below HTTP means; `details` are Qt's words.
[[nodiscard]] Trouble networkTrouble(QNetworkReply::NetworkError error, const QString& details);

/// Says at which server it happened, if a redirect has led from `mirror` to another.
void nameHost(Trouble& trouble, const QUrl& mirror, const QUrl& address);

}  // namespace clipscope::ui
