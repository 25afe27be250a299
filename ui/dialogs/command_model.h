// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/command.h"

#include <QAbstractListModel>

namespace clipscope::ui {

/// The commands that match what was typed, best first; those that cannot run now come after those
/// that can.
class CommandModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { kPlace = Qt::UserRole, kKeys, kMark, kObstacle };

    explicit CommandModel(Commands commands, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    void setQuery(const QString& query);
    [[nodiscard]] const Command& at(int row) const;

private:
    struct Entry {
        Command command;
        QString title;  // folded
        QString full;   // folded, with the place before the title
    };

    [[nodiscard]] static QString spoken(const Command& command);

    std::vector<Entry> m_entries;
    std::vector<std::size_t> m_shown;
};

}  // namespace clipscope::ui
