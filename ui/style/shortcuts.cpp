// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/shortcuts.h"

namespace clipscope::ui {

QList<QKeySequence> keys(QKeySequence::StandardKey standard, const QList<QKeySequence>& fallbacks)
{
    QList<QKeySequence> all = QKeySequence::keyBindings(standard);
    for (const QKeySequence& fallback : fallbacks)
        if (!all.contains(fallback))
            all.append(fallback);
    return all;
}

}  // namespace clipscope::ui
