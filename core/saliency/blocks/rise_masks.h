// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace clipscope {

/// One of RISE's masks: a coarse binary grid, enlarged and shifted.
///
/// `grid`: [s, s], s at least 2. It is enlarged bilinearly to (s + 1) * cell pixels a side, where
/// cell = ceil(n / s), with half-pixel centres and a mirror border (cell -1 is cell 1: edge cells
/// are not repeated); of that the n x n pixels from (offsetY, offsetX) on, each in [0, cell), are
/// the mask [n, n]. Petsiuk et al., BMVC 2018, arXiv:1806.07421, section 3.3, with the border of
/// its program. Throws Error(InvalidArgument) if an argument is out of range.
[[nodiscard]] at::Tensor
riseMask(const at::Tensor& grid, std::int64_t offsetY, std::int64_t offsetX, std::int64_t n);

/// The random masks of one run, made on demand: what they are is cheap to keep, 8000 masks are not.
struct RiseMasks {
    std::uint64_t seed = 0;
    std::int64_t cells = 8;    ///< s
    double probability = 0.1;  ///< of a cell to be 1
    std::int64_t side = 0;     ///< n

    /// Mask number `index` [n, n]: always the same, in whatever order they are made.
    [[nodiscard]] at::Tensor mask(std::int64_t index) const;
};

}  // namespace clipscope
