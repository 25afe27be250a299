// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/failure.h"
#include "core/engine/job_queue.h"
#include "ui/jobs/compose.h"

#include <QImage>
#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>

namespace clipscope::ui {

/// Work at picture size that needs no network, away from the GUI thread: reading pictures,
/// composing maps, writing results. Torch-free.
///
/// The newest composition wins, but one that is under way is finished and shown: with a request
/// every 50 ms and 100 ms a composition, the picture still moves.
class ComposeLane final : public QObject {
    Q_OBJECT
public:
    explicit ComposeLane(QObject* parent = nullptr);
    ~ComposeLane() override;

    void openFile(const QString& path);
    void openPixels(const QImage& pixels, const QString& title);
    void compose(ComposeRequest request);
    /// Compositions asked for so far will not be delivered any more.
    void forgetCompositions();
    /// Runs `write` and reports with `exported(what)` or `exportFailed`.
    void exportTo(const QString& what, std::function<void()> write);

Q_SIGNALS:
    void opened(const clipscope::ui::PicturePtr& picture);
    void openFailed(const QString& what, const clipscope::Failure& failure);
    void composed(const clipscope::ui::CompositionPtr& composition);
    void composeFailed(const clipscope::Failure& failure);
    void exported(const QString& what);
    void exportFailed(const clipscope::Failure& failure);

private:
    using JobId = JobQueue::JobId;
    using Deliver = std::function<void()>;

    void open(const QString& what, std::function<PicturePtr()> read);
    void post(Deliver deliver);

    JobId m_newestOpen = 0;
    JobId m_lastShown = 0;  // newest composition delivered, or everything up to it forgotten
    JobId m_newestCompose = 0;
    JobQueue m_queue;  // last: joins before the members above go away
};

}  // namespace clipscope::ui
