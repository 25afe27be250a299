// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDesktopServices>
#include <QObject>
#include <QString>
#include <QUrl>

namespace clipscope::test {

/// Takes the place of the file manager.
class FolderOpener final : public QObject {
    Q_OBJECT
public:
    FolderOpener() { QDesktopServices::setUrlHandler("file", this, "open"); }
    ~FolderOpener() override { QDesktopServices::unsetUrlHandler("file"); }

    QString opened;  ///< the last folder; empty: none

public Q_SLOTS:
    void open(const QUrl& url) { opened = url.toLocalFile(); }
};

}  // namespace clipscope::test
