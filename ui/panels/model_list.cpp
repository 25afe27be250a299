// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/model_list.h"

#include "ui/style/theme.h"

#include <QHeaderView>
#include <QSignalBlocker>

#include <utility>

namespace clipscope::ui {
namespace {

constexpr int kIndexRole = Qt::UserRole;  // into the rows; invalid for groups
constexpr int kGroupRole = Qt::UserRole + 1;
constexpr int kRowPadding = 4;  // above and below the text

QString titleOf(ModelRow::Group group)
{
    switch (group) {
    case ModelRow::Group::Shipped:
        return ModelList::tr("Comes with Clipscope");
    case ModelRow::Group::Installed:
        return ModelList::tr("Installed");
    case ModelRow::Group::Available:
        return ModelList::tr("Can be downloaded");
    }
    return {};
}

}  // namespace

ModelList::ModelList(QWidget* parent) : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("modelList"));
    setAccessibleName(tr("Models"));
    setHeaderLabels({tr("Name"), tr("Size"), tr("Licence"), tr("Source"), tr("State")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);  // as high as the first group
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(SingleSelection);
    header()->setStretchLastSection(true);
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(State, QHeaderView::Stretch);
    connect(this, &QTreeWidget::currentItemChanged, this, &ModelList::selected);
    connect(this, &QTreeWidget::itemActivated, this, [this] {
        if (const auto row = current())
            Q_EMIT chosen(*row);
    });
}

void ModelList::setRows(std::vector<ModelRow> rows, const QHash<QString, QString>& states)
{
    const QString before = currentModel();
    m_rows = std::move(rows);
    m_states = states;
    fill(before);
}

void ModelList::setSearch(const QString& search)
{
    m_search = search;
    fill(currentModel());
}

std::optional<ModelRow> ModelList::current() const
{
    const QTreeWidgetItem* item = currentItem();
    const QVariant index = item ? item->data(Title, kIndexRole) : QVariant();
    if (!index.isValid())
        return std::nullopt;
    return m_rows.at(index.toUInt());
}

QString ModelList::currentModel() const
{
    const auto row = current();
    return row ? row->model : QString();
}

void ModelList::select(const QString& model)
{
    for (int i = 0; i < topLevelItemCount(); ++i) {
        const QTreeWidgetItem* parent = topLevelItem(i);
        for (int j = 0; j < parent->childCount(); ++j) {
            QTreeWidgetItem* item = parent->child(j);
            if (m_rows.at(item->data(Title, kIndexRole).toUInt()).model == model)
                return setCurrentItem(item);
        }
    }
}

void ModelList::fill(const QString& selection)
{
    {
        const QSignalBlocker quiet(this);
        clear();
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            if (m_rows[i].matches(m_search))
                group(m_rows[i].group)->addChild(makeItem(m_rows[i], i));
        expandAll();
        select(selection);
        // A search that leaves one model means it.
        const bool isOne = topLevelItemCount() == 1 && topLevelItem(0)->childCount() == 1;
        if (!m_search.isEmpty() && !current() && isOne)
            setCurrentItem(topLevelItem(0)->child(0));
    }
    Q_EMIT selected();
}

QTreeWidgetItem* ModelList::group(ModelRow::Group group)
{
    const int count = topLevelItemCount();
    if (count > 0 && topLevelItem(count - 1)->data(Title, kGroupRole) == static_cast<int>(group))
        return topLevelItem(count - 1);  // rows come by group
    auto* item = new QTreeWidgetItem(this, {titleOf(group)});
    item->setData(Title, kGroupRole, static_cast<int>(group));
    item->setFlags(Qt::ItemIsEnabled);
    item->setFirstColumnSpanned(true);
    item->setSizeHint(Title, QSize(0, fontMetrics().height() + 2 * kRowPadding));
    QFont bold = font();
    bold.setBold(true);
    item->setFont(Title, bold);
    return item;
}

QTreeWidgetItem* ModelList::makeItem(const ModelRow& row, std::size_t index) const
{
    QString state = m_states.value(row.model);
    if (state.isEmpty() && !row.problem.isEmpty())
        state = tr("cannot be used");
    if (state.isEmpty() && row.isCached)
        state = tr("in another program's cache");
    auto* item = new QTreeWidgetItem({row.title, row.size, row.licence, row.source, state});
    item->setData(Title, kIndexRole, static_cast<uint>(index));
    item->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
    if (!row.problem.isEmpty())
        for (int column = Title; column <= State; ++column)
            item->setForeground(column, quietText(palette()));
    item->setToolTip(Title, row.problem.isEmpty() ? row.note : row.problem);
    return item;
}

}  // namespace clipscope::ui
