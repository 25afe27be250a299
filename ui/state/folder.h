// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/job_queue.h"
#include "ui/state/document.h"
#include "ui/state/opener.h"

#include <QAbstractListModel>
#include <QHash>
#include <QImage>
#include <QStringList>

namespace clipscope::ui {

/// The pictures of a folder, in the order in which people count; a model of the strip that shows
/// them. Thumbnails are read when they are asked for, on a thread of their own.
class Folder final : public QAbstractListModel {
    Q_OBJECT
public:
    Folder(const Document& document, Opener& opener, QObject* parent = nullptr);
    ~Folder() override;

    /// Shows the folder and opens its first picture. Says so if there is none.
    void open(const QString& folder);
    /// The folder that the picture lies in becomes the one to walk through, if none is open.
    void step(int by);
    void pick(int row);
    [[nodiscard]] const QString& path() const { return m_path; }
    /// The row of the document's picture, -1 if it is not from here.
    [[nodiscard]] int current() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void opened();
    void currentChanged();
    void noticed(const clipscope::ui::Notice& notice);

private:
    void list(const QString& folder);
    void wantThumbnail(const QString& file) const;

    const Document& m_document;
    Opener& m_opener;
    QString m_path;
    QStringList m_files;                          // names
    mutable QHash<QString, QImage> m_thumbnails;  // by path; null while it is being read
    mutable JobQueue m_queue;                     // last: joins before the members above go away
};

}  // namespace clipscope::ui
