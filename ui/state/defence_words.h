// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attack/defences.h"

#include <QString>

#include <span>

namespace clipscope::ui {

/// "no defence", "mean of six crops"; of a single template the template itself.
[[nodiscard]] QString titleOf(const Defence& defence);
/// What the defence does, in a sentence.
[[nodiscard]] QString explanationOf(const Defence& defence);
/// "strawberry 0.98"; `score` of the top prompt.
[[nodiscard]] QString scoreText(const PromptScore& score);
/// How much more of the right prompt's probability is left under attack than without a defence.
/// The right prompt is the top one of the clean picture, undefended.
[[nodiscard]] double gainOf(const DefenceRow& row, const DefenceRow& undefended);

/// What came of the rows, no defence first, in sentences that can be quoted; says how many are
/// still to come up to `total`. Empty before a defence was tried.
[[nodiscard]] QString defenceSummary(std::span<const DefenceRow> rows, int total);

}  // namespace clipscope::ui
