// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace clipscope::ui {

/// What the message bar offers besides closing it.
enum class Remedy { None, OpenPicture, OpenModel, Retry, Restore };

/// Something to tell the user, in one sentence that names the thing and the remedy.
struct Notice {
    enum class Kind { Information, Warning, Error };
    Kind kind = Kind::Information;
    QString text;
    Remedy remedy = Remedy::None;
};

}  // namespace clipscope::ui
