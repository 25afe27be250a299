// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace clipscope {

/// A prompt as CLIP's tokenizer sees it: repaired (fixText), HTML references decoded twice, runs of
/// white space made one space, none at the ends, lower case. Any bytes; broken UTF-8 becomes
/// U+FFFD.
[[nodiscard]] std::u32string cleanPrompt(std::string_view prompt);

}  // namespace clipscope
