// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/workbench.h"

#include <QString>
#include <QStringList>

namespace clipscope {

/// The window's part of the command line.
struct GuiOptions {
    ui::Start start;
    QStringList furtherPictures;  ///< for the list of recent ones: the window shows one at a time
    QString screenshot;           ///< file to save the first finished window to; empty: none
    bool resetSettings = false;   ///< forget preferences, recent files and layout first
    bool safeMode = false;        ///< neither read nor keep settings
    QString stallLog;             ///< file for the longest stall of the event loop; empty: none
};

/// `arguments`: the program's name first, without Qt's own options.
/// Throws Error(InvalidArgument) in one sentence for a wrong call.
[[nodiscard]] GuiOptions readGuiOptions(const QStringList& arguments);

}  // namespace clipscope
