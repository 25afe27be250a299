// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

class QComboBox;
class QWidget;

namespace clipscope::ui {

/// A combo box with its names. Assistive tools read the current text as its name, so that `help`
/// is also its description; give it a label as buddy.
[[nodiscard]] QComboBox*
makeChoiceList(const char* name, const QString& title, const QString& help, QWidget* parent);

/// Adds an entry with a tooltip.
void addChoice(QComboBox& list, const QVariant& value, const QString& title, const QString& help);

/// Shows the entry of `value` without emitting anything.
void showChoice(QComboBox& list, const QVariant& value);

}  // namespace clipscope::ui
