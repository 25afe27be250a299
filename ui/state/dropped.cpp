// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/dropped.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace clipscope::ui {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Dropped", text);
}

QString firstLocalFile(const QMimeData& data)
{
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            return url.toLocalFile();
    return {};
}

bool looksLikeModel(const QString& path)
{
    static const QStringList kSuffixes{"safetensors", "pt", "pth", "bin", "ckpt"};
    const QFileInfo info(path);
    return info.isDir() || kSuffixes.contains(info.suffix().toLower());
}

}  // namespace

Dropped readDropped(const QMimeData& data)
{
    Dropped dropped;
    const QString file = firstLocalFile(data);
    if (!file.isEmpty()) {
        dropped.kind = looksLikeModel(file) ? Dropped::Kind::Model : Dropped::Kind::File;
        dropped.path = file;
        return dropped;
    }
    if (data.hasImage()) {
        dropped.pixels = qvariant_cast<QImage>(data.imageData());
        if (!dropped.pixels.isNull()) {
            dropped.kind = Dropped::Kind::Pixels;
            return dropped;
        }
    }
    dropped.refusal = data.hasUrls()
                          ? tr("Clipscope does not load addresses from the network: save the "
                               "picture to a file first, or copy the picture itself")
                          : tr("There is no picture in what was pasted or dropped");
    return dropped;
}

bool holdsPicture(const QMimeData& data)
{
    return data.hasImage() || !firstLocalFile(data).isEmpty();
}

}  // namespace clipscope::ui
