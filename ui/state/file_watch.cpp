// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/file_watch.h"

#include <QFileInfo>

namespace clipscope::ui {
namespace {

constexpr int kQuietMs = 300;

}  // namespace

FileWatch::FileWatch(const Document& document, Opener& opener, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_opener(opener)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kQuietMs);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        if (canReload() && QFileInfo::exists(m_document.picture()->path))
            reload();
    });
    // A file that is replaced is watched through its folder.
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_quiet.start(); });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        const QString path = canReload() ? m_document.picture()->path : QString();
        if (!path.isEmpty() && !m_watcher.files().contains(path) && m_watcher.addPath(path))
            m_quiet.start();
    });
    connect(&document, &Document::changed, this, [this](Changes changes) {
        if (changes.testFlag(Change::Picture))
            follow();
    });
}

void FileWatch::setEnabled(bool enabled)
{
    m_enabled = enabled;
    follow();
}

bool FileWatch::canReload() const
{
    return m_document.picture() && !m_document.picture()->path.isEmpty();
}

void FileWatch::reload()
{
    if (canReload())
        m_opener.openPicture(m_document.picture()->path);
}

void FileWatch::follow()
{
    m_quiet.stop();
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    if (!m_enabled || !canReload())
        return;
    const QString& path = m_document.picture()->path;
    m_watcher.addPath(path);
    m_watcher.addPath(QFileInfo(path).absolutePath());
}

}  // namespace clipscope::ui
