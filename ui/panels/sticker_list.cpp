// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sticker_list.h"

namespace clipscope::ui {

StickerList::StickerList(Document& document, StickerBench& bench, QObject* parent)
    : QAbstractListModel(parent)
    , m_document(document)
    , m_bench(bench)
    , m_rows(static_cast<int>(document.stickers().size()))
{
    connect(&document, &Document::changed, this, [this](Changes changes) {
        if (!changes.testFlag(Change::Stickers))
            return;
        const int rows = static_cast<int>(m_document.stickers().size());
        if (rows != m_rows) {
            beginResetModel();
            m_rows = rows;
            endResetModel();
        } else if (rows > 0) {
            Q_EMIT dataChanged(index(0), index(rows - 1));
        }
    });
}

const Sticker* StickerList::at(int row) const
{
    const auto& stickers = m_document.stickers();
    const int last = static_cast<int>(stickers.size()) - 1;
    return row < 0 || row > last ? nullptr : &stickers[static_cast<std::size_t>(last - row)];
}

std::string StickerList::idAt(int row) const
{
    const Sticker* sticker = at(row);
    return sticker ? sticker->id : std::string();
}

int StickerList::rowOf(const std::string& id) const
{
    for (int row = 0; row < m_rows; ++row)
        if (!id.empty() && idAt(row) == id)
            return row;
    return -1;
}

int StickerList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant StickerList::data(const QModelIndex& index, int role) const
{
    const Sticker* sticker = at(index.row());
    if (!index.isValid() || !sticker)
        return {};
    switch (role) {
    case Qt::DisplayRole: {
        const QString title = QString::fromStdString(titleOf(*sticker));
        return sticker->locked ? tr("%1 (locked)").arg(title) : title;
    }
    case Qt::CheckStateRole:
        return sticker->visible ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return sticker->visible ? tr("On the picture") : tr("Hidden");
    default:
        return {};
    }
}

bool StickerList::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !at(index.row()))
        return false;
    const bool isVisible = value.toInt() == Qt::Checked;
    m_bench.edit(idAt(index.row()), [isVisible](Sticker& sticker) { sticker.visible = isVisible; });
    return true;
}

Qt::ItemFlags StickerList::flags(const QModelIndex& index) const
{
    return QAbstractListModel::flags(index) | Qt::ItemIsUserCheckable;
}

}  // namespace clipscope::ui
