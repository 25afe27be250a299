// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace clipscope::cli {

/// "clipscope: <sentence>" on standard error, on one line whatever the sentence holds.
void complain(std::string_view sentence);
/// "clipscope: note: <sentence>": something that was done differently than asked.
void note(std::string_view sentence);

/// A table of prompts with cosine, logit and, for more than one, probability. `marked`: the row
/// that gets an arrow; none if it is out of range.
[[nodiscard]] std::string scoreTable(const std::vector<PromptScore>& prompts, std::size_t marked);

/// Control characters would break the line or the terminal: they become blanks.
[[nodiscard]] std::string oneLine(std::string_view text);

}  // namespace clipscope::cli
