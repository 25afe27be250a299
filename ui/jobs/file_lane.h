// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/failure.h"
#include "core/engine/job_queue.h"

#include <QObject>

#include <functional>
#include <optional>
#include <string>

namespace clipscope::ui {

/// Slow work with files, one piece after the other, away from the GUI thread and from what the
/// canvas waits for. What runs when the lane is destroyed is finished, what waits is dropped.
class FileLane final : public QObject {
    Q_OBJECT
public:
    using Report = std::function<void(const std::optional<Failure>& failure)>;

    explicit FileLane(QObject* parent = nullptr);
    ~FileLane() override;

    /// Does `work`, then reports on the GUI thread. Work of the same tag that still waits is
    /// dropped and never reported.
    void run(const std::string& tag, std::function<void()> work, Report report);

private:
    JobQueue m_queue;
};

}  // namespace clipscope::ui
