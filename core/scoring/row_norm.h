// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scoring/storage_type.h"

#include <cstdint>

namespace clipscope {

/// LayerNorm of `rows` rows of `width` numbers, epsilon 1e-5: (x - mean) / deviation * weight +
/// bias. `out` holds fp32 or bf16 (rounded to nearest, ties to even), by `storage`; it may not
/// overlap `x`. Runs on torch's threads.
void normaliseRows(
    std::int64_t rows,
    std::int64_t width,
    const float* x,
    const float* weight,
    const float* bias,
    StorageType storage,
    void* out);

}  // namespace clipscope
