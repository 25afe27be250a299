// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/command_model.h"

#include "ui/dialogs/fuzzy_match.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr int kTitleBonus = 10;  // a match in the title says more than one in the menu's name

}  // namespace

CommandModel::CommandModel(Commands commands, QObject* parent) : QAbstractListModel(parent)
{
    m_entries.reserve(commands.size());
    for (Command& command : commands) {
        QString title = folded(command.title);
        QString full = folded(command.place) + ' ' + title;
        m_entries.push_back({std::move(command), std::move(title), std::move(full)});
    }
    setQuery({});
}

int CommandModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant CommandModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Command& command = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return command.title;
    case Qt::ToolTipRole:
        return command.obstacle;
    case Qt::AccessibleTextRole:
        return spoken(command);
    case kPlace:
        return command.place;
    case kKeys:
        return command.keys;
    case kMark:
        return static_cast<int>(command.mark);
    case kObstacle:
        return command.obstacle;
    default:
        return {};
    }
}

void CommandModel::setQuery(const QString& query)
{
    const QString wanted = folded(query);
    std::vector<std::optional<int>> scores(m_entries.size());
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const std::optional<int> inTitle = fuzzyScore(wanted, m_entries[i].title);
        scores[i] = inTitle ? *inTitle + kTitleBonus : fuzzyScore(wanted, m_entries[i].full);
        if (scores[i])
            shown.push_back(i);
    }
    std::stable_sort(shown.begin(), shown.end(), [&](std::size_t a, std::size_t b) {
        const bool canA = m_entries[a].command.obstacle.isEmpty();
        const bool canB = m_entries[b].command.obstacle.isEmpty();
        return canA != canB ? canA : *scores[a] > *scores[b];
    });
    beginResetModel();
    m_shown = std::move(shown);
    endResetModel();
}

const Command& CommandModel::at(int row) const
{
    return m_entries.at(m_shown.at(static_cast<std::size_t>(row))).command;
}

QString CommandModel::spoken(const Command& command)
{
    QStringList parts{command.title};
    if (command.mark == Command::Mark::On)
        parts.append(tr("switched on"));
    if (!command.obstacle.isEmpty())
        parts.append(tr("not available: %1").arg(command.obstacle));
    if (!command.place.isEmpty())
        parts.append(command.place);
    if (!command.keys.isEmpty())
        parts.append(command.keys);
    return parts.join(QStringLiteral(", "));
}

}  // namespace clipscope::ui
