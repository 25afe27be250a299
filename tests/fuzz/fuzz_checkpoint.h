// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/checkpoint.h"
#include "tests/fuzz/fuzz_target.h"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace clipscope::fuzz {

inline bool liesIn(std::span<const std::byte> part, std::span<const std::byte> whole)
{
    if (part.empty())
        return true;
    const std::less_equal<const std::byte*> notAfter;
    return notAfter(whole.data(), part.data()) &&
           notAfter(part.data() + part.size(), whole.data() + whole.size());
}

/// Touches everything that a reader promised: views that reach outside of the file show under the
/// address sanitizer or here.
inline void useCheckpoint(const Checkpoint& checkpoint, std::span<const std::byte> file)
{
    constexpr std::size_t kMostBytes = 1 << 20;
    for (const auto& [name, tensor] : checkpoint.tensors) {
        require(liesIn(tensor.bytes, file), "a tensor lies in its file");
        const std::int64_t elements = tensor.elements();
        require(elements >= 0, "a tensor has a number of elements");
        require(
            tensor.strides.empty() || tensor.strides.size() == tensor.shape.size(),
            "there is a stride for every side");
        if (static_cast<std::uint64_t>(elements) > kMostBytes / sizeOf(tensor.dtype))
            continue;
        std::vector<std::byte> copy(static_cast<std::size_t>(elements) * sizeOf(tensor.dtype));
        copyElements(tensor, copy.data());
    }
    require(checkpoint.bytes() >= 0, "a checkpoint has a size");
    for (const ChecksummedPart& part : checkpoint.checksums)
        require(liesIn(part.bytes, file), "a checksummed part lies in its file");
    mayRefuse([&] { verifyChecksums(checkpoint, RunContext()); });
}

}  // namespace clipscope::fuzz
