// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/pickle.h"
#include "core/checkpoint/torch_tensor.h"

#include <cstdint>
#include <map>
#include <string>

namespace clipscope {

/// The tensors of the state dict in a pickle, by name.
///
/// A state dict is a dict whose values include tensors; its other values are left out. It is the
/// root object or lies under "state_dict", "model_state_dict" or "model", up to two levels deep;
/// the deepest wins, because training scripts put single tensors (a best score) beside the model. A
/// root object of a TorchScript archive gives the tensors among its attributes and those of its
/// sub-modules, by dotted paths.
///
/// `fileBytes` bounds what is accepted: tensors may share storages, but not to the effect that
/// together they are larger than sixteen times the file.
/// Throws as readTensor() does; Error(Corrupt) for names that occur twice, are longer than 1000
/// bytes or no text, and for modules that contain themselves; Error(Unsupported) for more than
/// 100000 tensors and if there is no state dict.
[[nodiscard]] std::map<std::string, StoredTensor> readStateDict(
    const PickleTree& tree,
    const std::string& fileName,
    std::uint64_t fileBytes,
    const StorageBytes& storageBytes);

}  // namespace clipscope
