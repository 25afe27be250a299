// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/checkpoint/dtype.h"
#include "core/checkpoint/mapped_file.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// What kind of file a checkpoint came in.
enum class Container {
    Safetensors,
    TorchScript,  ///< zip with data.pkl and code: OpenAI's own files. The code is never run
    TorchZip,     ///< zip with data.pkl, as torch.save writes it since PyTorch 1.6
    TorchLegacy   ///< a row of pickles and raw storages, as torch.save wrote it before
};

/// "safetensors", "TorchScript archive", "PyTorch archive", "old PyTorch file".
[[nodiscard]] std::string_view toString(Container container);

/// A tensor where it lies in its file: nothing is copied or converted.
struct StoredTensor {
    DType dtype = DType::Float32;
    std::vector<std::int64_t> shape;
    /// In elements, one per dimension, none negative; empty: row-major without gaps.
    std::vector<std::int64_t> strides;
    /// From the first element to the end of the last one: every element that shape and strides
    /// reach lies inside. Not necessarily aligned.
    std::span<const std::byte> bytes;

    [[nodiscard]] std::int64_t elements() const;
    /// True if the elements lie row by row without gaps.
    [[nodiscard]] bool isContiguous() const;
};

/// A part of a file whose checksum the file states.
struct ChecksummedPart {
    std::string name;
    std::span<const std::byte> bytes;
    std::uint32_t crc32 = 0;
};

/// The tensors of one checkpoint, in the names of its file.
///
/// Only views: valid as long as the files in `files` are mapped, which the checkpoint keeps up.
struct Checkpoint {
    Container container = Container::Safetensors;
    std::map<std::string, StoredTensor> tensors;
    /// `__metadata__` of safetensors files.
    std::map<std::string, std::string> metadata;
    /// Parts whose checksums are still to be compared, see verifyChecksums().
    std::vector<ChecksummedPart> checksums;
    /// One, or several for a sharded checkpoint.
    std::vector<std::shared_ptr<const MappedFile>> files;

    /// Bytes of all tensors as they are stored.
    [[nodiscard]] std::int64_t bytes() const;
};

/// Reads everything that has a checksum and compares. Throws Error(Corrupt) naming file and part,
/// or Cancelled between 16 MB; reports "checking file".
void verifyChecksums(const Checkpoint& checkpoint, const RunContext& context);

/// The elements in row-major order, whatever the strides, as a copy of elements() * sizeOf(dtype)
/// bytes to `target`. Bool elements become 0 or 1.
void copyElements(const StoredTensor& tensor, std::byte* target);

}  // namespace clipscope
