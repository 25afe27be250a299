// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/defence_model.h"

#include "ui/state/defence_words.h"
#include "ui/state/difference_text.h"
#include "ui/style/theme.h"

#include <QGuiApplication>
#include <QPalette>
#include <QStringList>

namespace clipscope::ui {

DefenceModel::DefenceModel(const DefenceBoard& board, QObject* parent)
    : QAbstractTableModel(parent)
    , m_board(board)
{
    connect(&board, &DefenceBoard::changed, this, &DefenceModel::refresh);
}

int DefenceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int DefenceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant DefenceModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= static_cast<int>(m_board.rows().size()))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return shown(index);
    case Qt::ToolTipRole:
        return explanation(index);
    case Qt::AccessibleDescriptionRole:
        return m_board.isStale() ? tr("out of date") : QString();
    case Qt::TextAlignmentRole:
        return index.column() == Gain ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ForegroundRole: {
        const QPalette palette = QGuiApplication::palette();
        if (m_board.isStale())
            return quietText(palette);
        if (index.column() == Verdict)
            return toneEdge(rowAt(index.row()).isRepelled ? Tone::Good : Tone::Bad, palette);
        return {};
    }
    default:
        return {};
    }
}

QVariant DefenceModel::headerData(int section, Qt::Orientation side, int role) const
{
    if (side != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Gain ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const bool isTip = role == Qt::ToolTipRole;
    if (!isTip && role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title:
        return isTip ? tr("What is done to the prompts or to the picture") : tr("Defence");
    case Verdict:
        return isTip ? tr("It holds if the top prompt under attack is that of the clean picture")
                     : tr("Verdict");
    case Attacked:
        return isTip ? tr("The top prompt of the picture with stickers") : tr("Attacked");
    case Clean:
        return isTip ? tr("The top prompt of the clean picture: what the defence costs")
                     : tr("Clean");
    default:
        return isTip ? tr("What the right prompt's probability gains under attack, against no "
                          "defence")
                     : tr("Gain");
    }
}

QString DefenceModel::text() const
{
    QStringList lines;
    for (int row = -1; row < m_rows; ++row) {
        QStringList cells;
        for (int column = 0; column < Columns; ++column)
            cells.append(
                row < 0 ? headerData(column, Qt::Horizontal).toString()
                        : shown(index(row, column)));
        lines.append(cells.join('\t') + '\n');
    }
    return lines.join(QString());
}

void DefenceModel::refresh()
{
    const int rows = static_cast<int>(m_board.rows().size());
    if (rows < m_rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    }
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, Columns - 1));
}

const DefenceRow& DefenceModel::rowAt(int row) const
{
    return m_board.rows().at(static_cast<std::size_t>(row));
}

QString DefenceModel::right() const
{
    const AttackScores& undefended = rowAt(0).scores;
    return QString::fromStdString(undefended.rows.at(undefended.cleanTop).clean.text);
}

bool DefenceModel::spoils(const DefenceRow& row) const
{
    return row.scores.cleanTop != rowAt(0).scores.cleanTop;
}

QString DefenceModel::shown(const QModelIndex& index) const
{
    const DefenceRow& row = rowAt(index.row());
    switch (index.column()) {
    case Title:
        return titleOf(row.defence);
    case Verdict:
        return row.isRepelled ? tr("holds ✓") : tr("fooled ✗");
    case Attacked:
        return scoreText(row.scores.rows.at(row.scores.attackedTop).attacked);
    case Gain:
        return index.row() == 0 ? QStringLiteral("–") : differenceText(gainOf(row, rowAt(0)));
    default: {
        const QString score = scoreText(row.scores.rows.at(row.scores.cleanTop).clean);
        return spoils(row) ? score + QStringLiteral(" ✗") : score;
    }
    }
}

QString DefenceModel::explanation(const QModelIndex& index) const
{
    const DefenceRow& row = rowAt(index.row());
    switch (index.column()) {
    case Title:
        return explanationOf(row.defence);
    case Verdict:
        return row.isRepelled ? tr("“%1” is the top prompt in spite of the attack").arg(right())
                              : tr("“%1” is not the top prompt under attack").arg(right());
    case Gain:
        return index.row() == 0
                   ? tr("What the others are compared with")
                   : tr("Probability of “%1” under attack, against no defence").arg(right());
    case Clean:
        return spoils(row) ? tr("With it the clean picture is not “%1” any more").arg(right())
                           : tr("With it the clean picture is still “%1”").arg(right());
    default:
        return shown(index);
    }
}

}  // namespace clipscope::ui
