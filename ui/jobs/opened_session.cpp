// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/opened_session.h"

#include "core/image/colormap.h"
#include "core/session/png_chunk.h"
#include "core/session/session_file.h"
#include "core/session/session_picture.h"
#include "core/session/session_settings.h"
#include "ui/jobs/stick.h"
#include "ui/jobs/thumbnail.h"
#include "ui/raster/convert.h"

#include <QFile>
#include <QFileInfo>

namespace clipscope::ui {
namespace {

constexpr double kThumbnailHeat = 0.5;

std::span<const std::byte> bytesOf(const QByteArray& bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

bool isSession(const QString& path)
{
    constexpr qint64 kHead = 4096;
    if (path.endsWith(QLatin1String(kSessionSuffix), Qt::CaseInsensitive))
        return true;  // if it is none, the reader has to say so
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = file.peek(kHead);
    if (!looksLikePng(bytesOf(head)))
        return holdsSession(bytesOf(head));
    // Mapped, so that only the beginnings of its chunks are read.
    const uchar* mapped = file.map(0, file.size());
    return mapped && hasPngText(
                         std::as_bytes(std::span(mapped, static_cast<std::size_t>(file.size()))),
                         kSessionKeyword);
}

PicturePtr pictureOf(const SessionPicture& picture, const std::filesystem::path& session)
{
    Image image = findPicture(picture, session);
    const QString path = QString::fromStdString(picture.path);
    const bool isThere = QFileInfo(path).isFile();
    return makePicture(
        std::move(image), QString::fromStdString(picture.title), isThere ? path : QString());
}

QImage thumbnailFor(const SessionAnswer& answer, const PicturePtr& small)
{
    ComposeRequest request;
    request.picture = small;
    request.map = answer.result.map;
    request.modelSide = answer.model.inputSize;
    request.fit = answer.result.fit;
    request.colorMap = colorMaps().front().id;
    return thumbnailOf(*compose(request), kThumbnailHeat);
}

}  // namespace

OpenedSessionPtr openSession(const QString& path)
{
    if (!isSession(path))
        return nullptr;
    auto opened = std::make_shared<OpenedSession>();
    opened->path = QFileInfo(path).absoluteFilePath();
    opened->isSessionFile = !path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive);
    const std::filesystem::path file = toPath(opened->path);
    Session& content = opened->content;
    content = readSession(file);
    checkMethods(content, file.string());
    if (content.picture)
        opened->picture = stuckPicture(pictureOf(*content.picture, file), content.stickers);
    if (content.pinned)
        opened->pinnedPicture =
            content.pinned->picture ? pictureOf(*content.pinned->picture, file) : opened->picture;
    if (!opened->picture)
        content.history.clear();
    if (!content.history.empty()) {
        const PicturePtr small = smallPicture(*opened->picture);
        for (const SessionAnswer& answer : content.history)
            opened->thumbnails.push_back(thumbnailFor(answer, small));
    }
    return opened;
}

}  // namespace clipscope::ui
