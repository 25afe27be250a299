// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace clipscope {

/// Blocks of the text tower whose attention tells which words matter.
enum class WordBlocks {
    Last,  ///< the last one: the authors' notebook
    All    ///< all: the paper's formulation
};

}  // namespace clipscope
