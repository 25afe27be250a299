// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>

namespace clipscope::ui {

/// The desktop's own keys for an action, then ours: bare sessions leave some of the standard ones
/// empty, and no desktop has all that people try (Ctrl+= for zooming in).
[[nodiscard]] QList<QKeySequence>
keys(QKeySequence::StandardKey standard, const QList<QKeySequence>& fallbacks = {});

}  // namespace clipscope::ui
