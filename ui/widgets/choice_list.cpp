// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice_list.h"

#include <QComboBox>
#include <QSignalBlocker>

namespace clipscope::ui {

QComboBox*
makeChoiceList(const char* name, const QString& title, const QString& help, QWidget* parent)
{
    auto* list = new QComboBox(parent);
    list->setObjectName(QLatin1String(name));
    list->setAccessibleName(title);
    list->setAccessibleDescription(help);
    list->setToolTip(help);
    return list;
}

void addChoice(QComboBox& list, const QVariant& value, const QString& title, const QString& help)
{
    list.addItem(title, value);
    list.setItemData(list.count() - 1, help, Qt::ToolTipRole);
}

void showChoice(QComboBox& list, const QVariant& value)
{
    const QSignalBlocker quiet(list);
    list.setCurrentIndex(list.findData(value));
}

}  // namespace clipscope::ui
