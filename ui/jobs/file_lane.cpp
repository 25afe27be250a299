// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/file_lane.h"

#include <QMetaObject>

#include <utility>

namespace clipscope::ui {

FileLane::FileLane(QObject* parent) : QObject(parent) {}

FileLane::~FileLane() = default;

void FileLane::run(const std::string& tag, std::function<void()> work, Report report)
{
    m_queue.submit(
        tag,
        [this, work = std::move(work), report = std::move(report)](
            JobQueue::JobId, const std::stop_token&) {
            std::optional<Failure> failure;
            try {
                work();
            } catch (...) {
                failure = describeCurrentException();
            }
            QMetaObject::invokeMethod(
                this,
                [report, failure = std::move(failure)] { report(failure); },
                Qt::QueuedConnection);
        });
}

}  // namespace clipscope::ui
