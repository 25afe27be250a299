// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/figure_lane.h"

#include "ui/export/figure_writer.h"

#include <QMetaObject>

#include <functional>

namespace clipscope::ui {

FigureLane::FigureLane(QObject* parent) : QObject(parent) {}

FigureLane::~FigureLane() = default;

void FigureLane::draw(const FigureContent& content, int width)
{
    m_newest = m_queue.submit("draw", [this, content, width](JobQueue::JobId id, const auto&) {
        std::function<void()> deliver;
        try {
            deliver = [this, figure = figureImage(content, width)] { Q_EMIT drawn(figure); };
        } catch (...) {
            deliver = [this, failure = describeCurrentException()] { Q_EMIT failed(failure); };
        }
        QMetaObject::invokeMethod(
            this,
            [this, id, deliver = std::move(deliver)] {
                if (id == m_newest)
                    deliver();
            },
            Qt::QueuedConnection);
    });
}

}  // namespace clipscope::ui
