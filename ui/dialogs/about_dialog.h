// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace clipscope::ui {

/// Name, version, what it is, licence and what it stands on. Does not block.
void showAbout(QWidget& parent);

}  // namespace clipscope::ui
