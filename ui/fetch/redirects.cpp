// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fetch/redirects.h"

#include "ui/fetch/failure_words.h"
#include "ui/fetch/http_fields.h"
#include "ui/fetch/trouble.h"

#include <algorithm>
#include <array>

namespace clipscope::ui {
namespace {

constexpr int kMostRedirects = 10;

bool isRedirect(int status)
{
    constexpr std::array kRedirects{301, 302, 303, 307, 308};
    return std::ranges::find(kRedirects, status) != kRedirects.end();
}

/// The first server of a chain that states something is believed.
void listen(const HttpAnswer& answer, Statement& stated)
{
    const std::string sha256 = readLinkedSha256(answer.field("X-Linked-Etag"));
    if (!stated.sha256.empty() || sha256.empty())
        return;
    stated.sha256 = sha256;
    stated.bytes = std::max(qint64{0}, answer.field("X-Linked-Size").trimmed().toLongLong());
}

}  // namespace

FinalAnswer askFollowingRedirects(
    QNetworkAccessManager& manager,
    QNetworkRequest request,
    Waiter& waiter,
    std::chrono::duration<double> stall)
{
    const QUrl mirror = request.url();
    Statement stated;
    try {
        for (int redirects = 0; redirects <= kMostRedirects; ++redirects) {
            auto answer = std::make_unique<HttpAnswer>(manager, request, waiter, stall);
            if (!isRedirect(answer->status()))
                return {.answer = std::move(answer), .address = request.url(), .stated = stated};
            listen(*answer, stated);
            request.setUrl(redirectTarget(request.url(), answer->field("Location")));
        }
        throw Trouble{Verdict::Permanent, "redirects without end", {}};
    } catch (Trouble& trouble) {
        nameHost(trouble, mirror, request.url());
        throw;
    }
}

}  // namespace clipscope::ui
