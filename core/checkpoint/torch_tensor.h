// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/checkpoint.h"
#include "core/checkpoint/pickle.h"
#include "core/checkpoint/torch_elements.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace clipscope {

/// A persistent id: which storage of the file a tensor lies in.
struct StorageId {
    std::string_view key;
    const TorchElement* element = nullptr;  ///< null: untyped, counted in bytes
    std::uint64_t count = 0;                ///< elements
    /// The part that is meant, in elements. Only old files have storages inside storages.
    std::uint64_t viewOffset = 0;
    std::uint64_t viewCount = 0;

    [[nodiscard]] std::uint64_t elementBytes() const { return element ? element->bytes : 1; }
    [[nodiscard]] std::uint64_t bytes() const
    {
        return count * elementBytes();
    }  ///< never overflows
};

/// Finds the bytes of a storage, exactly as many as it states, or throws.
using StorageBytes = std::function<std::span<const std::byte>(const StorageId& storage)>;

/// Reads `(storage, class, key, location, count[, view])`. Throws Error(Corrupt) naming `fileName`.
[[nodiscard]] StorageId
readStorageId(const PickleTree& tree, PickleId persistent, const std::string& fileName);

/// True for values that torch.load would make a tensor or a parameter of.
[[nodiscard]] bool isTensor(const PickleTree& tree, PickleId id);

/// The tensor that `id` describes, as a view of its storage.
///
/// Everything is checked: sizes, strides and offset are not negative, no more than 8 dimensions and
/// 2^40 elements, every element lies inside the storage, and there are no more elements than the
/// storage has (an expanded tensor would let a small file ask for any amount of memory).
/// Throws Error(Corrupt), or Error(Unsupported) for element types without a DType; both name
/// `fileName` and `name`.
[[nodiscard]] StoredTensor readTensor(
    const PickleTree& tree,
    PickleId id,
    const std::string& name,
    const std::string& fileName,
    const StorageBytes& storageBytes);

}  // namespace clipscope
