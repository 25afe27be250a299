// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/file_lane.h"
#include "ui/state/document.h"
#include "ui/state/notice.h"
#include "ui/state/session_keeper.h"
#include "ui/state/undo_log.h"

#include <QElapsedTimer>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace clipscope::ui {

/// Keeps what the document holds in a file that only a clean end removes, so that the next start
/// can offer what a crash has left. Every running program has a file and a lock of its own: a lock
/// whose program is gone tells a crash from a second window.
class Recovery final : public QObject {
    Q_OBJECT
public:
    /// Milliseconds.
    struct Pace {
        int rest = 2000;     ///< from a change to the file, so that a burst is one
        int least = 10'000;  ///< between two files
    };

    struct Parts {
        Document& document;
        const SessionKeeper& keeper;
        UndoLog& undo;
    };

    /// `folder`: made if missing; if that fails nothing is kept.
    Recovery(const Parts& parts, const QString& folder, Pace pace);
    Recovery(const Parts& parts, const QString& folder);
    /// The clean end: our files go, and what was offered.
    ~Recovery() override;

    /// Tells in `noticed` that a crash has left something, with Remedy::Restore.
    void offer();
    /// The file that was offered; empty: none.
    [[nodiscard]] QString found() const { return m_found; }
    /// In $XDG_STATE_HOME.
    [[nodiscard]] static QString userFolder();

Q_SIGNALS:
    void written(const QString& path);
    void noticed(const clipscope::ui::Notice& notice);

private:
    void onChanged(Changes changes);
    void write();

    Document& m_document;
    const SessionKeeper& m_keeper;
    UndoLog& m_undo;
    QString m_folder;
    Pace m_pace;
    QString m_path;  // ours; empty: nothing is kept
    QString m_found;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<QLockFile> m_foundLock;
    QTimer m_timer;
    QElapsedTimer m_sinceWritten;
    std::unique_ptr<FileLane> m_files;
};

}  // namespace clipscope::ui
