// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/checkpoint/checkpoint.h"
#include "core/clip/clip_config.h"
#include "core/clip/clip_model.h"

#include <memory>
#include <string>

namespace clipscope {

/// Loads a CLIP of any known layout, one weight after another: needs the memory of the model in
/// fp32 and little more. Compares the checksums that the file states. Reports "checking file" and
/// "loading model". Throws Cancelled, Error(Corrupt) that names the tensor that is missing, left
/// over, of a wrong shape or not finite, or Error(Unsupported) for what is no CLIP.
[[nodiscard]] std::unique_ptr<ClipModel> loadClip(
    std::shared_ptr<const Checkpoint> checkpoint,
    const ClipConfig& config,
    const std::string& fileName,
    const RunContext& context = RunContext());

}  // namespace clipscope
