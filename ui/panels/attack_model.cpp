// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/attack_model.h"

#include "ui/panels/prompts_model.h"
#include "ui/state/difference_text.h"
#include "ui/style/theme.h"

#include <QFont>
#include <QLocale>

namespace clipscope::ui {
namespace {

const QString kUnknown = QStringLiteral("…");

}  // namespace

AttackModel::AttackModel(Document& document, const AttackBoard& board, QObject* parent)
    : QAbstractTableModel(parent)
    , m_document(document)
    , m_board(board)
    , m_rows(static_cast<int>(document.prompts().size()))
{
    connect(&document, &Document::changed, this, [this](Changes changes) {
        if (changes & (Change::Prompts | Change::Explained))
            refresh();
    });
    connect(&board, &AttackBoard::changed, this, &AttackModel::refresh);
}

int AttackModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int AttackModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant AttackModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_document.prompts().size())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return shown(index);
    case Qt::ToolTipRole:
        return explanation(index);
    case Qt::AccessibleDescriptionRole:
        return isTop(index) ? tr("top prompt") : QString();
    case Qt::DecorationRole:
        return index.column() == Text ? QVariant(promptBadge(index.row())) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Text ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole: {
        QFont font;
        font.setBold(isTop(index));
        return font;
    }
    case PromptsModel::kBarRole: {
        if (index.column() != Clean && index.column() != Attacked)
            return {};
        const auto score =
            index.column() == Clean ? m_board.clean(index.row()) : m_board.attacked(index.row());
        return score && score->probability ? QVariant(*score->probability) : QVariant();
    }
    default:
        return {};
    }
}

QVariant AttackModel::headerData(int section, Qt::Orientation side, int role) const
{
    if (side != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Text ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && (section == Clean || section == Attacked))
        return tr("Softmax over the prompts of this list; the top prompt is bold");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Text:
        return tr("Prompt");
    case Clean:
        return tr("Clean");
    case Attacked:
        return tr("Attacked");
    default:
        return tr("Difference");
    }
}

void AttackModel::refresh()
{
    const int rows = static_cast<int>(m_document.prompts().size());
    if (rows != m_rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    } else if (m_rows > 0) {
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, Columns - 1));
    }
}

QString AttackModel::shown(const QModelIndex& index) const
{
    const QLocale locale;
    const auto clean = m_board.clean(index.row());
    const auto attacked = m_board.attacked(index.row());
    const auto probability = [&locale](const auto& score) {
        return score && score->probability ? locale.toString(*score->probability, 'f', 3)
                                           : kUnknown;
    };
    switch (index.column()) {
    case Text: {
        const QString text = m_document.prompts().value(index.row());
        return text.isEmpty() ? tr("(empty)") : text;
    }
    case Clean:
        return probability(clean);
    case Attacked:
        return probability(attacked);
    default:
        return clean && attacked && clean->probability && attacked->probability
                   ? differenceText(*attacked->probability - *clean->probability)
                   : kUnknown;
    }
}

QString AttackModel::explanation(const QModelIndex& index) const
{
    if (index.column() == Text)
        return m_document.prompts().value(index.row());
    const auto clean = m_board.clean(index.row());
    const auto attacked = m_board.attacked(index.row());
    if (!clean || !attacked)
        return tr("Not scored yet");
    const QLocale locale;
    return tr("Cosine %1 clean, %2 attacked; logit %3 and %4")
        .arg(
            locale.toString(clean->cosine, 'f', 3),
            locale.toString(attacked->cosine, 'f', 3),
            locale.toString(clean->logit, 'f', 1),
            locale.toString(attacked->logit, 'f', 1));
}

bool AttackModel::isTop(const QModelIndex& index) const
{
    if (index.column() == Clean)
        return m_board.topClean() == index.row();
    return index.column() == Attacked && m_board.topAttacked() == index.row();
}

}  // namespace clipscope::ui
