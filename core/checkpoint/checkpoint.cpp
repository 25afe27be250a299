// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/checkpoint.h"

#include "core/base/error.h"
#include "core/checkpoint/printable.h"

#include <algorithm>
#include <cstring>
#include <zlib.h>

namespace clipscope {

namespace {

/// Walks all elements in row-major order without recursion: `offset` is where the element lies.
class StridedWalk {
public:
    explicit StridedWalk(const StoredTensor& tensor)
        : m_shape(tensor.shape)
        , m_strides(tensor.strides)
        , m_index(tensor.shape.size(), 0)
    {
    }
    [[nodiscard]] std::int64_t offset() const { return m_offset; }
    void next()
    {
        for (std::size_t axis = m_shape.size(); axis-- > 0;) {
            m_offset += m_strides[axis];
            if (++m_index[axis] < m_shape[axis])
                return;
            m_offset -= m_strides[axis] * m_shape[axis];
            m_index[axis] = 0;
        }
    }

private:
    const std::vector<std::int64_t>& m_shape;
    const std::vector<std::int64_t>& m_strides;
    std::vector<std::int64_t> m_index;
    std::int64_t m_offset = 0;
};

std::string fileNameOf(const Checkpoint& checkpoint)
{
    return checkpoint.files.empty() ? "the checkpoint" : checkpoint.files.front()->path().string();
}

}  // namespace

std::string_view toString(Container container)
{
    switch (container) {
    case Container::Safetensors:
        return "safetensors";
    case Container::TorchScript:
        return "TorchScript archive";
    case Container::TorchZip:
        return "PyTorch archive";
    case Container::TorchLegacy:
        return "old PyTorch file";
    }
    return {};
}

std::int64_t StoredTensor::elements() const
{
    std::int64_t count = 1;
    for (const std::int64_t side : shape)
        count *= side;
    return count;
}

bool StoredTensor::isContiguous() const
{
    if (strides.empty())
        return true;
    std::int64_t wanted = 1;
    for (std::size_t axis = shape.size(); axis-- > 0;) {
        if (shape[axis] != 1 && strides[axis] != wanted)
            return false;
        wanted *= shape[axis];
    }
    return true;
}

std::int64_t Checkpoint::bytes() const
{
    std::int64_t total = 0;
    for (const auto& [name, tensor] : tensors)
        total += tensor.elements() * static_cast<std::int64_t>(sizeOf(tensor.dtype));
    return total;
}

void verifyChecksums(const Checkpoint& checkpoint, const RunContext& context)
{
    constexpr std::size_t kStep = std::size_t{16} << 20;
    Progress progress{.stage = "checking file"};
    for (const ChecksummedPart& part : checkpoint.checksums)
        progress.total += static_cast<std::int64_t>(part.bytes.size());
    for (const ChecksummedPart& part : checkpoint.checksums) {
        uLong crc = ::crc32(0, nullptr, 0);
        for (std::size_t done = 0; done < part.bytes.size(); done += kStep) {
            const auto piece = part.bytes.subspan(done, std::min(kStep, part.bytes.size() - done));
            // zlib wants its own name for bytes.
            crc = ::crc32(
                crc, reinterpret_cast<const Bytef*>(piece.data()), static_cast<uInt>(piece.size()));
            for (const auto& file : checkpoint.files)
                file->release(piece);
            progress.done += static_cast<std::int64_t>(piece.size());
            context.step(progress);
        }
        if (crc != part.crc32)
            throw Error(
                ErrorCode::Corrupt,
                fileNameOf(checkpoint) + ": the checksum of its part " + printable(part.name) +
                    " is wrong; the file is damaged, download it again");
    }
}

void copyElements(const StoredTensor& tensor, std::byte* target)
{
    const std::int64_t count = tensor.elements();
    if (count == 0)
        return;
    const std::size_t size = sizeOf(tensor.dtype);
    const auto total = static_cast<std::size_t>(count) * size;
    if (tensor.isContiguous()) {
        std::memcpy(target, tensor.bytes.data(), total);
    } else {
        StridedWalk walk(tensor);
        for (std::byte* at = target; at < target + total; at += size, walk.next())
            std::memcpy(
                at, tensor.bytes.data() + static_cast<std::size_t>(walk.offset()) * size, size);
    }
    // Any other byte in a bool is undefined behaviour for whoever reads it.
    if (tensor.dtype == DType::Bool)
        std::transform(target, target + total, target, [](std::byte byte) {
            return std::byte{byte != std::byte{0}};
        });
}

}  // namespace clipscope
