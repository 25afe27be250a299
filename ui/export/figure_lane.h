// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/failure.h"
#include "core/engine/job_queue.h"
#include "ui/export/figure_content.h"

#include <QImage>
#include <QObject>

namespace clipscope::ui {

/// Draws figures away from the GUI thread; the newest wins.
class FigureLane final : public QObject {
    Q_OBJECT
public:
    explicit FigureLane(QObject* parent = nullptr);
    ~FigureLane() override;

    /// `width`: pixels.
    void draw(const FigureContent& content, int width);

Q_SIGNALS:
    void drawn(const QImage& figure);
    void failed(const clipscope::Failure& failure);

private:
    JobQueue::JobId m_newest = 0;
    JobQueue m_queue;  // last: joins before the members above go away
};

}  // namespace clipscope::ui
