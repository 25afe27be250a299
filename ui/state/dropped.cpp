// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/dropped.h"

#include "ui/state/tr.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QtEndian>

namespace clipscope::ui {
namespace {

QString firstLocalFile(const QMimeData& data)
{
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            return url.toLocalFile();
    return {};
}

/// The first bytes of the archives that torch.save has written, new and old.
bool beginsLikeTorch(const QByteArray& head)
{
    return head.startsWith("PK\x03\x04") ||
           head.startsWith(QByteArray::fromRawData("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9", 9));
}

/// The length of a header as 8 bytes, then JSON.
bool beginsLikeSafetensors(const QByteArray& head)
{
    constexpr int kLength = 8;
    constexpr quint64 kLongestHeader = 100'000'000;
    return head.size() > kLength &&
           qFromLittleEndian<quint64>(head.constData()) <= kLongestHeader &&
           head.mid(kLength).trimmed().startsWith('{');
}

/// By content; by its name only if the content says nothing, so that the engine can say what the
/// file is instead: a saved web page, a Git LFS pointer.
bool looksLikeModel(const QString& path)
{
    constexpr qint64 kHead = 64;  // bytes
    static const QStringList kSuffixes{"safetensors", "pt", "pth", "bin", "ckpt", "json"};
    const QFileInfo info(path);
    if (info.isDir())
        return true;
    QFile file(path);
    const QByteArray head =
        info.isFile() && file.open(QIODevice::ReadOnly) ? file.read(kHead) : QByteArray();
    return beginsLikeTorch(head) || beginsLikeSafetensors(head) ||
           kSuffixes.contains(info.suffix().toLower());
}

QStringList readPrompts(const QString& path)
{
    constexpr qint64 kMost = 65536;  // bytes; a list of prompts is short
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(file.read(kMost)).split('\n', Qt::SkipEmptyParts);
    for (QString& line : lines)
        line = line.trimmed();
    lines.removeAll(QString());
    return lines;
}

}  // namespace

Dropped readDropped(const QMimeData& data)
{
    Dropped dropped;
    const QString file = firstLocalFile(data);
    if (!file.isEmpty()) {
        dropped.kind = looksLikeModel(file) ? Dropped::Kind::Model : Dropped::Kind::File;
        dropped.path = file;
        if (QFileInfo(file).suffix().toLower() == QStringLiteral("txt")) {
            dropped.prompts = readPrompts(file);
            if (!dropped.prompts.isEmpty())
                dropped.kind = Dropped::Kind::Prompts;
        }
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
