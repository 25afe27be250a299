// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/fetch/http_fields.h"
#include "ui/fetch/partial_file.h"
#include "ui/fetch/qt_downloader.h"
#include "ui/fetch/redirects.h"
#include "ui/fetch/trouble.h"
#include "ui/fetch/waiter.h"

#include <QNetworkRequest>
#include <QUrl>

#include <cstdint>
#include <string>

class QNetworkAccessManager;

namespace clipscope::ui {

/// Brings one file from one mirror, over as many connections as it takes.
class MirrorFetch {
public:
    /// What all mirrors of a download share.
    struct Common {
        const Download& download;
        const DownloaderOptions& options;
        PartialFile& part;
        QNetworkAccessManager& manager;
        Waiter& waiter;
    };

    MirrorFetch(const Common& common, std::string url);

    /// Returns once all bytes are there, with what the server stated about them; whether they are
    /// the right ones is for the caller to check. Throws Trouble once this mirror is given up,
    /// Cancelled, or Error(WriteFailed).
    [[nodiscard]] Statement run();

    /// True if run() went on from bytes that it had not brought itself.
    [[nodiscard]] bool continuedOthersBytes() const { return m_othersBytes; }

private:
    [[nodiscard]] bool mayContinue() const;
    [[nodiscard]] QNetworkRequest request() const;
    /// One connection. True if the file is complete.
    bool attempt();
    /// Judges the head of an answer against what is there, and receives its body. The same result.
    bool take(HttpAnswer& answer);
    /// True if "there is nothing beyond" means that all is here.
    bool confirmComplete(const HttpAnswer& answer);
    void acceptRest(const HttpAnswer& answer);
    /// `total` as the server says, 0 if it does not; sets m_total.
    void acceptSize(std::int64_t total);
    /// `from`: position of the body in the file.
    bool receive(HttpAnswer& answer, std::int64_t from);
    void append(const QByteArray& block);
    /// What the origin of the bytes says about the size; 0 if they came from elsewhere.
    [[nodiscard]] std::int64_t knownTotal() const;
    [[nodiscard]] Origin originOf(const HttpAnswer& answer) const;
    void startOver();
    void pauseAfter(const Trouble& trouble, int fruitless);

    const Download& m_download;
    const DownloaderOptions& m_options;
    PartialFile& m_part;
    QNetworkAccessManager& m_manager;
    Waiter& m_waiter;
    std::string m_url;
    QUrl m_address;
    Statement m_stated;
    std::int64_t m_total = 0;  // 0 while unknown
    int m_restarts = 0;
    bool m_answered = false;
    bool m_othersBytes = false;
};

}  // namespace clipscope::ui
