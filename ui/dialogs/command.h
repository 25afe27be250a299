// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace clipscope::ui {

/// Something that can be done by name.
struct Command {
    enum class Mark { None, Off, On };  ///< None: it is not a switch

    QString title;  ///< without a mnemonic
    QString place;  ///< where it stands in the menus: "View ▸ Theme"
    QString keys;   ///< in the desktop's writing; empty: none
    Mark mark = Mark::None;
    QString obstacle;  ///< why it cannot be done now; empty: it can
    std::function<void()> run;
};

using Commands = std::vector<Command>;
/// Lists commands as of now. The palette asks anew each time that it opens.
using CommandSource = std::function<Commands()>;

}  // namespace clipscope::ui
