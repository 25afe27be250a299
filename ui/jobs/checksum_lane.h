// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/failure.h"
#include "core/engine/job_queue.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>

namespace clipscope::ui {

/// Checksums of files, away from the GUI thread; the newest request wins. Destruction stops the
/// computation.
class ChecksumLane final : public QObject {
    Q_OBJECT
public:
    explicit ChecksumLane(QObject* parent = nullptr);
    ~ChecksumLane() override;

    /// `computed` or `failed` follows, at once if the file has not changed since it was asked for.
    void compute(const std::filesystem::path& file);

Q_SIGNALS:
    void progressed(int percent);
    void computed(const QString& sha256);  ///< 64 hexadecimal digits
    void failed(const clipscope::Failure& failure);

private:
    void post(JobQueue::JobId id, std::function<void()> deliver);

    QHash<QString, QString> m_known;  // by file, size and time
    JobQueue::JobId m_newest = 0;
    JobQueue m_queue;  // last: joins before the members above go away
};

}  // namespace clipscope::ui
