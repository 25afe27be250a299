// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/checksum_lane.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "ui/raster/convert.h"

#include <QFile>
#include <QFileInfo>
#include <QMetaObject>

#include <algorithm>
#include <span>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr qint64 kChunk = qint64{4} << 20;  // bytes between two looks at the stop token

/// Tells contents of a file apart as far as that goes without reading it.
QString versionOf(const QFileInfo& file)
{
    return QStringLiteral("%1|%2|%3")
        .arg(file.absoluteFilePath())
        .arg(file.size())
        .arg(file.lastModified().toMSecsSinceEpoch());
}

/// Throws Error(Unreadable), or Cancelled between two chunks.
template <typename Report>
QString sha256Of(const QString& path, const std::stop_token& stop, const Report& report)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw Error(
            ErrorCode::Unreadable,
            "cannot read " + path.toStdString() + ": " + file.errorString().toStdString());
    Sha256 digest;
    const qint64 size = file.size();
    QByteArray chunk;
    for (int reported = -1; !(chunk = file.read(kChunk)).isEmpty();) {
        if (stop.stop_requested())
            throw Cancelled{};
        digest.update(
            std::as_bytes(std::span(chunk.constData(), static_cast<std::size_t>(chunk.size()))));
        const int percent = static_cast<int>(100 * file.pos() / std::max<qint64>(1, size));
        if (std::exchange(reported, percent) != percent)
            report(percent);
    }
    if (file.error() != QFileDevice::NoError)
        throw Error(
            ErrorCode::Unreadable,
            "cannot read " + path.toStdString() + ": " + file.errorString().toStdString());
    return QString::fromStdString(digest.hex());
}

}  // namespace

ChecksumLane::ChecksumLane(QObject* parent) : QObject(parent) {}

ChecksumLane::~ChecksumLane() = default;

void ChecksumLane::compute(const std::filesystem::path& file)
{
    const QString path = toQString(file);
    const QString version = versionOf(QFileInfo(path));
    m_newest = m_queue.submit(
        "checksum",
        [this, path, version, known = m_known.value(version)](
            JobQueue::JobId id, const std::stop_token& stop) {
            try {
                const auto report = [this, id](int percent) {
                    post(id, [this, percent] { Q_EMIT progressed(percent); });
                };
                const QString digest = known.isEmpty() ? sha256Of(path, stop, report) : known;
                post(id, [this, version, digest] {
                    m_known[version] = digest;
                    Q_EMIT computed(digest);
                });
            } catch (const Cancelled&) {
                return;  // for a newer request, or for the end
            } catch (...) {
                post(id, [this, failure = describeCurrentException()] { Q_EMIT failed(failure); });
            }
        });
}

void ChecksumLane::post(JobQueue::JobId id, std::function<void()> deliver)
{
    QMetaObject::invokeMethod(
        this,
        [this, id, deliver = std::move(deliver)] {
            if (id == m_newest)
                deliver();
        },
        Qt::QueuedConnection);
}

}  // namespace clipscope::ui
