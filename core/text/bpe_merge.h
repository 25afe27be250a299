// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/bpe_vocabulary.h"

#include <string_view>
#include <vector>

namespace clipscope {

/// Byte-pair encoding of one word: repeatedly the adjacent pair of lowest rank is merged, at all
/// its places from left to right, until none has a rank. `word` is UTF-8 and not empty. O(n log n)
/// in its bytes. Source: Sennrich, Haddow and Birch, arXiv 1508.07909, algorithm 1.
[[nodiscard]] std::vector<BpeSymbol>
mergeWord(const BpeVocabulary& vocabulary, std::string_view word);

}  // namespace clipscope
