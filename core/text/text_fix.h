// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace clipscope {

/// Repairs what copying and pasting does to text, with the rules of ftfy 6 (`fix_text`): character
/// references, Windows-1252 controls, Latin ligatures, full and half width forms, curly quotes,
/// line breaks, terminal escapes, control characters, canonical composition; each line until
/// stable.
///
/// Left out on purpose: the repair of mojibake ("sÃ³" for "só"), a large heuristic for text that
/// nobody types as a prompt; such text keeps the ids that CLIP gives it without ftfy. Text escaped
/// more than 100 times over is repaired 100 times, so that no input takes quadratic time.
[[nodiscard]] std::u32string fixText(std::u32string_view text);

}  // namespace clipscope
