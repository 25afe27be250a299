// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/compose_lane.h"

#include "core/image/image_io.h"
#include "ui/jobs/stick.h"
#include "ui/raster/convert.h"

#include <QFileInfo>
#include <QMetaObject>

#include <string>
#include <utility>

namespace clipscope::ui {

ComposeLane::ComposeLane(QObject* parent) : QObject(parent) {}

ComposeLane::~ComposeLane() = default;

void ComposeLane::openFile(const QString& path)
{
    open(path, [this, path]() -> Deliver {
        if (const OpenedSessionPtr session = openSession(path))
            return [this, session] { Q_EMIT sessionOpened(session); };
        return readPicture(path);
    });
}

void ComposeLane::openPicture(const QString& path)
{
    open(path, [this, path] { return readPicture(path); });
}

ComposeLane::Deliver ComposeLane::readPicture(const QString& path)
{
    const QFileInfo info(path);
    const PicturePtr picture =
        makePicture(readImage(toPath(path)), info.fileName(), info.absoluteFilePath());
    return [this, picture] { Q_EMIT opened(picture); };
}

void ComposeLane::openPixels(const QImage& pixels, const QString& title)
{
    open(title, [this, pixels, title]() -> Deliver {
        const PicturePtr picture = makePicture(Image(toRgb(pixels), title.toStdString()), title);
        return [this, picture] { Q_EMIT opened(picture); };
    });
}

void ComposeLane::open(const QString& what, std::function<Deliver()> read)
{
    m_newestOpen =
        m_queue.submit("open", [this, what, read = std::move(read)](JobId id, const auto&) {
            Deliver deliver;
            try {
                deliver = read();
            } catch (...) {
                deliver = [this, what, failure = describeCurrentException()] {
                    Q_EMIT openFailed(what, failure);
                };
            }
            post([this, id, deliver = std::move(deliver)] {
                if (id == m_newestOpen)
                    deliver();
            });
        });
}

void ComposeLane::stick(const PicturePtr& photo, const std::vector<Sticker>& stickers)
{
    m_queue.submit("stick", [this, photo, stickers](JobId, const std::stop_token&) {
        Deliver deliver;
        try {
            deliver = [this, made = stuckPicture(photo, stickers)] { Q_EMIT stuck(made); };
        } catch (...) {
            deliver = [this, failure = describeCurrentException()] { Q_EMIT stickFailed(failure); };
        }
        post(std::move(deliver));
    });
}

void ComposeLane::compose(ComposeRequest request)
{
    m_newestCompose = m_queue.submit(
        "compose", [this, request = std::move(request)](JobId id, const std::stop_token&) mutable {
            Deliver deliver;
            try {
                // What was made since the request, while it waited, resembles it more.
                if (const CompositionPtr last = m_lastMade.lock();
                    last && last->picture == request.picture)
                    request.known = last;
                const CompositionPtr made = ui::compose(request);
                m_lastMade = made;
                deliver = [this, made] { Q_EMIT composed(made); };
            } catch (...) {
                deliver = [this, failure = describeCurrentException()] {
                    Q_EMIT composeFailed(failure);
                };
            }
            post([this, id, deliver = std::move(deliver)] {
                if (id <= m_lastShown)
                    return;
                m_lastShown = id;
                deliver();
            });
        });
}

void ComposeLane::forgetCompositions()
{
    m_lastShown = m_newestCompose;
}

void ComposeLane::composePane(int pane, PaneRequest request)
{
    makePane(
        pane, [this, request = std::move(request)] { return ui::composePane(request, m_sights); });
}

void ComposeLane::composeDifference(int pane, DifferenceRequest request)
{
    makePane(pane, [request = std::move(request)] { return ui::composeDifference(request); });
}

void ComposeLane::makePane(int pane, std::function<PaneImagePtr()> make)
{
    m_wanted.insert(pane);
    m_paneQueue.submit(
        "pane " + std::to_string(pane), [this, pane, make = std::move(make)](JobId, const auto&) {
            Deliver deliver;
            try {
                deliver = [this, pane, made = make()] { Q_EMIT paneComposed(pane, made); };
            } catch (...) {
                deliver = [this, pane, failure = describeCurrentException()] {
                    Q_EMIT paneFailed(pane, failure);
                };
            }
            post([this, pane, deliver = std::move(deliver)] {
                if (m_wanted.contains(pane))
                    deliver();
            });
        });
}

void ComposeLane::forgetPane(int pane)
{
    m_wanted.remove(pane);
}

void ComposeLane::exportTo(const QString& what, std::function<void()> write)
{
    // A tag of its own for each target, so that no export replaces another.
    m_queue.submit(
        "export " + what.toStdString(),
        [this, what, write = std::move(write)](JobId, const std::stop_token&) {
            try {
                write();
                post([this, what] { Q_EMIT exported(what); });
            } catch (...) {
                post(
                    [this, failure = describeCurrentException()] { Q_EMIT exportFailed(failure); });
            }
        });
}

void ComposeLane::post(Deliver deliver)
{
    QMetaObject::invokeMethod(this, std::move(deliver), Qt::QueuedConnection);
}

}  // namespace clipscope::ui
