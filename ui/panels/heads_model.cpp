// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/heads_model.h"

namespace clipscope::ui {

void HeadsModel::setAttribution(const Attribution& attribution)
{
    beginResetModel();
    m_attribution = attribution;
    endResetModel();
}

std::optional<HeadCell> HeadsModel::cellAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() == 0 || isMlp(index.column()))
        return std::nullopt;
    HeadCell cell{.layer = index.row() - 1, .head = {}};
    if (index.column() < m_attribution.headCount())
        cell.head = index.column();
    return cell;
}

QModelIndex HeadsModel::indexOf(const HeadCell& cell) const
{
    return index(cell.layer + 1, cell.head.value_or(m_attribution.headCount()));
}

int HeadsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_attribution.layerCount() == 0 ? 0 : m_attribution.layerCount() + 1;
}

int HeadsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_attribution.headCount() + 2;
}

std::optional<double> HeadsModel::valueAt(const QModelIndex& index) const
{
    if (isMlp(index.column()))
        return double{m_attribution.mlps.at(static_cast<std::size_t>(index.row()))};
    if (const auto cell = cellAt(index))
        return valueOf(m_attribution, *cell);
    return std::nullopt;
}

QVariant HeadsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    const auto value = valueAt(index);
    if (!value)
        return {};
    const QString percent = signedNumber(percentOfCosine(m_attribution, *value), 1);
    if (role == Qt::DisplayRole)
        return percent;
    if (role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    if (const auto cell = cellAt(index))
        return describe(m_attribution, *cell);
    const QString name = index.row() == 0 ? tr("embedding in front of the first layer")
                                          : tr("layer %1, MLP").arg(index.row() - 1);
    return tr("%1: %2, %3 % of the cosine").arg(name, signedNumber(*value, 4), percent);
}

QVariant HeadsModel::headerData(int section, Qt::Orientation side, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (side == Qt::Vertical)
        return section == 0 ? tr("in") : QString::number(section - 1);
    if (section < m_attribution.headCount())
        return QString::number(section);
    return isMlp(section) ? tr("MLP") : tr("All heads");
}

}  // namespace clipscope::ui
