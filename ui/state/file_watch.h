// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/document.h"
#include "ui/state/opener.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace clipscope::ui {

/// Reads the picture again when its file changes, if that is wished. Programs write files in
/// pieces, or replace them: it waits until the file has been quiet for a moment.
class FileWatch final : public QObject {
    Q_OBJECT
public:
    FileWatch(const Document& document, Opener& opener, QObject* parent = nullptr);

    void setEnabled(bool enabled);
    [[nodiscard]] bool isEnabled() const { return m_enabled; }
    /// True if the picture comes from a file.
    [[nodiscard]] bool canReload() const;
    void reload();

private:
    void follow();

    const Document& m_document;
    Opener& m_opener;
    QFileSystemWatcher m_watcher;
    QTimer m_quiet;
    bool m_enabled = false;
};

}  // namespace clipscope::ui
