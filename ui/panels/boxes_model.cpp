// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/boxes_model.h"

#include "ui/state/tr.h"

#include <QFont>
#include <QLocale>

namespace clipscope::ui {
namespace {

}  // namespace

BoxesModel::BoxesModel(const Document& document, QObject* parent)
    : QAbstractTableModel(parent)
    , m_document(document)
{
    connect(&document, &Document::changed, this, [this](Changes changes) {
        if (changes.testFlag(Change::Truth) && rowCount() > 0)
            Q_EMIT dataChanged(index(0, Overlap), index(rowCount() - 1, Overlap));
    });
}

void BoxesModel::setComposition(const CompositionPtr& composition)
{
    beginResetModel();
    m_composition = composition;
    endResetModel();
}

int BoxesModel::chosenRow() const
{
    return m_composition && m_composition->localisation.chosen
               ? static_cast<int>(*m_composition->localisation.chosen)
               : -1;
}

int BoxesModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !m_composition)
        return 0;
    return static_cast<int>(m_composition->localisation.candidates.size());
}

int BoxesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant BoxesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const bool isChosen = index.row() == chosenRow();
    switch (role) {
    case Qt::DisplayRole:
        return shown(m_composition->localisation.candidates[row], index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Place ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole: {
        QFont font;
        font.setBold(isChosen);
        return font;
    }
    case Qt::ToolTipRole:
        return isChosen ? reasonFor(*m_composition, m_document.state())
                        : tr("Select it to use this box instead");
    default:
        return {};
    }
}

QVariant BoxesModel::headerData(int section, Qt::Orientation side, int role) const
{
    if (side != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Place ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Overlap)
        return tr("Intersection over union with the box you drew");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Place:
        return tr("Box");
    case Area:
        return tr("Area");
    case Heat:
        return tr("Mean heat");
    default:
        return tr("IoU");
    }
}

QVariant BoxesModel::shown(const BoxCandidate& candidate, int column) const
{
    const QLocale locale;
    const Box& box = candidate.box;
    switch (column) {
    case Place:
        return tr("%1 × %2 at %3, %4")
            .arg(
                QString::number(box.width),
                QString::number(box.height),
                QString::number(box.x),
                QString::number(box.y));
    case Area: {
        const Size picture = m_composition->picture->image.size();
        const double whole = static_cast<double>(picture.width) * picture.height;
        return tr("%1 %").arg(
            locale.toString(100 * static_cast<double>(box.area()) / whole, 'f', 1));
    }
    case Heat:
        return locale.toString(candidate.meanHeat, 'f', 2);
    default: {
        const auto& truth = m_document.state().truth;
        return truth ? locale.toString(iou(box, *truth), 'f', 2) : QStringLiteral("—");
    }
    }
}

QString reasonFor(const Composition& composition, const DocumentState& state)
{
    if (state.candidate)
        return tr("You chose this box.");
    switch (composition.boxRule) {
    case BoxRule::LargestBox:
        return tr("Its bounding box is the largest of all regions above the threshold.");
    case BoxRule::AreaIntensity:
        return tr("Its trade-off of area and heat on the outline is the best.");
    case BoxRule::All:
        return tr("Every region above the threshold has its box; this is the largest.");
    case BoxRule::Enclosing:
        return tr("One box around everything above the threshold.");
    case BoxRule::LargestContour:
        return tr("Its outline encloses the largest area.");
    }
    return {};
}

}  // namespace clipscope::ui
