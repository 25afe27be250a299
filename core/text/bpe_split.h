// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace clipscope {

inline constexpr std::u32string_view kStartMarker = U"<|startoftext|>";
inline constexpr std::u32string_view kEndMarker = U"<|endoftext|>";

/// Cuts cleaned text into the words that are encoded one by one: a marker, an English contraction
/// ('s 't 're 've 'm 'll 'd), a run of letters, one number character, or a run of anything else but
/// white space; the first of these that fits. Markers and contractions match any case, U+017F for
/// "s" included. The views point into `text`. One character belongs to no word and is lost, as in
/// CLIP's own pattern: U+0345, a mark that is no letter but has one as its capital.
[[nodiscard]] std::vector<std::u32string_view> splitWords(std::u32string_view text);

}  // namespace clipscope
