// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/backend.h"

#include <QString>

#include <functional>

namespace clipscope::ui {

/// Characters of `prompt` that fit into the model's context: all, or up to the first word that is
/// not wholly read. A first word that is too long by itself, or a text without words, is cut
/// between two characters as people see them. Asks `count` about as often as the number of words
/// can be halved, and once if everything fits.
[[nodiscard]] qsizetype
readLength(const QString& prompt, const std::function<TokenCount(const QString&)>& count);

}  // namespace clipscope::ui
