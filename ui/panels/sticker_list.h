// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/sticker_bench.h"

#include <QAbstractListModel>

#include <string>

namespace clipscope::ui {

/// The stickers, the topmost first; ticked ones are visible.
class StickerList final : public QAbstractListModel {
    Q_OBJECT
public:
    StickerList(Document& document, StickerBench& bench, QObject* parent = nullptr);

    [[nodiscard]] std::string idAt(int row) const;
    /// -1 if there is none of that id.
    [[nodiscard]] int rowOf(const std::string& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    [[nodiscard]] const Sticker* at(int row) const;

    Document& m_document;
    StickerBench& m_bench;
    int m_rows = 0;
};

}  // namespace clipscope::ui
