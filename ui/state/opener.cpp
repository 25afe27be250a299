// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/opener.h"

#include <utility>

namespace clipscope::ui {

Opener::Opener(Document& document, ComposeLane& lane, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_lane(lane)
{
    connect(&lane, &ComposeLane::opened, this, &Opener::onOpened);
    connect(&lane, &ComposeLane::sessionOpened, this, [this](const OpenedSessionPtr& session) {
        m_sample.reset();
        m_setup.reset();
        Q_EMIT sessionOpened(session);
    });
    connect(&lane, &ComposeLane::openFailed, this, &Opener::onFailed);
}

void Opener::openFile(const QString& path)
{
    m_sample.reset();
    m_setup.reset();
    m_lane.openFile(path);
}

void Opener::openPicture(const QString& path)
{
    m_sample.reset();
    m_setup.reset();
    m_lane.openPicture(path);
}

void Opener::openPixels(const QImage& pixels, const QString& title)
{
    m_sample.reset();
    m_setup.reset();
    m_lane.openPixels(pixels, title);
}

void Opener::openSample(const Sample& sample)
{
    m_sample = sample;
    m_setup = Document::Setup{
        .picture = {},
        .prompts = sample.prompts,
        .explained = sample.explained,
        .method = sample.method,
        .k = sample.k,
        .fit = sample.fit};
    m_lane.openPicture(sample.imagePath);
}

void Opener::openWith(const QString& path, const Document::Setup& setup)
{
    m_sample.reset();
    m_setup = setup;
    m_lane.openFile(path);
}

void Opener::onOpened(const PicturePtr& picture)
{
    const auto sample = std::exchange(m_sample, std::nullopt);
    const auto setup = std::exchange(m_setup, std::nullopt);
    if (setup) {
        Document::Setup complete = *setup;
        complete.picture = picture;
        m_document.apply(complete);
    } else {
        m_document.setPicture(picture);
    }
    if (sample)
        Q_EMIT sampleOpened(*sample);
    else if (!picture->path.isEmpty())
        Q_EMIT fileOpened(picture->path);
}

void Opener::onFailed(const QString&, const Failure& failure)
{
    const bool wasSample = std::exchange(m_sample, std::nullopt).has_value();
    const auto setup = std::exchange(m_setup, std::nullopt);
    // The question waits for another picture.
    if (setup && !wasSample && !m_document.picture())
        m_document.apply(*setup);
    Q_EMIT noticed(
        {Notice::Kind::Error, QString::fromStdString(failure.text), Remedy::OpenPicture});
}

}  // namespace clipscope::ui
