// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/folder.h"

#include <QCollator>
#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QLocale>
#include <QMetaObject>

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr QSize kThumbnail(192, 128);

const QStringList kPatterns{
    QStringLiteral("*.png"),
    QStringLiteral("*.jpg"),
    QStringLiteral("*.jpeg"),
    QStringLiteral("*.webp"),
    QStringLiteral("*.bmp"),
    QStringLiteral("*.tif"),
    QStringLiteral("*.tiff"),
    QStringLiteral("*.gif"),
    QStringLiteral("*.ppm"),
    QStringLiteral("*.pgm"),
    QStringLiteral("*.pbm"),
    QStringLiteral("*.jp2")};

/// Null if Qt cannot read the file; the picture itself may still open.
QImage readThumbnail(const QString& path)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid())  // some formats decode at the smaller size at once
        reader.setScaledSize(
            size.scaled(kThumbnail, Qt::KeepAspectRatio).boundedTo(size).expandedTo({1, 1}));
    return reader.read();
}

}  // namespace

Folder::Folder(const Document& document, Opener& opener, QObject* parent)
    : QAbstractListModel(parent)
    , m_document(document)
    , m_opener(opener)
{
    connect(&document, &Document::changed, this, [this](Changes changes) {
        if (changes.testFlag(Change::Picture))
            Q_EMIT currentChanged();
    });
}

Folder::~Folder() = default;

void Folder::open(const QString& folder)
{
    list(folder);
    if (m_files.isEmpty()) {
        Q_EMIT noticed(
            {Notice::Kind::Warning,
             tr("There are no pictures in %1.").arg(QDir::toNativeSeparators(folder)),
             Remedy::OpenPicture});
        return;
    }
    pick(0);
    Q_EMIT opened();
}

void Folder::step(int by)
{
    const PicturePtr& picture = m_document.picture();
    if (m_path.isEmpty() && picture && !picture->path.isEmpty())
        list(QFileInfo(picture->path).absolutePath());
    if (m_files.isEmpty())
        return;
    const auto count = static_cast<int>(m_files.size());
    const int from = current();
    pick(from < 0 ? 0 : (from + by + count) % count);
}

void Folder::pick(int row)
{
    if (row >= 0 && row < rowCount())
        m_opener.openPicture(QDir(m_path).absoluteFilePath(m_files[row]));
}

int Folder::current() const
{
    const PicturePtr& picture = m_document.picture();
    if (!picture || m_path.isEmpty() || picture->path.isEmpty())
        return -1;
    const QFileInfo file(picture->path);
    return file.absolutePath() == m_path ? static_cast<int>(m_files.indexOf(file.fileName())) : -1;
}

int Folder::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

QVariant Folder::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const QString& name = m_files[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return name;
    case Qt::DecorationRole: {
        const QString path = QDir(m_path).absoluteFilePath(name);
        if (!m_thumbnails.contains(path))
            wantThumbnail(path);
        return m_thumbnails.value(path);
    }
    default:
        return {};
    }
}

void Folder::list(const QString& folder)
{
    beginResetModel();
    m_path = QDir(folder).absolutePath();
    m_files = QDir(m_path).entryList(kPatterns, QDir::Files | QDir::Readable, QDir::NoSort);
    // The C locale knows no numbers in names.
    const QLocale here;
    QCollator counting(here.language() == QLocale::C ? QLocale(QLocale::English) : here);
    counting.setNumericMode(true);
    counting.setCaseSensitivity(Qt::CaseInsensitive);
    std::sort(m_files.begin(), m_files.end(), counting);
    m_thumbnails.clear();
    endResetModel();
}

void Folder::wantThumbnail(const QString& path) const
{
    m_thumbnails.insert(path, QImage());
    auto* self = const_cast<Folder*>(this);  // a cache fills itself; the data stay what they are
    m_queue.submit("thumbnail " + path.toStdString(), [self, path](auto, const auto& stop) {
        if (stop.stop_requested())
            return;
        const QImage image = readThumbnail(path);
        QMetaObject::invokeMethod(
            self,
            [self, path, image] {
                if (!self->m_thumbnails.contains(path) || image.isNull())
                    return;  // another folder by now, or nothing to show
                self->m_thumbnails.insert(path, image);
                const auto row = self->m_files.indexOf(QFileInfo(path).fileName());
                const QModelIndex index = self->index(static_cast<int>(row));
                Q_EMIT self->dataChanged(index, index, {Qt::DecorationRole});
            },
            Qt::QueuedConnection);
    });
}

}  // namespace clipscope::ui
