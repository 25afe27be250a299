// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/failure.h"
#include "core/engine/job_queue.h"
#include "core/sticker/sticker.h"
#include "ui/jobs/compose.h"
#include "ui/jobs/opened_session.h"
#include "ui/jobs/pane_job.h"

#include <QImage>
#include <QObject>
#include <QSet>
#include <QString>

#include <cstdint>
#include <functional>
#include <memory>

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

    /// Reads a file; `opened` or `sessionOpened` follows, or `openFailed`.
    void openFile(const QString& path);
    /// A picture that carries a session is read as a picture.
    void openPicture(const QString& path);
    void openPixels(const QImage& pixels, const QString& title);
    /// Draws the stickers onto the photo; `stuck` or `stickFailed` follows. The newest wins, but
    /// one that is under way is finished.
    void stick(const PicturePtr& photo, const std::vector<Sticker>& stickers);
    void compose(ComposeRequest request);
    /// Compositions asked for so far will not be delivered any more.
    void forgetCompositions();
    /// For one pane of several, by the number that its owner gave it; the newest of a pane wins.
    /// On a thread of its own, so that the canvas never waits for the panes beside it.
    void composePane(int pane, PaneRequest request);
    void composeDifference(int pane, DifferenceRequest request);
    /// Nothing that was asked for this pane will be delivered any more.
    void forgetPane(int pane);
    /// Runs `write` and reports with `exported(what)` or `exportFailed`.
    void exportTo(const QString& what, std::function<void()> write);

Q_SIGNALS:
    void opened(const clipscope::ui::PicturePtr& picture);
    void sessionOpened(const clipscope::ui::OpenedSessionPtr& session);
    void openFailed(const QString& what, const clipscope::Failure& failure);
    void stuck(const clipscope::ui::PicturePtr& picture);
    void stickFailed(const clipscope::Failure& failure);
    void composed(const clipscope::ui::CompositionPtr& composition);
    void composeFailed(const clipscope::Failure& failure);
    void paneComposed(int pane, const clipscope::ui::PaneImagePtr& image);
    void paneFailed(int pane, const clipscope::Failure& failure);
    void exported(const QString& what);
    void exportFailed(const clipscope::Failure& failure);

private:
    using JobId = JobQueue::JobId;
    using Deliver = std::function<void()>;

    /// `read` runs away from the GUI thread, what it returns on it.
    void open(const QString& what, std::function<Deliver()> read);
    [[nodiscard]] Deliver readPicture(const QString& path);
    void makePane(int pane, std::function<PaneImagePtr()> make);
    void post(Deliver deliver);

    JobId m_newestOpen = 0;
    JobId m_lastShown = 0;  // newest composition delivered, or everything up to it forgotten
    JobId m_newestCompose = 0;
    QSet<int> m_wanted;                           // panes that have not been forgotten
    std::weak_ptr<const Composition> m_lastMade;  // of the queue's thread
    Sights m_sights;                              // of the panes' thread
    JobQueue m_queue;  // last: these join before the members above go away
    JobQueue m_paneQueue;
};

}  // namespace clipscope::ui
