// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a PyTorch archive: as they are, and with the checksums of its members made right.
#include "core/checkpoint/little_endian.h"
#include "core/checkpoint/torch_archive.h"
#include "tests/fuzz/fuzz_checkpoint.h"
#include "tests/support/zip_writer.h"

#include <algorithm>
#include <string>
#include <vector>

namespace clipscope::fuzz {
namespace {

void readWhole(std::span<const std::byte> bytes)
{
    mayRefuse([&] { useCheckpoint(readTorchArchive(bytes, "input"), bytes); });
}

void write32(std::vector<std::byte>& file, std::size_t position, std::uint32_t value)
{
    for (std::size_t i = 0; i < sizeof value; ++i)
        file[position + i] = static_cast<std::byte>(value >> (8 * i));
}

/// Writes the true checksum of whatever a directory entry points at into the entry and the record,
/// so that changes of the content get past them. Looks for entries anywhere, as a fuzzer leaves
/// them.
void repairChecksums(std::vector<std::byte>& file)
{
    constexpr std::size_t kCentral = 46;
    constexpr std::size_t kLocal = 30;
    constexpr std::size_t kSmall = 1 << 16;
    const auto at16 = [&](std::size_t p) { return littleEndian<std::uint16_t>(file, p); };
    const auto at32 = [&](std::size_t p) { return littleEndian<std::uint32_t>(file, p); };
    for (std::size_t entry = 0; entry + kCentral <= file.size(); ++entry) {
        if (at32(entry) != 0x02014b50)
            continue;
        const std::size_t size = at32(entry + 20);
        const std::size_t record = at32(entry + 42);
        if (size > kSmall || record + kLocal > file.size())
            continue;
        const std::size_t data = record + kLocal + at16(record + 26) + at16(record + 28);
        if (data + size > file.size())
            continue;
        const std::string content(
            reinterpret_cast<const char*>(file.data()) + data,
            reinterpret_cast<const char*>(file.data()) + data + size);
        const std::uint32_t crc = slowCrc32(content);
        write32(file, entry + 16, crc);
        if (at32(record + 14) != 0)
            write32(file, record + 14, crc);
    }
}

}  // namespace
}  // namespace clipscope::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace clipscope::fuzz;
    const auto bytes = std::as_bytes(std::span(data, size));
    readWhole(bytes);
    std::vector<std::byte> repaired(bytes.begin(), bytes.end());
    repairChecksums(repaired);
    if (!std::equal(repaired.begin(), repaired.end(), bytes.begin()))
        readWhole(repaired);
    return 0;
}
