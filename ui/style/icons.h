// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace clipscope::ui {

/// Name of a property of actions and menus: the name of their icon, so that a missing one shows.
inline constexpr const char* kIconName = "iconName";

/// An icon of our set by its file name without ending ("open"), drawn in the text colour of the
/// palette in force, at any size and scale. A null icon if there is none of that name.
[[nodiscard]] QIcon icon(const QString& name);
/// The program's own, in its own colours.
[[nodiscard]] QIcon applicationIcon();

}  // namespace clipscope::ui
