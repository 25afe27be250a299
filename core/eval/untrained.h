// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"

#include <cstdint>
#include <filesystem>

namespace clipscope {

/// Writes a model that has learnt nothing: the names and shapes of a checkpoint with random
/// weights, as networks start. Matrices and kernels are normal with variance 2 / fan-in,
/// embeddings with 0.02^2; norms do nothing; the logit scale is kept. The same for the same seed.
/// Throws as openCheckpoint() and writeSafetensorsFile() do.
void writeUntrained(
    const std::filesystem::path& checkpoint,
    std::uint64_t seed,
    const std::filesystem::path& target,
    const RunContext& context = RunContext());

}  // namespace clipscope
