// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose_lane.h"
#include "ui/state/document.h"
#include "ui/state/notice.h"
#include "ui/state/sample_library.h"

#include <QImage>
#include <QObject>

#include <optional>

namespace clipscope::ui {

/// Brings pictures into the document: files, pasted pixels, samples. The previous picture stays
/// until the new one has been read.
class Opener final : public QObject {
    Q_OBJECT
public:
    Opener(Document& document, ComposeLane& lane, QObject* parent = nullptr);

    /// A picture, or a session with all that belongs to it.
    void openFile(const QString& path);
    /// A picture even if it carries a session.
    void openPicture(const QString& path);
    void openPixels(const QImage& pixels, const QString& title);
    void openSample(const Sample& sample);
    /// The picture comes together with prompts and method; `setup.picture` is ignored.
    void openWith(const QString& path, const Document::Setup& setup);

Q_SIGNALS:
    void fileOpened(const QString& path);
    /// A session has been read; it is for the listener to restore it.
    void sessionOpened(const clipscope::ui::OpenedSessionPtr& session);
    /// The sample's map may be shown until a computed one is there.
    void sampleOpened(const clipscope::ui::Sample& sample);
    void noticed(const clipscope::ui::Notice& notice);

private:
    void onOpened(const PicturePtr& picture);
    void onFailed(const QString& what, const Failure& failure);

    Document& m_document;
    ComposeLane& m_lane;
    std::optional<Sample> m_sample;          // whose picture is being read
    std::optional<Document::Setup> m_setup;  // what comes with the picture being read
};

}  // namespace clipscope::ui
