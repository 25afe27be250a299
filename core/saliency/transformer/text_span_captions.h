// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace clipscope {

/// One text that tells what an attention head writes.
struct HeadCaption {
    std::int64_t text = 0;  ///< row of the texts
    /// Standard deviation over the pictures of their contributions along the text, as it was when
    /// the text was picked (population, not sample); falls from caption to caption.
    double deviation = 0;
    /// Share of the contributions' variance that this and the captions before it explain, 0 to 1.
    double explained = 0;
};

/// TextSpan: texts, picked greedily, whose directions span what one head contributes to many
/// pictures (Gandelsman et al., ICLR 2024, arXiv:2310.05916, section 4.1, algorithm 1).
///
/// `contributions` [K, E]: of one head to K >= 2 pictures (Decomposition::attention). `texts`
/// [M, E]: unit rows. `count`: captions wanted, at least 1. `rank`: the texts are first projected
/// on this many leading directions of the contributions, at least 1; directions in which there is
/// nothing but rounding are never used, so that a large rank is harmless.
/// Among equals the first text wins. Fewer than `count` captions if nothing is left to explain;
/// none at all if the contributions are all the same.
/// Throws Error(InvalidArgument) for shapes that do not fit or too small numbers.
[[nodiscard]] std::vector<HeadCaption>
captionHead(const at::Tensor& contributions, const at::Tensor& texts, int count, int rank);

}  // namespace clipscope
