// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/recovery.h"

#include "ui/raster/convert.h"
#include "ui/state/session_job.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr int kDaysKept = 14;

QString lockOf(const QString& session)
{
    return session + QStringLiteral(".lock");
}

std::unique_ptr<QLockFile> tryToLock(const QString& session)
{
    auto lock = std::make_unique<QLockFile>(lockOf(session));
    lock->setStaleLockTime(0);  // only the end of its program makes a lock stale
    return lock->tryLock(0) ? std::move(lock) : nullptr;
}

}  // namespace

Recovery::Recovery(const Parts& parts, const QString& folder, Pace pace)
    : m_document(parts.document)
    , m_keeper(parts.keeper)
    , m_undo(parts.undo)
    , m_folder(folder)
    , m_pace(pace)
    , m_files(std::make_unique<FileLane>())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Recovery::write);
    connect(&m_document, &Document::changed, this, &Recovery::onChanged);
    if (folder.isEmpty() || !QDir().mkpath(folder))
        return;
    // A second one in this program, as in tests, is another one, too.
    for (int number = 0; number < 100 && !m_lock; ++number) {
        m_path = QStringLiteral("%1/%2-%3.clipscope")
                     .arg(folder)
                     .arg(QCoreApplication::applicationPid())
                     .arg(number);
        m_lock = QFileInfo::exists(m_path) ? nullptr : tryToLock(m_path);
    }
    if (!m_lock)
        m_path.clear();
}

Recovery::Recovery(const Parts& parts, const QString& folder) : Recovery(parts, folder, Pace()) {}

Recovery::~Recovery()
{
    m_files.reset();  // what it is writing is finished first
    if (!m_path.isEmpty())
        QFile::remove(m_path);
    if (!m_found.isEmpty())
        QFile::remove(m_found);
}

void Recovery::offer()
{
    const QDateTime oldest = QDateTime::currentDateTime().addDays(-kDaysKept);
    const QFileInfoList files =
        QDir(m_folder).entryInfoList({QStringLiteral("*.clipscope")}, QDir::Files, QDir::Time);
    for (const QFileInfo& file : files) {
        const QString path = file.absoluteFilePath();
        if (path == QFileInfo(m_path).absoluteFilePath())
            continue;
        auto lock = tryToLock(path);
        if (!lock)
            continue;  // its program is running
        if (file.lastModified() < oldest) {
            QFile::remove(path);
            continue;
        }
        m_found = path;
        m_foundLock = std::move(lock);
        const QString when = QLocale().toString(file.lastModified(), QLocale::ShortFormat);
        Q_EMIT noticed(
            {Notice::Kind::Information,
             tr("Clipscope did not end properly. Your work of %1 can be restored.").arg(when),
             Remedy::Restore});
        return;
    }
}

QString Recovery::userFolder()
{
    // Qt 6.4 has no StateLocation.
    const QString given = qEnvironmentVariable("XDG_STATE_HOME");
    const QString state = QDir::isAbsolutePath(given) ? given : QDir::homePath() + "/.local/state";
    return state + QStringLiteral("/clipscope/recovery");
}

void Recovery::onChanged(Changes changes)
{
    if (m_path.isEmpty() || m_timer.isActive() || !(changes & ~Changes(Change::ChannelCount)))
        return;
    const qint64 since = m_sinceWritten.isValid() ? m_sinceWritten.elapsed() : m_pace.least;
    const qint64 wait = std::clamp<qint64>(m_pace.least - since, 0, m_pace.least);
    m_timer.start(std::max(m_pace.rest, static_cast<int>(wait)));
}

void Recovery::write()
{
    if (!m_document.picture() || m_undo.stack().count() == 0)
        return;  // nothing has been done that could be lost
    m_sinceWritten.start();
    m_files->run(
        "recovery",
        [file = toPath(m_path), job = m_keeper.job(SessionKeeper::Maps::Without)] {
            writeJob(file, job, SessionJob::Pictures::Referred);
        },
        [this](const std::optional<Failure>& failure) {
            if (!failure)
                Q_EMIT written(m_path);
        });
}

}  // namespace clipscope::ui
