// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace clipscope {

enum class StorageType {
    Float32,
    BFloat16  ///< weights and activations; sums are still taken in fp32
};

/// True where oneDNN can compute in bf16 at all: on every AVX-512 processor.
[[nodiscard]] bool canComputeBFloat16();

/// True where bf16 is also faster than fp32: the processor has instructions for it (AVX512-BF16 or
/// AMX) and they are not ruled out by ONEDNN_MAX_CPU_ISA.
[[nodiscard]] bool isBFloat16Fast();

}  // namespace clipscope
