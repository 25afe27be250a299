// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/prompts_model.h"

#include "ui/style/theme.h"

#include <QFont>
#include <QLocale>

namespace clipscope::ui {

PromptsModel::PromptsModel(Document& document, const ScoreBoard& scores, QObject* parent)
    : QAbstractTableModel(parent)
    , m_document(document)
    , m_scores(scores)
    , m_rows(static_cast<int>(document.prompts().size()))
{
    connect(&document, &Document::changed, this, &PromptsModel::onDocumentChanged);
    connect(&scores, &ScoreBoard::changed, this, [this] {
        if (m_rows > 0)
            Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, Columns - 1));
    });
}

int PromptsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int PromptsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant PromptsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isNumber = index.column() != Text;
    switch (role) {
    case Qt::DisplayRole:
        return shown(index);
    case Qt::EditRole:
        return isNumber ? shown(index) : QVariant(m_document.prompts().value(index.row()));
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return explanation(index);
    case Qt::DecorationRole:
        return isNumber ? QVariant() : QVariant(promptBadge(index.row()));
    case Qt::TextAlignmentRole:
        return isNumber ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::FontRole:
        if (index.row() == m_document.explained() && !isNumber) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    case kBarRole: {
        const auto score = m_scores.scoreOf(index.row());
        const bool isBar = index.column() == Probability && score && score->probability;
        return isBar ? QVariant(*score->probability) : QVariant();
    }
    default:
        return {};
    }
}

bool PromptsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || index.column() != Text || index.row() >= m_rows)
        return false;
    m_document.setPrompt(index.row(), value.toString());
    return true;
}

QVariant PromptsModel::headerData(int section, Qt::Orientation side, int role) const
{
    if (side != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Text ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Cosine)
        return tr("Cosine of the angle between picture and prompt in CLIP's space");
    if (role == Qt::ToolTipRole && section == Logit)
        return tr("Cosine times the model's scale: what the softmax is taken of");
    if (role == Qt::ToolTipRole && section == Probability)
        return tr("Softmax over the prompts of this list");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Text:
        return tr("Prompt");
    case Cosine:
        return tr("Cosine");
    case Logit:
        return tr("Logit");
    default:
        return tr("Probability");
    }
}

Qt::ItemFlags PromptsModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == Text ? flags | Qt::ItemIsEditable : flags;
}

void PromptsModel::onDocumentChanged(Changes changes)
{
    if (!(changes & (Change::Prompts | Change::Explained)))
        return;
    const int rows = static_cast<int>(m_document.prompts().size());
    if (rows != m_rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    } else if (m_rows > 0) {
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, Columns - 1));
    }
}

QVariant PromptsModel::shown(const QModelIndex& index) const
{
    const QLocale locale;
    if (index.column() == Text) {
        const QString text = m_document.prompts().value(index.row());
        return text.isEmpty() ? tr("(empty)") : text;
    }
    const auto score = m_scores.scoreOf(index.row());
    if (!score)
        return QStringLiteral("…");
    if (index.column() == Cosine)
        return locale.toString(score->cosine, 'f', 3);
    if (index.column() == Logit)
        return locale.toString(score->logit, 'f', 1);
    if (score->probability)
        return locale.toString(*score->probability, 'f', 3);
    return isLone() ? QStringLiteral("—") : QStringLiteral("…");
}

QString PromptsModel::explanation(const QModelIndex& index) const
{
    if (index.column() == Text)
        return m_document.prompts().value(index.row());
    if (index.column() == Probability && isLone())
        return tr("A probability needs at least two prompts to choose between");
    const auto score = m_scores.scoreOf(index.row());
    return score ? QString() : tr("Not scored yet");
}

bool PromptsModel::isLone() const
{
    return askable(m_document.prompts()).size() < 2;
}

}  // namespace clipscope::ui
