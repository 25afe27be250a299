// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a safetensors file, as the header of one whose length field and data are right, and
// as the index of a sharded checkpoint.
#include "core/checkpoint/index_file.h"
#include "core/checkpoint/safetensors_file.h"
#include "tests/fuzz/fuzz_checkpoint.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace clipscope::fuzz {
namespace {

void readWhole(std::span<const std::byte> bytes)
{
    static_cast<void>(looksLikeSafetensors(bytes));
    mayRefuse([&] { useCheckpoint(readSafetensorsFile(bytes, "input"), bytes); });
}

/// Spares the fuzzer the length field, which changes with every byte that it adds.
void readAsHeader(std::span<const std::byte> json)
{
    constexpr std::size_t kLengthBytes = 8;
    constexpr std::size_t kDataBytes = 64;
    std::vector<std::byte> file(kLengthBytes + json.size() + kDataBytes, std::byte{1});
    for (std::size_t i = 0; i < kLengthBytes; ++i)
        file[i] = static_cast<std::byte>((json.size() >> (8 * i)) & 0xFFU);
    std::copy(json.begin(), json.end(), file.begin() + kLengthBytes);
    readWhole(file);
}

void readAsIndex(std::span<const std::byte> bytes)
{
    static_cast<void>(looksLikeIndex(bytes));
    mayRefuse([&] {
        for (const auto& [tensor, file] : readIndex(bytes, "input"))
            require(file.find('/') == std::string::npos, "a part is a neighbour of the index");
    });
}

}  // namespace
}  // namespace clipscope::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace clipscope::fuzz;
    const auto bytes = std::as_bytes(std::span(data, size));
    readWhole(bytes);
    readAsHeader(bytes);
    readAsIndex(bytes);
    return 0;
}
