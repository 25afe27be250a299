// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/checkpoint.h"

#include <cstddef>
#include <span>
#include <string>

namespace clipscope {

/// Reads a zip that torch.save or torch.jit.save wrote: its directory and its data.pkl, as data.
/// No class of the pickle is looked up, no function called, no TorchScript compiled. The tensors
/// are views of `bytes`; `files` stays empty.
///
/// The root object may be a dict of tensors, a dict that holds one under "state_dict",
/// "model_state_dict" or "model" (training checkpoints), or a TorchScript module, whose tensors are
/// named by their attribute paths.
/// Throws Error(Corrupt) or Error(Unsupported) that names `fileName`, what is wrong and the remedy.
[[nodiscard]] Checkpoint
readTorchArchive(std::span<const std::byte> bytes, const std::string& fileName);

/// The same for the format of PyTorch before 1.6: five pickles and the storages one after another.
[[nodiscard]] Checkpoint
readTorchLegacy(std::span<const std::byte> bytes, const std::string& fileName);

}  // namespace clipscope
